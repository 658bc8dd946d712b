/** @import { Event } from "../types/events.d.ts" */

const MERGE_WINDOW_SECONDS = 30 * 24 * 60 * 60;

/** The stored events. Times are unix seconds. */
export class Events {
	/** @type {Event[]} in order of arrival */
	#all = [];
	/** @type {Set<string>} */
	#ids = new Set();
	/**
	 * Events without a person, by anonymous_id, with their times of arrival.
	 *
	 * @type {Map<string, { event: Event; received: number }[]>}
	 */
	#unclaimed = new Map();

	get size() {
		return this.#all.length;
	}

	list() {
		return this.#all;
	}

	/**
	 * Stores an event, unless its id was seen before. ULIDs are case-insensitive by their specification.
	 *
	 * @param {Event} event
	 * @param {number} received
	 */
	add(event, received) {
		if (event.id !== undefined) {
			const key = event.id.toUpperCase();
			if (this.#ids.has(key)) return;
			this.#ids.add(key);
		}
		this.#all.push(event);
		const { anonymous_id } = event;
		if (event.customer !== null || anonymous_id === undefined) return;
		const unclaimed = this.#unclaimed.get(anonymous_id);
		if (unclaimed) unclaimed.push({ event, received });
		else this.#unclaimed.set(anonymous_id, [{ event, received }]);
	}

	/**
	 * Assigns the events of an anonymous_id that arrived in the last 30 days to a person.
	 *
	 * @param {string} anonymousId
	 * @param {string} customer the cio_id
	 * @param {number} now
	 */
	claim(anonymousId, customer, now) {
		for (const { event, received } of this.#unclaimed.get(anonymousId) ?? []) {
			if (received >= now - MERGE_WINDOW_SECONDS) event.customer = customer;
		}
		this.#unclaimed.delete(anonymousId);
	}

	/**
	 * Moves "the most recent 30-days of event history" from one person to another.
	 *
	 * @param {string} from a cio_id
	 * @param {string} to a cio_id
	 * @param {number} now
	 */
	move(from, to, now) {
		for (const event of this.#all) {
			const moves = event.customer === from && event.timestamp >= now - MERGE_WINDOW_SECONDS;
			if (moves) event.customer = to;
		}
	}
}
