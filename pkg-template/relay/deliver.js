/** Hands the operations of a request to Customer.io, or to the owner's queue. */

import { inTime, TIME_LIMIT } from "./in-time.js";

/** @typedef {import("../track/index.js").Operation} Operation */

/** @typedef {import("../track/index.js").Rejection} Rejection */

/** The operations that cannot be delivered, by position, each with the first reason. @typedef {ReadonlyMap<number, Rejection>} Refused */

/** Delivers operations. @typedef {(operations: Operation[]) => Promise<Refused>} Deliver */

/**
 * Sends by a `TrackClient`.
 *
 * @param {Pick<import("../track/index.js").TrackClient, "sendAll">} client
 * @returns {Deliver}
 */
export const byClient = (client) => async (operations) => {
	/** @type {Map<number, Rejection>} */
	const refused = new Map();
	await client.sendAll(operations, {
		signal: AbortSignal.timeout(TIME_LIMIT),
		onRejected(rejection) {
			if (!refused.has(rejection.index)) refused.set(rejection.index, rejection);
		},
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
	return new Map();
};
