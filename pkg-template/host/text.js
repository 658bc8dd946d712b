/** Text between JavaScript and the memory of the core. */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Writes a text as UTF-8.
 *
 * @param {string} text
 * @param {Uint8Array} bytes
 * @returns {number} its length in bytes: more than there is room for if it does not fit
 */
export function encodeInto(text, bytes) {
	const { read, written } = encoder.encodeInto(text, bytes);
	return read === text.length ? written : encoder.encode(text).length;
}

/** @param {Uint8Array} bytes UTF-8 */
export const decode = (bytes) => decoder.decode(bytes);

/**
 * The JSON text of an object, with members before its own.
 *
 * @param {string} object that has members
 * @param {string} members each with a comma after it
 */
export const withMembers = (object, members) => `{${members}${object.slice(1)}`;
