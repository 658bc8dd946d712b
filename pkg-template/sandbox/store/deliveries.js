/** @import { Delivery, Metric, SentMessage } from "../types/deliveries.d.ts" */

/** @typedef {Delivery & { message: SentMessage }} SentDelivery */

/**
 * Called for each metric of a message that was sent.
 *
 * @typedef {(delivery: SentDelivery, metric: Metric) => void} MetricListener
 */

/** The deliveries: messages that were sent, and reports about other messages. */
export class Deliveries {
	/** @type {Map<string, Delivery>} by id */
	#all = new Map();
	/** Sent messages, in order. @type {SentDelivery[]} */
	#sent = [];
	/** Messages whose time has not come. @type {Set<SentDelivery>} */
	#scheduled = new Set();
	#listener;

	/** @param {MetricListener} listener */
	constructor(listener) {
		this.#listener = listener;
	}

	get size() {
		return this.#all.size;
	}

	list() {
		return [...this.#all.values()];
	}

	/** @returns {readonly SentDelivery[]} oldest first */
	sent() {
		return this.#sent;
	}

	/**
	 * @param {string} id
	 * @returns {Delivery} created if necessary: a report may be about any message
	 */
	findOrCreate(id) {
		const delivery = this.#all.get(id) ?? { id, metrics: [] };
		this.#all.set(id, delivery);
		return delivery;
	}

	/**
	 * @param {string} id
	 * @returns {SentDelivery | undefined}
	 */
	findSent(id) {
		const delivery = this.#all.get(id);
		return delivery && isSent(delivery) ? delivery : undefined;
	}

	/**
	 * @param {SentMessage} message
	 * @returns {SentDelivery}
	 */
	add(message) {
		const number = String(this.#sent.length + 1).padStart(8, "0");
		// Like the ids of Customer.io, it needs percent-encoding in a path.
		const delivery = { id: btoa(`sandbox:${number}`), metrics: [], message };
		this.#all.set(delivery.id, delivery);
		this.#sent.push(delivery);
		return delivery;
	}

	/** @param {SentDelivery} delivery */
	schedule(delivery) {
		this.#scheduled.add(delivery);
	}

	/**
	 * Removes and returns the scheduled messages whose time has come.
	 *
	 * @param {number} now
	 * @returns {SentDelivery[]}
	 */
	takeDue(now) {
		if (this.#scheduled.size === 0) return [];
		const due = [...this.#scheduled].filter(({ message }) => (message.send_at ?? 0) <= now);
		for (const delivery of due) this.#scheduled.delete(delivery);
		return due;
	}

	/**
	 * @param {string} id
	 * @param {Metric} metric
	 */
	report(id, metric) {
		const delivery = this.findOrCreate(id);
		delivery.metrics.push(metric);
		if (isSent(delivery)) this.#listener(delivery, metric);
	}
}

/**
 * @param {Delivery} delivery
 * @returns {delivery is SentDelivery}
 */
const isSent = (delivery) => delivery.message !== undefined;
