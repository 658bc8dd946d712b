/** Medians and quartiles. A mean would reflect the machine's other work. */

/** @typedef {{ median: number, low: number, high: number }} Summary `low` and `high` are the quartiles */

/**
 * @param {readonly number[]} sorted
 * @param {number} fraction
 */
function quantile(sorted, fraction) {
	const position = (sorted.length - 1) * fraction;
	const below = sorted[Math.floor(position)];
	return below + (sorted[Math.ceil(position)] - below) * (position % 1);
}

/** @param {readonly number[]} samples @returns {Summary} */
export function summarise(samples) {
	const sorted = samples.toSorted((a, b) => a - b);
	const [low, median, high] = [0.25, 0.5, 0.75].map((fraction) => quantile(sorted, fraction));
	return { median, low, high };
}

/**
 * The ratio of two clients, computed per round, so that what slows down a whole round cancels out.
 *
 * @param {readonly number[]} samples
 * @param {readonly number[]} others in the same round order
 */
export const summariseRatio = (samples, others) =>
	summarise(samples.map((sample, round) => sample / others[round]));
