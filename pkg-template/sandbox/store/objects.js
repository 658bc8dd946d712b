/** @import { Json } from "../types/json.d.ts" */
/** @import { CustomObject } from "../types/objects.d.ts" */
/** @import { ObjectIdentifiers } from "../shapes/relationships.js" */
/** @import { StoredPerson } from "./people.js" */

/**
 * An object, and its relationships to people and, by anonymous_id, to people who have not been identified.
 *
 * @typedef {Pick<CustomObject, "cio_object_id" | "object_type_id" | "object_id" | "created"> & {
 *   attributes: Map<string, Json>;
 *   people: Map<StoredPerson, Map<string, Json>>;
 *   anonymous: Map<string, Map<string, Json>>;
 * }} StoredObject
 */

// The number in the specification's example of a cio_object_id: obb7fd050101.
const FIRST_NUMBER = 0xb7fd050101;

/** All objects. */
export class Objects {
	/** @type {Map<string, StoredObject>} by cio_object_id, in order of creation */
	#all = new Map();
	/** @type {Map<string, StoredObject>} */
	#index = new Map();
	/** @type {Map<string, Set<StoredObject>>} by the anonymous_id of a relationship */
	#anonymous = new Map();
	#nextNumber = FIRST_NUMBER;

	get size() {
		return this.#all.size;
	}

	/** @returns {StoredObject[]} */
	list() {
		return [...this.#all.values()];
	}

	/**
	 * @param {ObjectIdentifiers} identifiers
	 * @returns {StoredObject | undefined}
	 */
	find(identifiers) {
		if ("cio_object_id" in identifiers) return this.#all.get(identifiers.cio_object_id);
		return this.#index.get(indexKey(identifiers));
	}

	/**
	 * Finds or creates an object. A cio_object_id never creates one, because Customer.io assigns it.
	 *
	 * @param {ObjectIdentifiers} identifiers
	 * @param {number} created
	 * @returns {StoredObject | undefined}
	 */
	findOrCreate(identifiers, created) {
		const found = this.find(identifiers);
		if (found || "cio_object_id" in identifiers) return found;
		const cio_object_id = `ob${this.#nextNumber.toString(16)}`;
		this.#nextNumber += 1;
		const maps = { attributes: new Map(), people: new Map(), anonymous: new Map() };
		const object = { cio_object_id, ...identifiers, ...maps, created };
		this.#all.set(cio_object_id, object);
		this.#index.set(indexKey(identifiers), object);
		return object;
	}

	/** @param {StoredObject} object "This also removes relationships from people." */
	delete(object) {
		for (const person of object.people.keys()) person.relationships?.delete(object);
		for (const anonymousId of object.anonymous.keys()) this.#anonymous.get(anonymousId)?.delete(object);
		this.#all.delete(object.cio_object_id);
		this.#index.delete(indexKey(object));
	}

	/**
	 * @param {StoredObject} object
	 * @param {string} anonymousId one without a person
	 * @returns {Map<string, Json>} the attributes of the relationship
	 */
	relateAnonymous(object, anonymousId) {
		const objects = this.#anonymous.get(anonymousId) ?? new Set();
		this.#anonymous.set(anonymousId, objects.add(object));
		const attributes = object.anonymous.get(anonymousId) ?? new Map();
		object.anonymous.set(anonymousId, attributes);
		return attributes;
	}

	/**
	 * Removes and returns the relationships of an anonymous_id, once its person is known.
	 *
	 * @param {string} anonymousId
	 * @returns {[object: StoredObject, attributes: Map<string, Json>][]}
	 */
	takeAnonymous(anonymousId) {
		const objects = [...(this.#anonymous.get(anonymousId) ?? [])];
		this.#anonymous.delete(anonymousId);
		return objects.map((object) => {
			const attributes = object.anonymous.get(anonymousId) ?? new Map();
			object.anonymous.delete(anonymousId);
			return [object, attributes];
		});
	}
}

/**
 * A type contains no space.
 *
 * @param {{ object_type_id: string; object_id: string }} identifiers
 */
const indexKey = ({ object_type_id, object_id }) => `${object_type_id} ${object_id}`;

/**
 * @param {StoredObject} object
 * @param {StoredPerson} person
 * @returns {Map<string, Json>} the attributes of their relationship, which is created if necessary
 */
export function relate(object, person) {
	const attributes = object.people.get(person) ?? new Map();
	object.people.set(person, attributes);
	person.relationships ??= new Map();
	person.relationships.set(object, attributes);
	return attributes;
}

/**
 * @param {StoredObject} object
 * @param {StoredPerson} person
 */
export function unrelate(object, person) {
	object.people.delete(person);
	person.relationships?.delete(object);
}
