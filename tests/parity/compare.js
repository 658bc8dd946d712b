/** Compares what both clients did, after applying the list of differences. */
import { isDeepStrictEqual } from "node:util";

/** @typedef {import("./calls.js").Call} Call */
/** @typedef {import("./differences.js").Difference} Difference */
/** @typedef {import("./record.js").Recordings} Recordings */

/**
 * @param {Call} call
 * @param {Recordings} recordings
 * @param {readonly Difference[]} differences
 */
export function compare(call, { ours, official, meant, reworded }, differences) {
	const expected = structuredClone(meant);
	const actual = structuredClone(ours);
	/** The differences that had an effect. @type {Set<string>} */
	const explainedBy = new Set();
	// With several rewordings, it is unknown which one mattered.
	if (reworded.length === 1 && !isDeepStrictEqual(official, meant)) explainedBy.add(reworded[0]);
	for (const { what, explain } of differences) {
		const before = structuredClone([expected, actual]);
		explain?.({ expected, actual, call });
		if (!isDeepStrictEqual(before, [expected, actual])) explainedBy.add(what);
	}
	return { expected, actual, explainedBy: [...explainedBy] };
}
