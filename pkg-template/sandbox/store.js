/** @import { Event, Json, Person, SandboxCounts, SandboxState } from "./types/state.d.ts" */
/** @import { Identifier } from "./identifiers.js" */
import { RequestLog } from "./requests.js";

/**
 * A person and, for each attribute whose last update carried a `_timestamp`, that timestamp.
 *
 * @typedef {Omit<Person, "attributes"> & { attributes: Map<string, Json>; stamps: Map<string, number> }} StoredPerson
 */

const MERGE_WINDOW_SECONDS = 30 * 24 * 60 * 60;
// Looks like the spec's example of a cio_id: 03000001.
const FIRST_CIO_ID = 0x03000001;

/**
 * Emails are told apart without regard to case, ids with it.
 *
 * @param {"id" | "email"} kind
 * @param {string} value
 */
const identifierKey = (kind, value) => (kind === "email" ? value.toLowerCase() : value);

/** All that a sandbox remembers. Times are unix seconds. */
export class Store {
	/** @type {Map<string, StoredPerson>} by cio_id */
	#people = new Map();
	#index = {
		/** @type {Map<string, StoredPerson>} */
		id: new Map(),
		/** @type {Map<string, StoredPerson>} */
		email: new Map(),
	};
	/** @type {Event[]} */
	#events = [];
	/** @type {Set<string>} */
	#eventIds = new Set();
	/**
	 * Who took an anonymous_id. It "is not reusable": a deleted person keeps theirs.
	 *
	 * @type {Map<string, string>}
	 */
	#anonymousIds = new Map();
	/**
	 * The events that nobody has claimed yet, by anonymous_id, and when they came.
	 *
	 * @type {Map<string, { event: Event; received: number }[]>}
	 */
	#unclaimed = new Map();
	requests = new RequestLog();
	#nextCioId = FIRST_CIO_ID;

	/**
	 * @param {Identifier} identifier
	 * @returns {StoredPerson | undefined}
	 */
	find({ kind, value }) {
		if (kind === "cio_id") return this.#people.get(value);
		return this.#index[kind].get(identifierKey(kind, value));
	}

	/**
	 * @param {number} created
	 * @returns {StoredPerson}
	 */
	create(created) {
		const cio_id = this.#nextCioId.toString(16).padStart(8, "0");
		this.#nextCioId += 1;
		const person = { cio_id, attributes: new Map(), stamps: new Map(), created };
		this.#people.set(cio_id, person);
		return person;
	}

	/**
	 * @param {StoredPerson} person
	 * @param {"id" | "email"} kind
	 * @param {string | undefined} value not that of another person; `undefined` takes it away
	 */
	setIdentifier(person, kind, value) {
		const before = person[kind];
		if (before !== undefined) this.#index[kind].delete(identifierKey(kind, before));
		delete person[kind];
		if (value === undefined) return;
		person[kind] = value;
		this.#index[kind].set(identifierKey(kind, value), person);
	}

	/**
	 * The person's events stay, with their `customer`: they show a test what was sent, and they cannot come
	 * back to life with the person, who would get another cio_id.
	 *
	 * @param {StoredPerson} person
	 */
	delete(person) {
		this.setIdentifier(person, "id", undefined);
		this.setIdentifier(person, "email", undefined);
		this.#people.delete(person.cio_id);
	}

	/**
	 * Gives an anonymous_id to a person, with its events of the last 30 days.
	 *
	 * @param {string} anonymousId
	 * @param {StoredPerson} person
	 * @param {number} now
	 * @returns {boolean} false if somebody else has it
	 */
	claim(anonymousId, person, now) {
		const owner = this.#anonymousIds.get(anonymousId);
		if (owner !== undefined) return owner === person.cio_id;
		this.#anonymousIds.set(anonymousId, person.cio_id);
		for (const { event, received } of this.#unclaimed.get(anonymousId) ?? []) {
			if (received >= now - MERGE_WINDOW_SECONDS) event.customer = person.cio_id;
		}
		this.#unclaimed.delete(anonymousId);
		return true;
	}

	/**
	 * @param {string} anonymousId
	 * @returns {string | null} the cio_id of the person who has it, if that person still exists
	 */
	ownerOf(anonymousId) {
		const owner = this.#anonymousIds.get(anonymousId);
		return owner !== undefined && this.#people.has(owner) ? owner : null;
	}

	/**
	 * Keeps an event, unless its id was seen before. ULIDs are compared without regard to case, as their
	 * specification demands.
	 *
	 * @param {Event} event
	 * @param {number} received
	 */
	addEvent(event, received) {
		if (event.id !== undefined) {
			const key = event.id.toUpperCase();
			if (this.#eventIds.has(key)) return;
			this.#eventIds.add(key);
		}
		this.#events.push(event);
		const { anonymous_id } = event;
		if (event.customer !== null || anonymous_id === undefined) return;
		const unclaimed = this.#unclaimed.get(anonymous_id);
		if (unclaimed) unclaimed.push({ event, received });
		else this.#unclaimed.set(anonymous_id, [{ event, received }]);
	}

	/** @returns {SandboxState} */
	state() {
		const people = [...this.#people.values()].map(({ stamps, attributes, ...person }) => ({
			...person,
			attributes: Object.fromEntries(attributes),
		}));
		return structuredClone({
			people,
			events: this.#events,
			requests: this.requests.list(),
		});
	}

	/** @returns {SandboxCounts} */
	counts() {
		return { people: this.#people.size, events: this.#events.length, requests: this.requests.seen };
	}
}
