/** @import { Event } from "../types/events.d.ts" */
/** @import { JsonObject } from "../http/body.js" */
/** @import { Store } from "../store/store.js" */
/** @import { Perform } from "./operation.js" */
import { readDevice } from "../shapes/device.js";
import { readEvent } from "../shapes/event.js";
import { readLenientTimestamp, readObject, readOptionalObject, readText } from "../shapes/fields.js";
import { readIdentifiers } from "../shapes/identifiers.js";
import { readPersonUpdate } from "../shapes/person.js";
import { readObjectRelationships } from "../shapes/relationships.js";
import { addDevice, deleteDevice } from "../workspace/devices.js";
import { mergePeople } from "../workspace/merge.js";
import { findOrCreate, identifyPerson, suppress } from "../workspace/people.js";
import { addObjects, removeObjects } from "../workspace/relationships.js";

/** @param {JsonObject} operation */
const readPerson = ({ identifiers }) => {
	return readIdentifiers(identifiers, "identifiers", ["id", "email", "phone", "cio_id"]);
};

/**
 * The operations on a person, by `action`.
 *
 * @type {Record<string, Perform>}
 */
export const PERSON_ACTIONS = {
	identify(store, operation, now) {
		const identifier = readPerson(operation);
		const update = readPersonUpdate(readOptionalObject(operation.attributes, "attributes"), "attributes.");
		const relationships = readObjectRelationships(operation.cio_relationships ?? [], "cio_relationships");
		const timestamp = readLenientTimestamp(operation.timestamp, "timestamp");
		const person = identifyPerson(store, identifier, update, timestamp, now);
		if (person) addObjects(store, person, relationships, now);
	},

	delete(store, operation) {
		const person = store.people.find(readPerson(operation));
		if (person) store.deletePerson(person);
	},

	event: (store, operation, now) => storeEvent("event", store, operation, now),
	page: (store, operation, now) => storeEvent("page", store, operation, now),
	screen: (store, operation, now) => storeEvent("screen", store, operation, now),

	add_relationships(store, operation, now) {
		const identifier = readPerson(operation);
		const relationships = readObjectRelationships(operation.cio_relationships, "cio_relationships");
		const person = findOrCreate(store, identifier, now);
		if (person) addObjects(store, person, relationships, now);
	},

	delete_relationships(store, operation) {
		const identifier = readPerson(operation);
		const relationships = readObjectRelationships(operation.cio_relationships, "cio_relationships");
		const person = store.people.find(identifier);
		if (person) removeObjects(store, person, relationships);
	},

	add_device(store, operation, now) {
		const identifier = readPerson(operation);
		addDevice(store, identifier, readDevice(operation.device, "token", now), now);
	},

	delete_device(store, operation) {
		const identifier = readPerson(operation);
		deleteDevice(store, identifier, readText(readObject(operation.device, "device").token, "device.token"));
	},

	merge(store, operation, now) {
		const [primary, secondary] = /** @type {const} */ (["primary", "secondary"]).map((field) =>
			readIdentifiers(operation[field], field, ["id", "email", "cio_id"]),
		);
		mergePeople(store, primary, secondary, now);
	},

	suppress: (store, operation) => suppress(store, readPerson(operation)),
	unsuppress: (store, operation) => store.suppressions.remove(readPerson(operation)),
};

/**
 * The specification does not list `anonymous_id` as an identifier, but two large connectors send it in production.
 *
 * @param {Event["type"]} type
 * @param {Store} store
 * @param {JsonObject} operation
 * @param {number} now
 */
function storeEvent(type, store, operation, now) {
	const identifiers = readObject(operation.identifiers, "identifiers");
	const event = readEvent(type, operation, { field: "attributes", value: operation.attributes }, now);
	if (Object.keys(identifiers).join() === "anonymous_id") {
		const anonymous_id = readText(identifiers.anonymous_id, "identifiers.anonymous_id");
		const customer = store.ownerOf(anonymous_id)?.cio_id ?? null;
		store.events.add({ ...event, customer, anonymous_id }, now);
		return;
	}
	const person = findOrCreate(store, readPerson(operation), now);
	if (person) store.events.add({ ...event, customer: person.cio_id }, now);
}
