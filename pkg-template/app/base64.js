/** Base64, with the standard alphabet. */
import { asBytes } from "../host/bytes.js";
import { makeEncoder } from "../host/text.js";

/** How many bytes become text at once: the most arguments that a call takes in every runtime. */
const CHUNK = 0x2000;

/** @param {string | ArrayBuffer | ArrayBufferView} data text as UTF-8, or bytes */
export function toBase64(data) {
	const bytes = typeof data === "string" ? makeEncoder().encode(data) : asBytes(data);
	let text = "";
	for (let at = 0; at < bytes.length; at += CHUNK)
		text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
	return btoa(text);
}
