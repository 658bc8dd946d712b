/** Interleaves measurements, so that a change in the machine's load affects all contestants alike. */

/**
 * Measures each contestant once per round, in a different order each round.
 *
 * @template T
 * @param {readonly string[]} contestants
 * @param {number} rounds
 * @param {(contestant: string, round: number) => Promise<T>} measure
 * @returns {Promise<Record<string, T[]>>} samples by contestant, in round order
 */
export async function interleave(contestants, rounds, measure) {
	/** @type {Record<string, T[]>} */
	const samples = Object.fromEntries(contestants.map((name) => [name, []]));
	for (let round = 0; round < rounds; round++) {
		for (let turn = 0; turn < contestants.length; turn++) {
			const contestant = contestants[(round + turn) % contestants.length];
			samples[contestant].push(await measure(contestant, round));
		}
	}
	return samples;
}

/**
 * The same, after rounds that do not count: they warm up the compilers of a runtime.
 *
 * @template T
 * @param {readonly string[]} contestants
 * @param {number} rounds
 * @param {(contestant: string) => Promise<T>} measure
 * @param {number} [warmUpRounds]
 * @returns {Promise<Record<string, T[]>>}
 */
export async function interleaveWarm(contestants, rounds, measure, warmUpRounds = 4) {
	await interleave(contestants, warmUpRounds, measure);
	return interleave(contestants, rounds, measure);
}
