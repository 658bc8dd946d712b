/** @import { Json } from "../types/json.d.ts" */
/** @import { Device, Person } from "../types/people.d.ts" */
/** @import { Identifier } from "../shapes/identifiers.js" */
/** @import { StoredObject } from "./objects.js" */

/**
 * A person. `stamps` holds the timestamp of each attribute's last update, if it had one. Optional members are created when
 * needed, to save memory.
 *
 * @typedef {Pick<Person, "cio_id" | "id" | "email" | "phone" | "created"> & {
 *   attributes: Map<string, Json>;
 *   stamps?: Map<string, number>;
 *   devices?: Map<string, Device>;
 *   relationships?: Map<StoredObject, Map<string, Json>>;
 * }} StoredPerson
 */

// The specification's example of a cio_id: 03000001.
const FIRST_CIO_ID = 0x03000001;

/** The identifiers that callers assign. Customer.io assigns the cio_id. */
export const GIVEN_KINDS = /** @type {const} */ (["id", "email", "phone"]);

/**
 * Emails are case-insensitive, all other identifiers are case-sensitive.
 *
 * @param {Identifier} identifier
 */
export const keyOf = ({ kind, value }) => (kind === "email" ? value.toLowerCase() : value);

/** All people. */
export class People {
	#index = {
		/** @type {Map<string, StoredPerson>} in order of creation */
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
	 * @param {string | undefined} value not used by another person; `undefined` removes the identifier
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
