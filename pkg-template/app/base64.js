/** Base64, with the standard alphabet. */
import { makeEncoder } from "../host/text.js";

/** How many bytes become text at once: the most arguments that a call takes in every runtime. */
const CHUNK = 0x2000;

/** @param {string | ArrayBuffer | ArrayBufferView} data text as UTF-8, or bytes */
export function toBase64(data) {
	const bytes = bytesOf(data);
	let text = "";
	for (let at = 0; at < bytes.length; at += CHUNK)
		text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
	return btoa(text);
}

/** @param {string | ArrayBuffer | ArrayBufferView} data */
function bytesOf(data) {
	if (typeof data === "string") return makeEncoder().encode(data);
	return ArrayBuffer.isView(data)
		? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
		: new Uint8Array(data);
}
