/** The order of blocks: interleaved, so that a change of the machine's mood falls on all clients alike. */

/** @typedef {import("./inside/block.js").Block} Block */
/** Microseconds per call. @typedef {{ wall: number, cpu: number | null }} Sample */
/** @typedef {Omit<Block, "contestant"> & { contestants: readonly string[], rounds: number }} Plan */

/**
 * Runs a block of each contestant in each round, every round in another order, after one that is not counted.
 *
 * @param {Plan} plan
 * @param {(block: Block) => Promise<Sample>} timed
 * @returns {Promise<Record<string, Sample[]>>} by contestant
 */
export async function runRounds({ contestants, rounds, ...block }, timed) {
	/** @type {Record<string, Sample[]>} */
	const samples = Object.fromEntries(contestants.map((name) => [name, []]));
	for (const contestant of contestants) await timed({ ...block, contestant });
	for (let round = 0; round < rounds; round++) {
		for (let place = 0; place < contestants.length; place++) {
			const contestant = contestants[(round + place) % contestants.length];
			samples[contestant].push(await timed({ ...block, contestant }));
		}
	}
	return samples;
}
