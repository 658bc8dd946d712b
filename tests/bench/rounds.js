/** The order of measurements: interleaved, so that a change of the machine's mood falls on all contestants alike. */

/**
 * Measures each contestant in each round, every round in another order.
 *
 * @template T
 * @param {readonly string[]} contestants
 * @param {number} rounds
 * @param {(contestant: string) => Promise<T>} measure
 * @returns {Promise<Record<string, T[]>>} by contestant, in the order of rounds
 */
export async function interleave(contestants, rounds, measure) {
	/** @type {Record<string, T[]>} */
	const samples = Object.fromEntries(contestants.map((name) => [name, []]));
	for (let round = 0; round < rounds; round++) {
		for (let place = 0; place < contestants.length; place++) {
			const contestant = contestants[(round + place) % contestants.length];
			samples[contestant].push(await measure(contestant));
		}
	}
	return samples;
}
