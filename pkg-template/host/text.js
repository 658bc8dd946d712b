/** Texts that stay the host's: the core has them measured and put together where they are. */

const encoder = new TextEncoder();

/** @param {string} text */
export const utf8Length = (text) => encoder.encode(text).length;

/**
 * Writes a text as UTF-8.
 *
 * @param {string} text
 * @param {Uint8Array} bytes
 * @returns {number} how many bytes it has: more than there is room for if it does not fit
 */
export function encodeInto(text, bytes) {
	const { read, written } = encoder.encodeInto(text, bytes);
	return read === text.length ? written : utf8Length(text);
}

/**
 * Whether the JSON text of an object has an `id`, whatever the object had.
 *
 * @param {string} text
 */
export const hasId = (text) => text.includes('"id":') && Object.hasOwn(JSON.parse(text), "id");

/**
 * Puts an `id` into the JSON text of an object.
 *
 * @param {string} text
 * @param {string} id
 */
export const withId = (text, id) => `{"id":"${id}"${text === "{}" ? "" : ","}${text.slice(1)}`;

/**
 * @param {string} before
 * @param {string} text
 * @param {string} after
 */
export const enclose = (before, text, after) => before + text + after;
