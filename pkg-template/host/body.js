/** The bodies of raw requests. */

import { isFile, reading, tagOf } from "./fault.js";

/**
 * What an object is as a body: `BodyKind` in the core.
 *
 * @typedef {"data" | "bytes" | "typed" | "unrepeatable"} BodyKind
 */

/**
 * @param {any} value
 * @returns {BodyKind}
 * @throws {import("./fault.js").Fault}
 */
export const kindOfBody = (value) =>
	reading("", () => {
		if (/\[object (FormData|URLSearchParams|ReadableStream)\]/.test(tagOf(value))) return "unrepeatable";
		if (!isFile(value)) return "data";
		return value.type ? "typed" : "bytes";
	});

/**
 * Texts, bytes and Blobs as one array of bytes. Not a Blob or `FormData`: those of jsdom or of a polyfill are not the ones that `fetch`
 * knows. Bytes are copied now, so that what changes later changes nothing.
 *
 * @param {(string | ArrayBuffer | ArrayBufferView | Blob)[]} parts
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {import("./fault.js").Fault}
 */
export function joinBytes(parts) {
	const chunks = reading("", () => parts.map(bytesOf));
	return Promise.all(chunks).then(concatenate, (thrown) =>
		reading("", () => {
			throw thrown;
		}),
	);
}

/**
 * @param {string | ArrayBuffer | ArrayBufferView | Blob} part
 * @returns {Uint8Array | Promise<Uint8Array>}
 */
function bytesOf(part) {
	if (typeof part === "string") return new TextEncoder().encode(part);
	if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength).slice();
	if ("arrayBuffer" in part) return part.arrayBuffer().then((buffer) => new Uint8Array(buffer));
	return new Uint8Array(part).slice();
}

/** @param {Uint8Array[]} chunks */
function concatenate(chunks) {
	const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
	let offset = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, offset);
		offset += chunk.length;
	}
	return bytes;
}
