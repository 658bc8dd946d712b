/** @import { Json } from "../types/json.d.ts" */

import { BadRequest, invalid } from "../http/bad-request.js";
import { byteLength } from "../http/bytes.js";
import { readObject, readText } from "./fields.js";

/** @typedef {"id" | "email" | "phone" | "cio_id"} IdentifierKind */
/** @typedef {{ kind: IdentifierKind; value: string }} Identifier */

const MAX_ID_BYTES = 150;

/**
 * One `@` with text on both sides, and no white space. The specification only mentions "the shape of the value".
 *
 * @param {string} text
 */
const isEmail = (text) => /^[^\s@]+@[^\s@]+$/.test(text);

/**
 * Reads an identifier from a path. As in the API, the shape of the value decides its kind.
 *
 * @param {string} text already percent-decoded
 * @returns {Identifier}
 * @throws {BadRequest}
 */
export function readIdentifier(text) {
	if (text.startsWith("cio_")) return { kind: "cio_id", value: text.slice("cio_".length) };
	if (isEmail(text)) return { kind: "email", value: text };
	return { kind: "id", value: checkId(text, "id") };
}

/**
 * The limit applies to ids only: the specification has none for email addresses.
 *
 * @param {string} id
 * @param {string} field
 * @throws {BadRequest}
 */
export function checkId(id, field) {
	if (id.trim() === "") throw new BadRequest(invalid(field, "must not be blank"));
	if (byteLength(id) > MAX_ID_BYTES) {
		throw new BadRequest(invalid(field, `must be at most ${MAX_ID_BYTES} bytes`));
	}
	return id;
}

/**
 * @param {string} email
 * @param {string} field
 * @throws {BadRequest}
 */
export function checkEmail(email, field) {
	if (!isEmail(email)) throw new BadRequest(invalid(field, "must be an email address"));
	return email;
}

/**
 * E.164: "a leading `+` followed by up to 15 digits".
 *
 * @param {string} phone
 * @param {string} field
 * @throws {BadRequest}
 */
function checkPhone(phone, field) {
	if (!/^\+\d{1,15}$/.test(phone)) throw new BadRequest(invalid(field, "must be an E.164 phone number"));
	return phone;
}

/** @type {Record<IdentifierKind, (text: string, field: string) => string>} */
const CHECKS = { id: checkId, email: checkEmail, phone: checkPhone, cio_id: (text) => text };

/**
 * Reads an object with exactly one identifier, named by its kind. A cio_id has no prefix here.
 *
 * @template {IdentifierKind} K
 * @param {Json | undefined} value
 * @param {string} field
 * @param {readonly K[]} kinds the allowed kinds
 * @returns {{ kind: K; value: string }}
 * @throws {BadRequest}
 */
export function readIdentifiers(value, field, kinds) {
	const object = readObject(value, field);
	const [name, ...others] = Object.keys(object);
	const kind = kinds.find((allowed) => allowed === name);
	if (kind === undefined || others.length > 0) {
		throw new BadRequest(invalid(field, `must have exactly one of ${kinds.join(", ")}`));
	}
	const path = `${field}.${kind}`;
	return { kind, value: CHECKS[kind](readText(object[kind], path), path) };
}
