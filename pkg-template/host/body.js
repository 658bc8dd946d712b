/** The bodies of raw requests. */

import { asBytes, concatenate } from "./bytes.js";
import { Fault, isBlob, isFile, isObject, reading, tagOf } from "./fault.js";
import { ownData } from "./json.js";
import { makeEncoder } from "./text.js";

/**
 * What an object is as a body: `BodyKind` in the core.
 *
 * @typedef {"data" | "bytes" | "unrepeatable"} BodyKind
 */

/**
 * @param {any} value
 * @returns {BodyKind}
 * @throws {Fault}
 */
export const kindOfBody = (value) =>
	reading("", () => {
		if (/\[object (FormData|URLSearchParams|ReadableStream)\]/.test(tagOf(value)) || isStream(value))
			return "unrepeatable";
		return isFile(value) ? "bytes" : "data";
	});

/** Whether a value is one of Node's streams, or another async iterable. @param {any} value */
const isStream = (value) => typeof value.pipe === "function" || Symbol.asyncIterator in value;

/**
 * Texts, bytes and Blobs as one array of bytes. Not a Blob or `FormData`: those of jsdom or of a polyfill are not the ones that `fetch`
 * knows. Bytes are copied now, so that later changes have no effect.
 *
 * @param {(string | ArrayBuffer | ArrayBufferView | Blob)[]} parts
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {Fault}
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
	if (typeof part === "string") return makeEncoder().encode(part);
	return isBlob(part) ? bytesOfBlob(part) : asBytes(part).slice();
}

/** @param {Blob} blob */
async function bytesOfBlob(blob) {
	if (typeof blob.arrayBuffer === "function") {
		const buffer = await blob.arrayBuffer();
		if (!isFile(buffer)) throw new Fault("", "is a Blob whose arrayBuffer() gives no bytes");
		return new Uint8Array(buffer);
	}
	// A Blob of jsdom before version 27.
	if (typeof FileReader !== "function")
		throw new Fault("", "is a Blob without arrayBuffer(), which cannot be read");
	return await new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(new Uint8Array(/** @type {ArrayBuffer} */ (reader.result)));
		reader.onerror = () => reject(reader.error);
		reader.readAsArrayBuffer(blob);
	});
}

/**
 * A raw request with copies of its data, for a call that the core reads later.
 *
 * @template T
 * @param {T} request
 * @returns {T} the same if it cannot be read, which the core will report
 */
export function withOwnBytes(request) {
	try {
		if (!isObject(request)) return request;
		const own = /** @type {any} */ ({ ...request });
		if (Object.hasOwn(own, "data")) own.data = isFile(own.data) ? detached(own.data, 0) : ownData(own.data);
		for (const name of ["formData", "fileData"])
			if (Object.hasOwn(own, name)) own[name] = detached(own[name], 2);
		return own;
	} catch {
		return request;
	}
}

/**
 * @param {any} value
 * @param {number} depth how deep bytes can be in it
 * @returns {unknown}
 */
function detached(value, depth) {
	if (isFile(value)) return isBlob(value) ? value : asBytes(value).slice();
	if (depth === 0 || !isObject(value)) return value;
	if (Array.isArray(value)) return value.map((item) => detached(item, depth - 1));
	if (Symbol.iterator in value) return value;
	return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, detached(item, depth - 1)]));
}
