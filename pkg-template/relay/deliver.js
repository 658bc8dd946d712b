/** Hands the operations of a request to Customer.io, or to the owner's queue. */

/** @typedef {import("../track/index.js").Operation} Operation */

/** How long the page waits for Customer.io, in milliseconds. It sends again, and repeated events count once. */
const UPSTREAM_TIMEOUT = 15_000;

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
		signal: AbortSignal.timeout(UPSTREAM_TIMEOUT),
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
	await sink(operations);
	return new Set();
};
