/** @import { Json } from "../../types/json.d.ts" */
import { isAbsent } from "../../shapes/fields.js";
import { readObjectTypeId } from "../../shapes/relationships.js";
import { readId } from "./call.js";

/**
 * The identifiers of an object. "If you don't include this value, we assume the object type ID is 1."
 *
 * @param {Json | undefined} id
 * @param {string} idField
 * @param {Json | undefined} type a positive integer, also as a string
 * @param {string} typeField
 */
export function readObjectOf(id, idField, type, typeField) {
	const text = typeof type === "number" ? String(type) : type;
	return {
		object_type_id: isAbsent(text) ? "1" : readObjectTypeId(text, typeField),
		object_id: readId(id, idField),
	};
}
