/** @import { JsonObject } from "../http/body.js" */
/** @import { Perform } from "./operation.js" */
import { readObjectAttributes } from "../shapes/attributes.js";
import { isAbsent, readOptionalObject, readText } from "../shapes/fields.js";
import {
	readAnonymousRelationships,
	readObjectIdentifiers,
	readPersonRelationships,
} from "../shapes/relationships.js";
import { addAnonymous, addPeople, removePeople, setAttributes } from "../workspace/relationships.js";

/** @param {JsonObject} operation */
const readIdentifiers = ({ identifiers }) => readObjectIdentifiers(identifiers, "identifiers");

/** @param {JsonObject} operation */
function readAttributes({ attributes }) {
	return readObjectAttributes(readOptionalObject(attributes, "attributes"), "attributes.");
}

/**
 * The operations on an object, by `action`.
 *
 * @type {Record<string, Perform>}
 */
export const OBJECT_ACTIONS = {
	identify(store, operation, now) {
		const identifiers = readIdentifiers(operation);
		const attributes = readAttributes(operation);
		const relationships = readPersonRelationships(operation.cio_relationships ?? [], "cio_relationships");
		const object = store.objects.findOrCreate(identifiers, now);
		if (object === undefined) return;
		setAttributes(object.attributes, attributes);
		addPeople(store, object, relationships, now);
	},

	/** The specification has the anonymous_id in two places: in the relationships and, in its example, next to them. */
	identify_anonymous(store, operation, now) {
		const identifiers = readIdentifiers(operation);
		const attributes = readAttributes(operation);
		const relationships = readAnonymousRelationships(operation.cio_relationships ?? [], "cio_relationships");
		if (!isAbsent(operation.anonymous_id)) {
			const other = readText(operation.anonymous_id, "anonymous_id");
			relationships.push({ other, attributes: new Map() });
		}
		const object = store.objects.findOrCreate(identifiers, now);
		if (object === undefined) return;
		setAttributes(object.attributes, attributes);
		addAnonymous(store, object, relationships);
	},

	delete(store, operation) {
		const object = store.objects.find(readIdentifiers(operation));
		if (object) store.objects.delete(object);
	},

	add_relationships(store, operation, now) {
		const identifiers = readIdentifiers(operation);
		const relationships = readPersonRelationships(operation.cio_relationships, "cio_relationships");
		const object = store.objects.findOrCreate(identifiers, now);
		if (object) addPeople(store, object, relationships, now);
	},

	delete_relationships(store, operation) {
		const identifiers = readIdentifiers(operation);
		const relationships = readPersonRelationships(operation.cio_relationships, "cio_relationships");
		const object = store.objects.find(identifiers);
		if (object) removePeople(store, object, relationships);
	},
};
