/**
 * The calls of `batching` that have not ended. The core knows each by its ticket, a number.
 *
 * @import { Details } from "../host/details.js"
 */

/** @typedef {{ promise: Promise<Details>, resolve(details: Details): void, reject(error: unknown): void }} Pending */

export class Tickets {
	/** @type {Map<number, Pending>} */
	#pending = new Map();
	#next = 0;

	/** How many calls have not ended. */
	get size() {
		return this.#pending.size;
	}

	/** The calls that have not ended. @returns {[ticket: number, promise: Promise<Details>][]} */
	all() {
		return [...this.#pending].map(([ticket, { promise }]) => [ticket, promise]);
	}

	/** A call that has not ended. @returns {{ ticket: number, promise: Promise<Details> }} */
	open() {
		const ticket = this.#next;
		this.#next = (ticket + 1) >>> 0;
		/** @type {Pending} */
		const pending = /** @type {any} */ ({});
		pending.promise = new Promise((resolve, reject) => {
			pending.resolve = resolve;
			pending.reject = reject;
		});
		this.#pending.set(ticket, pending);
		return { ticket, promise: pending.promise };
	}

	/** Ends a call. @param {number} ticket @returns {Pending | undefined} `undefined` if the call was given up */
	end(ticket) {
		const pending = this.#pending.get(ticket);
		this.#pending.delete(ticket);
		return pending;
	}
}
