/** How much each case measures. */

/**
 * @typedef {object} Scale
 * @property {number} rounds
 * @property {number} callsWarmUpRounds rounds of single calls that do not count: the compilers settle late
 * @property {number} callsStubbed per block, with a stubbed `fetch`
 * @property {number} callsOverLoopback per block
 * @property {number} profiles of each client
 * @property {number} callsProfiled in each: workerd refuses more than 10,000 timeouts, and `customerio-node` cannot cancel its own
 * @property {number} callsTogether per block, by many callers over loopback
 * @property {number} relayRequests per block
 * @property {number} bulk events per runtime
 * @property {number} bulkRounds
 * @property {number} callEachRounds of those, with one call for each event: they take long, and differ little
 * @property {readonly number[]} bulkGrowth numbers of events, in Node
 * @property {number} callsPerEventUpTo the most events that are sent in one call each
 * @property {number} starts
 * @property {number} pages
 * @property {number} longLife calls of one client
 */

/** At most 25 minutes on two cores. @type {Scale} */
export const FULL = {
	rounds: 15,
	callsWarmUpRounds: 20,
	callsStubbed: 2_000,
	callsOverLoopback: 400,
	profiles: 7,
	callsProfiled: 2_000,
	callsTogether: 5_120,
	relayRequests: 600,
	bulk: 100_000,
	bulkRounds: 7,
	callEachRounds: 2,
	bulkGrowth: [1_000, 10_000, 100_000, 1_000_000],
	callsPerEventUpTo: 100_000,
	starts: 11,
	pages: 11,
	longLife: 1_000_000,
};

/** A few minutes, to see whether a change helps. @type {Scale} */
export const QUICK = {
	rounds: 3,
	callsWarmUpRounds: 4,
	callsStubbed: 2_000,
	callsOverLoopback: 300,
	profiles: 3,
	callsProfiled: 2_000,
	callsTogether: 2_560,
	relayRequests: 300,
	bulk: 10_000,
	bulkRounds: 3,
	callEachRounds: 1,
	bulkGrowth: [1_000, 10_000, 100_000],
	callsPerEventUpTo: 10_000,
	starts: 3,
	pages: 3,
	longLife: 50_000,
};
