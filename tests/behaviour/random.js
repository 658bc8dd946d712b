/** Reproducible randomness: the same seed makes the same choices in every runtime. */

/**
 * Mulberry32.
 *
 * @param {number} seed
 * @returns {() => number} in [0, 1)
 */
export function seeded(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/**
 * @template T
 * @param {() => number} random
 * @param {readonly T[]} items not empty
 * @returns {T}
 */
export const pick = (random, items) => /** @type {T} */ (items[Math.floor(random() * items.length)]);
