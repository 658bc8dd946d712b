/** Text between JavaScript and the memory of the core. */

/** Made when they are needed: some hosts set them up after their imports. @type {Pick<TextEncoder, "encode" | "encodeInto">} */
let encoder;
/** @type {Pick<TextDecoder, "decode">} */
let decoder;

/** Bytes of the longest character in UTF-8. */
const LONGEST = 4;

/**
 * Writes a text as UTF-8.
 *
 * @param {string} text
 * @param {Uint8Array} bytes
 * @returns {number} its length in bytes: more than there is room for if it does not fit
 */
export function encodeInto(text, bytes) {
	encoder ??= makeEncoder();
	const { written } = encoder.encodeInto(text, bytes);
	// If the longest character would still have fitted, nothing is missing. Not by `read`: Deno 2.1 counts wrong once it has optimised
	// the call.
	return bytes.length - written >= LONGEST ? written : encoder.encode(text).length;
}

/** @param {Uint8Array} bytes UTF-8 */
export function decode(bytes) {
	decoder ??= makeDecoder();
	return decoder.decode(bytes);
}

/** The bytes themselves, for a host function that copies them at once. @param {Uint8Array<ArrayBuffer>} bytes */
export const view = (bytes) => bytes;

/**
 * The JSON text of an object, with members before its own.
 *
 * @param {string} object that has members
 * @param {string} members each with a comma after it
 */
export const withMembers = (object, members) => `{${members}${object.slice(1)}`;

/**
 * Whether a text has no lone surrogate.
 *
 * @param {string} text
 */
export const isWellFormed = (text) => text.isWellFormed?.() ?? !/\p{Surrogate}/u.test(text);

/**
 * The host's own encoder, or a replacement: Jest's jsdom has none.
 *
 * @returns {Pick<TextEncoder, "encode" | "encodeInto">}
 */
export const makeEncoder = () =>
	typeof TextEncoder === "function" ? new TextEncoder() : { encode: utf8Of, encodeInto: putInto };

/** The same for decoding. @returns {Pick<TextDecoder, "decode">} */
export const makeDecoder = () =>
	typeof TextDecoder === "function" ? new TextDecoder("utf-8", { ignoreBOM: true }) : { decode: textOf };

/** @param {string} [text] */
function utf8Of(text = "") {
	// A lone surrogate becomes U+FFFD, as in a TextEncoder.
	const escaped = encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "\ufffd"));
	const chars = escaped.replaceAll(/%(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Uint8Array.from(chars, (char) => char.charCodeAt(0));
}

/**
 * @param {string} text
 * @param {Uint8Array} bytes stay as they are if the text does not fit
 */
function putInto(text, bytes) {
	const utf8 = utf8Of(text);
	if (utf8.length > bytes.length) return { read: 0, written: bytes.length };
	bytes.set(utf8);
	return { read: text.length, written: utf8.length };
}

/** @param {Uint8Array} [bytes] */
const textOf = (bytes = new Uint8Array()) =>
	decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""));
