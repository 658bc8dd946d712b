/**
 * Promises that the host has collected: they will never settle.
 *
 * @import { Waiter } from "../track/core.js"
 */

/** @type {FinalizationRegistry<Waiter> | undefined} */
let registry;

/** A waiter of the core, which is abandoned when its promise is collected. */
class Abandonable {
	#waiter;

	/** @param {Waiter} waiter */
	constructor(waiter) {
		this.#waiter = waiter;
	}

	end() {
		registry?.unregister(this);
		this.#waiter.free();
	}
}

/**
 * @param {Promise<unknown>} promise
 * @param {Waiter} waiter
 */
export function abandonable(promise, waiter) {
	const waiting = new Abandonable(waiter);
	if (typeof FinalizationRegistry === "function") {
		registry ??= new FinalizationRegistry((held) => held.abandon());
		registry.register(promise, waiter, waiting);
	}
	return waiting;
}
