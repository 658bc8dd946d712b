/** @import { Json } from "../types/json.d.ts" */
/** @import { Identifier } from "../shapes/identifiers.js" */
/** @import { ObjectIdentifiers, RelationshipUpdate } from "../shapes/relationships.js" */
/** @import { StoredObject } from "../store/objects.js" */
/** @import { StoredPerson } from "../store/people.js" */
/** @import { Store } from "../store/store.js" */
import { relate, unrelate } from "../store/objects.js";
import { setAttribute } from "./attributes.js";
import { findOrCreate } from "./people.js";

/**
 * @param {Map<string, Json>} attributes
 * @param {Map<string, Json>} changes
 */
export function setAttributes(attributes, changes) {
	for (const [name, value] of changes) setAttribute(attributes, name, value);
}

/**
 * Relates a person to objects, which are created if necessary.
 *
 * @param {Store} store
 * @param {StoredPerson} person
 * @param {RelationshipUpdate<ObjectIdentifiers>[]} relationships
 * @param {number} now
 */
export function addObjects(store, person, relationships, now) {
	for (const { other, attributes } of relationships) {
		const object = store.objects.findOrCreate(other, now);
		if (object) setAttributes(relate(object, person), attributes);
	}
}

/**
 * @param {Store} store
 * @param {StoredPerson} person
 * @param {RelationshipUpdate<ObjectIdentifiers>[]} relationships
 */
export function removeObjects(store, person, relationships) {
	for (const { other } of relationships) {
		const object = store.objects.find(other);
		if (object) unrelate(object, person);
	}
}

/**
 * Relates an object to people, who are created if necessary.
 *
 * @param {Store} store
 * @param {StoredObject} object
 * @param {RelationshipUpdate<Identifier>[]} relationships
 * @param {number} now
 */
export function addPeople(store, object, relationships, now) {
	for (const { other, attributes } of relationships) {
		const person = findOrCreate(store, other, now);
		if (person) setAttributes(relate(object, person), attributes);
	}
}

/**
 * @param {Store} store
 * @param {StoredObject} object
 * @param {RelationshipUpdate<Identifier>[]} relationships
 */
export function removePeople(store, object, relationships) {
	for (const { other } of relationships) {
		const person = store.people.find(other);
		if (person) unrelate(object, person);
	}
}

/**
 * Relates an object to anonymous_ids: to the person who has it, or otherwise to the anonymous_id itself.
 *
 * @param {Store} store
 * @param {StoredObject} object
 * @param {RelationshipUpdate<string>[]} relationships
 */
export function addAnonymous(store, object, relationships) {
	for (const { other, attributes } of relationships) {
		const owner = store.ownerOf(other);
		const own = owner ? relate(object, owner) : store.objects.relateAnonymous(object, other);
		setAttributes(own, attributes);
	}
}
