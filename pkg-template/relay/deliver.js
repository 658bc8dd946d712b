/** Hands the operations of a request to Customer.io, or to the owner's queue. */

import { inTime, TIME_LIMIT } from "./in-time.js";

/** @typedef {import("../track/index.js").Operation} Operation */

/** Delivers operations. Resolves with the indexes of the operations that Customer.io refuses. @typedef {(operations: Operation[]) => Promise<ReadonlySet<number>>} Deliver */

/**
 * Sends by a `TrackClient`.
 *
 * @param {Pick<import("../track/index.js").TrackClient, "sendAll">} client
 * @returns {Deliver}
 */
export const byClient = (client) => async (operations) => {
	/** @type {Set<number>} */
	const refused = new Set();
	await client.sendAll(operations, {
		signal: AbortSignal.timeout(TIME_LIMIT),
		onRejected: ({ index }) => refused.add(index),
	});
	return refused;
};

/**
 * Hands them to a function of the owner's, which takes all of them or throws.
 *
 * @param {(operations: Operation[]) => unknown} sink
 * @returns {Deliver}
 */
export const toSink = (sink) => async (operations) => {
	await inTime("sink", sink(operations));
	return new Set();
};
