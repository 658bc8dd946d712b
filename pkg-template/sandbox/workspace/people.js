/** @import { Json } from "../types/json.d.ts" */
/** @import { Identifier } from "../shapes/identifiers.js" */
/** @import { PersonUpdate } from "../shapes/person.js" */
/** @import { Store } from "../store/store.js" */
/** @import { StoredPerson } from "../store/people.js" */
import { setPersonAttribute } from "./attributes.js";

/**
 * Finds or creates a person: "calls that update customers by ID can also create a customer". A cio_id never creates a
 * person, because Customer.io assigns it, and neither does a suppressed identifier.
 *
 * @param {Store} store
 * @param {Identifier} identifier
 * @param {number} now
 * @returns {StoredPerson | undefined}
 */
export function findOrCreate(store, identifier, now) {
	const found = store.people.find(identifier);
	if (found || identifier.kind === "cio_id" || store.suppressions.has(identifier)) return found;
	const person = store.people.create(now);
	store.people.setIdentifier(person, identifier.kind, identifier.value);
	return person;
}

/**
 * Creates or updates a person. Ignores what the real API only logs ("Attribute Update Failure").
 *
 * @param {Store} store
 * @param {Identifier} identifier
 * @param {PersonUpdate} update
 * @param {number | undefined} timestamp the time of the update
 * @param {number} now
 * @returns {StoredPerson | undefined}
 */
export function identifyPerson(store, identifier, update, timestamp, now) {
	if (store.suppressions.has(identifier)) return undefined;
	const person = personToUpdate(store, identifier, update, now);
	if (person === undefined) return undefined;
	updateIdentifiers(store, person, identifier, update);
	updateAttributes(store, person, update.attributes, timestamp, now);
	return person;
}

/**
 * "If the identifier in the path does not belong to a person but you use an identifier in your request body
 * that does belong to a person, your request updates the person and assigns them the identifier in the path."
 *
 * @param {Store} store
 * @param {Identifier} identifier
 * @param {PersonUpdate} update
 * @param {number} now
 */
function personToUpdate(store, identifier, { id, email, onlyUpdate }, now) {
	const found = store.people.find(identifier);
	if (found || identifier.kind === "cio_id") return found;
	const named =
		(id && store.people.find({ kind: "id", value: id })) ||
		(email && store.people.find({ kind: "email", value: email }));
	if (named) {
		store.people.setIdentifier(named, identifier.kind, identifier.value);
		return named;
	}
	return onlyUpdate ? undefined : findOrCreate(store, identifier, now);
}

/**
 * An existing identifier can change only in a call by cio_id, and never to one that another person has.
 *
 * @param {Store} store
 * @param {StoredPerson} person
 * @param {Identifier} identifier
 * @param {PersonUpdate} update
 */
function updateIdentifiers(store, person, identifier, update) {
	for (const kind of /** @type {const} */ (["id", "email"])) {
		const value = update[kind];
		if (value === undefined) continue;
		if (person[kind] !== undefined && identifier.kind !== "cio_id") continue;
		if (value !== null && !isFree(store, person, { kind, value })) continue;
		store.people.setIdentifier(person, kind, value ?? undefined);
	}
}

/**
 * @param {Store} store
 * @param {StoredPerson} person
 * @param {Identifier} identifier
 */
function isFree(store, person, identifier) {
	if (store.suppressions.has(identifier)) return false;
	const owner = store.people.find(identifier);
	return owner === undefined || owner === person;
}

/**
 * An update with a timestamp does not overwrite a later one. The specification does not say how it compares to an update without a
 * timestamp, so those apply in order of arrival.
 *
 * @param {Store} store
 * @param {StoredPerson} person
 * @param {Map<string, Json>} attributes
 * @param {number | undefined} timestamp
 * @param {number} now
 */
function updateAttributes(store, person, attributes, timestamp, now) {
	for (const [name, value] of attributes) {
		const last = person.stamps?.get(name);
		if (timestamp !== undefined && last !== undefined && timestamp < last) continue;
		if (name === "anonymous_id" && typeof value === "string" && value !== "") {
			if (!store.claim(value, person, now)) continue;
		}
		setStamp(person, name, timestamp);
		setPersonAttribute(person.attributes, name, value);
	}
}

/**
 * @param {StoredPerson} person
 * @param {string} name
 * @param {number | undefined} timestamp
 */
function setStamp(person, name, timestamp) {
	if (timestamp === undefined) {
		person.stamps?.delete(name);
	} else {
		person.stamps ??= new Map();
		person.stamps.set(name, timestamp);
	}
}

/**
 * Deletes a person and suppresses all their identifiers. For an unknown person, suppresses the given identifier.
 *
 * @param {Store} store
 * @param {Identifier} identifier
 */
export function suppress(store, identifier) {
	if (store.suppressions.has(identifier)) return;
	const person = store.people.find(identifier);
	if (person) {
		const { cio_id, id, email, phone } = person;
		const given = Object.entries({ id, email, phone }).filter(([, value]) => value !== undefined);
		store.deletePerson(person);
		store.suppressions.add({ cio_id, ...Object.fromEntries(given) });
	} else if (identifier.kind !== "cio_id") {
		store.suppressions.add({ [identifier.kind]: identifier.value });
	}
}
