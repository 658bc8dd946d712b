/** @import { Json } from "../types/json.d.ts" */
/** @import { Identifier } from "./identifiers.js" */
import { BadRequest, invalid, required } from "../http/bad-request.js";
import { readObjectAttributes } from "./attributes.js";
import { isAbsent, readChoice, readObject, readOptionalObject, readText } from "./fields.js";
import { checkId, readIdentifiers } from "./identifiers.js";

/** @typedef {{ object_type_id: string; object_id: string } | { cio_object_id: string }} ObjectIdentifiers */
/**
 * A change to a relationship: the entity at its other end, and the attributes to set or remove.
 *
 * @template T
 * @typedef {{ other: T; attributes: Map<string, Json> }} RelationshipUpdate
 */

/**
 * @template T
 * @param {Json | undefined} value
 * @param {string} field
 * @param {(value: Json | undefined, field: string) => T} readOther
 * @returns {RelationshipUpdate<T>[]}
 * @throws {BadRequest}
 */
function readRelationships(value, field, readOther) {
	if (isAbsent(value)) throw new BadRequest(required(field));
	if (!Array.isArray(value)) throw new BadRequest(invalid(field, "must be an array"));
	return value.map((item, index) => {
		const path = `${field}[${index}]`;
		const { identifiers, relationship_attributes } = readObject(item, path);
		const attributes = readOptionalObject(relationship_attributes, `${path}.relationship_attributes`);
		return {
			other: readOther(identifiers, `${path}.identifiers`),
			attributes: readObjectAttributes(attributes, `${path}.relationship_attributes.`),
		};
	});
}

/**
 * The relationships of a person, to objects.
 *
 * @param {Json | undefined} value
 * @param {string} field
 */
export const readObjectRelationships = (value, field) => {
	return readRelationships(value, field, readObjectIdentifiers);
};

/**
 * The relationships of an object, to people.
 *
 * @param {Json | undefined} value
 * @param {string} field
 */
export const readPersonRelationships = (value, field) => {
	/** @param {Json | undefined} identifiers @param {string} path @returns {Identifier} */
	const readPerson = (identifiers, path) => readIdentifiers(identifiers, path, ["id", "email", "cio_id"]);
	return readRelationships(value, field, readPerson);
};

/**
 * The relationships of an object to people who have not been identified yet.
 *
 * @param {Json | undefined} value
 * @param {string} field
 */
export const readAnonymousRelationships = (value, field) => {
	return readRelationships(value, field, (identifiers, path) => {
		return readText(readObject(identifiers, path).anonymous_id, `${path}.anonymous_id`);
	});
};

/**
 * `cio_relationships` in version 1 of the API: an object that also contains the action.
 *
 * @param {Json | undefined} value
 * @throws {BadRequest}
 */
export function readActionAndRelationships(value) {
	if (isAbsent(value)) return { action: /** @type {const} */ ("add_relationships"), relationships: [] };
	const { action, relationships } = readObject(value, "cio_relationships");
	return {
		action: readChoice(action, "cio_relationships.action", ["add_relationships", "delete_relationships"]),
		relationships: readObjectRelationships(relationships, "cio_relationships.relationships"),
	};
}

/**
 * The identifiers of an object: its type and id, or its cio_object_id.
 *
 * @param {Json | undefined} value
 * @param {string} field
 * @returns {ObjectIdentifiers}
 * @throws {BadRequest}
 */
export function readObjectIdentifiers(value, field) {
	const identifiers = readObject(value, field);
	const names = Object.keys(identifiers).sort().join();
	if (names === "cio_object_id") {
		return { cio_object_id: readText(identifiers.cio_object_id, `${field}.cio_object_id`) };
	}
	if (names !== "object_id,object_type_id") {
		const message = "must have either object_type_id and object_id or cio_object_id";
		throw new BadRequest(invalid(field, message));
	}
	const object_id = readText(identifiers.object_id, `${field}.object_id`);
	return {
		object_type_id: readObjectTypeId(identifiers.object_type_id, `${field}.object_type_id`),
		object_id: checkId(object_id, `${field}.object_id`),
	};
}

/**
 * "String-formatted integers that begin at 1".
 *
 * @param {Json | undefined} value
 * @param {string} field
 */
function readObjectTypeId(value, field) {
	const text = readText(value, field);
	if (!/^[1-9]\d*$/.test(text))
		throw new BadRequest(invalid(field, "must be a positive integer as a string"));
	return text;
}
