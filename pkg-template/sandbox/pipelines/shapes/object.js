/** @import { Json } from "../../types/json.d.ts" */
import { BadRequest, invalid } from "../../http/bad-request.js";
import { isAbsent } from "../../shapes/fields.js";
import { readId } from "./call.js";

/**
 * The identifiers of an object. "If you don't include this value, we assume the object type ID is 1."
 *
 * @param {Json | undefined} id
 * @param {string} idField
 * @param {Json | undefined} type a positive integer, also as a string
 * @param {string} typeField
 * @throws {BadRequest}
 */
export function readObjectOf(id, idField, type, typeField) {
	const isText = typeof type === "string" || typeof type === "number";
	const object_type_id = isAbsent(type) ? "1" : isText ? String(type) : "";
	if (!/^[1-9]\d*$/.test(object_type_id)) {
		throw new BadRequest(invalid(typeField, "must be a positive integer"));
	}
	return { object_type_id, object_id: readId(id, idField) };
}
