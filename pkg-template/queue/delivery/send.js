/**
 * Sends operations, and accounts for each of them.
 *
 * @import * as api from "../index.js"
 */

/**
 * What became of an operation. `unsent`: certainly not accepted; `uncertain`: perhaps accepted.
 *
 * @typedef {object} Outcome
 * @property {"accepted" | "refused" | "unsent" | "uncertain"} state
 * @property {api.Rejection[]} reasons why it was refused
 */

/**
 * @typedef {object} Sent
 * @property {Outcome[]} outcomes of each operation, in order
 * @property {{ error: any }} [failure] what stopped the run
 * @property {api.Rejection[]} unnamed refusals of operations that Customer.io does not name
 */

/**
 * @param {() => api.QueueClient} clientOf may throw
 * @param {unknown[]} operations
 * @returns {Promise<Sent>}
 */
export async function send(clientOf, operations) {
	/** @type {Map<number, api.Rejection[]>} */
	const rejections = new Map();
	/** @param {api.Rejection} rejection */
	const onRejected = (rejection) => {
		const others = rejections.get(rejection.index) ?? [];
		rejections.set(rejection.index, [...others, rejection]);
	};
	/** @type {api.QueueClient | undefined} */
	let client;
	/** @type {Sent["failure"]} */
	let failure;
	try {
		client = clientOf();
		const options = { ordered: true, maxRejected: 0, onRejected };
		await client.sendAll(/** @type {Iterable<api.Operation>} */ (operations), options);
	} catch (error) {
		failure = { error };
	}
	const stateOf = statesAfter(client, failure);
	const outcomes = operations.map((_, index) => {
		const reasons = rejections.get(index);
		return reasons
			? { state: /** @type {const} */ ("refused"), reasons }
			: { state: stateOf(index), reasons: [] };
	});
	return { outcomes, failure, unnamed: rejections.get(-1) ?? [] };
}

/**
 * The states of the operations that were not refused, after a run.
 *
 * @param {api.QueueClient | undefined} client
 * @param {{ error: any } | undefined} failure what stopped the run
 * @returns {(index: number) => "accepted" | "unsent" | "uncertain"}
 */
function statesAfter(client, failure) {
	if (!failure) return () => "accepted";
	if (!client) return () => "unsent";
	const { error } = failure;
	/** @type {Partial<api.SendAllReport>} */
	const { resumeFrom = 0, doneRanges, uncertainRanges } = error?.report ?? {};
	if (!Array.isArray(doneRanges) || !Array.isArray(uncertainRanges)) {
		// Only an error of this package says for certain that nothing was sent.
		const state = error?.mayHaveTakenEffect === false ? "unsent" : "uncertain";
		return () => state;
	}
	return (index) => {
		if (index < resumeFrom || isIn(doneRanges, index)) return "accepted";
		return isIn(uncertainRanges, index) ? "uncertain" : "unsent";
	};
}

/** @param {readonly api.IndexRange[]} ranges @param {number} index */
const isIn = (ranges, index) => ranges.some(([start, end]) => start <= index && index < end);
