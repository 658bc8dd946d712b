import { BadRequest } from "./answers.js";
import { byteLength } from "./bytes.js";

/** @typedef {{ kind: "id" | "email" | "cio_id"; value: string }} Identifier */

const MAX_ID_BYTES = 150;

/**
 * Something on both sides of one `@`, and no space: the spec speaks of "the shape of the value" and does
 * not say more.
 *
 * @param {string} text
 */
export const isEmail = (text) => /^[^\s@]+@[^\s@]+$/.test(text);

/**
 * What an identifier in a path means; the API tells the kind by the shape of the value.
 *
 * @param {string} text already percent-decoded
 * @returns {Identifier}
 * @throws {BadRequest}
 */
export function readIdentifier(text) {
	if (text.startsWith("cio_")) return { kind: "cio_id", value: text.slice("cio_".length) };
	if (isEmail(text)) return { kind: "email", value: text };
	return { kind: "id", value: checkId(text) };
}

/**
 * The limit is that of ids alone: the spec has none for an address.
 *
 * @param {string} id
 * @throws {BadRequest}
 */
export function checkId(id) {
	if (id.trim() === "") throw new BadRequest("id must not be blank");
	if (byteLength(id) > MAX_ID_BYTES) throw new BadRequest(`id must be at most ${MAX_ID_BYTES} bytes`);
	return id;
}
