/** @import { Json } from "../types/json.d.ts" */
/** @import { JsonObject } from "../http/body.js" */
import { BadRequest, invalid } from "../http/bad-request.js";
import { readPersonAttributes } from "./attributes.js";
import { checkEmail, checkId } from "./identifiers.js";

/**
 * The changes that an identify call makes to a person. `null` removes an identifier, `undefined` keeps it.
 *
 * @typedef {{
 *   id?: string | null;
 *   email?: string | null;
 *   attributes: Map<string, Json>;
 *   onlyUpdate: boolean;
 * }} PersonUpdate
 */

/**
 * @param {JsonObject} object attributes, identifiers and instructions
 * @param {string} path prefix for error messages
 * @returns {PersonUpdate}
 * @throws {BadRequest}
 */
export function readPersonUpdate(object, path) {
	const { id, email, _update = false } = object;
	if (typeof _update !== "boolean") throw new BadRequest(invalid(`${path}_update`, "must be a boolean"));
	return {
		id: readOptional(typeof id === "number" ? String(id) : id, `${path}id`, checkId),
		email: readOptional(email, `${path}email`, checkEmail),
		attributes: readPersonAttributes(object, path),
		onlyUpdate: _update,
	};
}

/**
 * @param {Json | undefined} value
 * @param {string} field
 * @param {(text: string, field: string) => string} check
 */
function readOptional(value, field, check) {
	if (value === undefined) return undefined;
	if (value === null || value === "") return null;
	if (typeof value !== "string") throw new BadRequest(invalid(field, "must be a string"));
	return check(value, field);
}
