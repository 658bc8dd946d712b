/** How much each case measures. */

/**
 * @typedef {object} Scale
 * @property {number} rounds
 * @property {number} callsStubbed per block, with a stubbed `fetch`
 * @property {number} callsOverLoopback per block
 * @property {number} callsTogether per block, by many callers over loopback
 * @property {number} bulk events per runtime
 * @property {number} bulkRounds
 * @property {readonly number[]} bulkGrowth numbers of events, in Node
 * @property {number} callsPerEventUpTo the most events that are sent in one call each
 * @property {number} starts
 * @property {number} longLife calls of one client
 */

/** @type {Scale} */
export const FULL = {
	rounds: 15,
	callsStubbed: 2_000,
	callsOverLoopback: 400,
	callsTogether: 10_240,
	bulk: 100_000,
	bulkRounds: 3,
	bulkGrowth: [1_000, 10_000, 100_000, 1_000_000],
	callsPerEventUpTo: 100_000,
	starts: 15,
	longLife: 1_000_000,
};

/** Takes a few minutes, to see whether a change helps. @type {Scale} */
export const QUICK = {
	rounds: 3,
	callsStubbed: 2_000,
	callsOverLoopback: 300,
	callsTogether: 5_120,
	bulk: 10_000,
	bulkRounds: 3,
	bulkGrowth: [1_000, 10_000, 100_000],
	callsPerEventUpTo: 10_000,
	starts: 5,
	longLife: 50_000,
};
