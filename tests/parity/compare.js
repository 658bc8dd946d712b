/** Compares what the two clients did, as far as the list of differences does not explain it. */
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
	/** What each entry of the list was needed for. @type {Set<string>} */
	const explainedBy = new Set();
	// Of several rewordings it is not known which one mattered.
	if (reworded.length === 1 && !isDeepStrictEqual(official, meant)) explainedBy.add(reworded[0]);
	for (const { what, explain } of differences) {
		const before = structuredClone([expected, actual]);
		explain?.({ expected, actual, call });
		if (!isDeepStrictEqual(before, [expected, actual])) explainedBy.add(what);
	}
	return { expected, actual, explainedBy: [...explainedBy] };
}
