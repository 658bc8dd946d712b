/** @import { Json } from "../types/json.d.ts" */
/** @import { Device, Person } from "../types/people.d.ts" */
/** @import { Identifier } from "../shapes/identifiers.js" */
/** @import { StoredObject } from "./objects.js" */

/**
 * A person and, in `stamps`, for each attribute whose last update carried a timestamp, that timestamp. What most people
 * do not have is made when they get it: there may be very many people.
 *
 * @typedef {Pick<Person, "cio_id" | "id" | "email" | "phone" | "created"> & {
 *   attributes: Map<string, Json>;
 *   stamps?: Map<string, number>;
 *   devices?: Map<string, Device>;
 *   relationships?: Map<StoredObject, Map<string, Json>>;
 * }} StoredPerson
 */

// Looks like the spec's example of a cio_id: 03000001.
const FIRST_CIO_ID = 0x03000001;

/** The identifiers that a caller gives; a cio_id is Customer.io's to give. */
export const GIVEN_KINDS = /** @type {const} */ (["id", "email", "phone"]);

/**
 * Emails are told apart without regard to case, all else with it.
 *
 * @param {Identifier} identifier
 */
export const keyOf = ({ kind, value }) => (kind === "email" ? value.toLowerCase() : value);

/** Those who exist. */
export class People {
	#index = {
		/** @type {Map<string, StoredPerson>} in the order in which they came into being */
		cio_id: new Map(),
		/** @type {Map<string, StoredPerson>} */
		id: new Map(),
		/** @type {Map<string, StoredPerson>} */
		email: new Map(),
		/** @type {Map<string, StoredPerson>} */
		phone: new Map(),
	};
	#nextCioId = FIRST_CIO_ID;

	get size() {
		return this.#index.cio_id.size;
	}

	/** @returns {StoredPerson[]} */
	list() {
		return [...this.#index.cio_id.values()];
	}

	/**
	 * @param {Identifier} identifier
	 * @returns {StoredPerson | undefined}
	 */
	find(identifier) {
		return this.#index[identifier.kind].get(keyOf(identifier));
	}

	/**
	 * @param {number} created
	 * @returns {StoredPerson}
	 */
	create(created) {
		const cio_id = this.#nextCioId.toString(16).padStart(8, "0");
		this.#nextCioId += 1;
		const person = { cio_id, attributes: new Map(), created };
		this.#index.cio_id.set(cio_id, person);
		return person;
	}

	/**
	 * @param {StoredPerson} person
	 * @param {typeof GIVEN_KINDS[number]} kind
	 * @param {string | undefined} value not that of another person; `undefined` takes it away
	 */
	setIdentifier(person, kind, value) {
		const before = person[kind];
		if (before !== undefined) this.#index[kind].delete(keyOf({ kind, value: before }));
		delete person[kind];
		if (value === undefined) return;
		person[kind] = value;
		this.#index[kind].set(keyOf({ kind, value }), person);
	}

	/** @param {StoredPerson} person */
	delete(person) {
		for (const kind of GIVEN_KINDS) this.setIdentifier(person, kind, undefined);
		this.#index.cio_id.delete(person.cio_id);
	}
}
