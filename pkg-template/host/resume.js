/** Reads the report of a run of `sendAll` that is resumed. */
import { bounded, reading } from "./fault.js";
import { ownMember } from "./options.js";

/**
 * The first event id of a run that is resumed.
 *
 * @param {unknown} report
 * @throws {Fault}
 */
export const resumeId = (report) =>
	reading("", () => bounded(String(ownMember(report, "firstEventId")), ".firstEventId"));

/**
 * The index at which a run is resumed; NaN if it is not a number.
 *
 * @param {unknown} report
 * @throws {Fault}
 */
export const resumeIndex = (report) => reading("", () => toIndex(ownMember(report, "resumeFrom")));

/**
 * The starts and ends of `doneRanges` or `uncertainRanges` of a run that is resumed; NaN for what is not a number. The latter may be left
 * out.
 *
 * @param {unknown} report
 * @param {"doneRanges" | "uncertainRanges"} name
 * @throws {Fault}
 */
export const resumeRanges = (report, name) =>
	reading("", () => {
		const ranges = ownMember(report, name) ?? (name === "uncertainRanges" ? [] : undefined);
		if (!Array.isArray(ranges)) return Float64Array.of(Number.NaN);
		// Flat, another length would make ranges of its own.
		if (ranges.some((range) => !Array.isArray(range) || range.length !== 2))
			return Float64Array.of(Number.NaN);
		// In order, because the core adds each range to the end of the others.
		const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
		return Float64Array.from(sorted.flat(), toIndex);
	});

/** @param {unknown} index */
const toIndex = (index) => (typeof index === "number" ? index : Number.NaN);
