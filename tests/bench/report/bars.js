/** The bars that the package must come up to, and how it does. */
import { CALLS, PACKED, SEND_ALL } from "../cases/bulk.js";
import { TOTAL } from "../cases/sizes.js";
import { OURS, REFERENCE } from "../clients.js";
import { figure, table } from "./table.js";

/** @typedef {import("./documents.js").Results} Results */
/** A limit, and the measure in each place. @typedef {{ what: string, limit: string, isMet: (value: number) => boolean, values: Map<string, number> }} Bar */

/** @param {number} limit */
const atMost = (limit) => ({
	limit: `at most ${limit}`,
	isMet: (/** @type {number} */ value) => value <= limit,
});
/** @param {number} limit */
const atLeast = (limit) => ({
	limit: `at least ${limit}`,
	isMet: (/** @type {number} */ value) => value >= limit,
});

/**
 * The bars of the cases that there are results of.
 *
 * @param {Results} results
 * @returns {string} Markdown
 */
export function reportBars(results) {
	const bars = [
		...callBars(results),
		...bulkBars(results),
		...startUpBars(results),
		...sizeBars(results),
	].filter(({ values }) => values.size > 0);
	if (bars.length === 0) return "These cases have no bar.";
	const places = [...new Set(bars.flatMap(({ values }) => [...values.keys()]))];
	return table(
		["bar", "limit", ...places],
		bars.map(({ what, limit, isMet, values }) => [
			what,
			limit,
			...places.map((place) => {
				const value = values.get(place);
				return value === undefined ? "" : `${figure(value)} ${isMet(value) ? "✓" : "✗"}`;
			}),
		]),
	);
}

/** The worst of the actions and of the numbers in flight counts. @param {Results} results @returns {Bar[]} */
function callBars(results) {
	/** @param {"at once" | "over loopback"} answers @param {"wall" | "cpu"} kind */
	function worst(answers, kind) {
		/** @type {Map<string, number>} */
		const values = new Map();
		for (const row of results["per-call"]?.rows ?? []) {
			const value = row.answers === answers ? row.ratios[REFERENCE][kind]?.median : undefined;
			if (value !== undefined) values.set(row.runtime, Math.max(value, values.get(row.runtime) ?? 0));
		}
		return values;
	}
	return [
		{
			what: `a call over loopback, wall, × ${REFERENCE}`,
			...atMost(1.05),
			values: worst("over loopback", "wall"),
		},
		{
			what: `a call over loopback, CPU, × ${REFERENCE}`,
			...atMost(1.05),
			values: worst("over loopback", "cpu"),
		},
		{ what: `its own cost, wall, × ${REFERENCE}`, ...atMost(1.5), values: worst("at once", "wall") },
		{ what: `its own cost, CPU, × ${REFERENCE}`, ...atMost(1.5), values: worst("at once", "cpu") },
	];
}

/** @param {Results} results @returns {Bar[]} */
function bulkBars(results) {
	const { speed: rows, growth } = results.bulk?.rows ?? { speed: [], growth: [] };
	const peaks = growth.flatMap(({ way, peak, runtime }) =>
		way === SEND_ALL && peak ? [{ peak, runtime }] : [],
	);
	const [before, most] = peaks.slice(-2);
	/** @type {Map<string, number>} */
	const flatness = new Map(most ? [[most.runtime, most.peak / before.peak]] : []);
	/** @param {string} way @param {(ratio: number) => number} show */
	const against = (way, show) =>
		new Map(
			rows.flatMap((row) => (row.way === way && row.ratio ? [[row.runtime, show(row.ratio.median)]] : [])),
		);
	return [
		{
			what: `${SEND_ALL}: faster than one call per event, ×`,
			...atLeast(20),
			values: against(CALLS, (ratio) => ratio),
		},
		{ what: `${SEND_ALL}: time, × ${PACKED}`, ...atMost(1), values: against(PACKED, (ratio) => 1 / ratio) },
		{ what: `${SEND_ALL}: peak memory with ten times the events, ×`, ...atMost(1.2), values: flatness },
	];
}

/** @param {Results} results @returns {Bar[]} */
function startUpBars(results) {
	const rows = (results["start-up"]?.rows ?? []).filter(({ contestant }) => contestant === OURS);
	const values = new Map(rows.map(({ place, difference }) => [place, difference.median]));
	return [{ what: `import to first request, ms more than ${REFERENCE}, bundled`, ...atMost(5), values }];
}

/** @param {Results} results @returns {Bar[]} */
function sizeBars(results) {
	const total = results.sizes?.rows.find(({ what }) => what === TOTAL);
	const values = new Map(total ? [["page", total.size.gzip / 1000]] : []);
	return [{ what: "WebAssembly and JavaScript, minified, gzip, kB", ...atMost(30), values }];
}
