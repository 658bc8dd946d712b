/** The package's performance targets, and whether it meets them. */
import { CALLS, PACKED, SEND_ALL } from "../cases/bulk.js";
import { TOTAL } from "../cases/sizes.js";
import { OURS, REFERENCE } from "../clients.js";
import { figure, table } from "./table.js";

/** @typedef {import("./documents.js").Results} Results */
/** A target, and what was measured, by runtime. @typedef {{ what: string, limit: string, isMet: (value: number) => boolean, values: Map<string, number> }} Target */

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
 * The targets of the cases that have results.
 *
 * @param {Results} results
 * @returns {string} Markdown
 */
export function reportTargets(results) {
	const targets = [
		...callTargets(results),
		...batchingTargets(results),
		...bulkTargets(results),
		...startUpTargets(results),
		...sizeTargets(results),
	].filter(({ values }) => values.size > 0);
	if (targets.length === 0) return "These cases have no target.";
	const runtimes = [...new Set(targets.flatMap(({ values }) => [...values.keys()]))];
	return table(
		["measure", "target", ...runtimes],
		targets.map(({ what, limit, isMet, values }) => [
			what,
			limit,
			...runtimes.map((runtime) => {
				const value = values.get(runtime);
				return value === undefined ? "" : `${figure(value)} ${isMet(value) ? "✓" : "✗"}`;
			}),
		]),
	);
}

/** Takes the worst of all actions and numbers of calls in flight. @param {Results} results @returns {Target[]} */
function callTargets(results) {
	/** @param {"stubbed" | "over loopback"} fetch @param {"wall" | "cpu"} kind */
	function worst(fetch, kind) {
		/** @type {Map<string, number>} */
		const values = new Map();
		for (const row of results["per-call"]?.rows ?? []) {
			const value = row.fetch === fetch ? row.ratios[REFERENCE][kind]?.median : undefined;
			if (value !== undefined) values.set(row.runtime, Math.max(value, values.get(row.runtime) ?? 0));
		}
		return values;
	}
	return [
		{
			what: `one call over loopback, wall time vs ${REFERENCE}`,
			...atMost(1.05),
			values: worst("over loopback", "wall"),
		},
		{
			what: `one call over loopback, CPU time vs ${REFERENCE}`,
			...atMost(1.05),
			values: worst("over loopback", "cpu"),
		},
		{
			what: `one call with a stubbed fetch, wall time vs ${REFERENCE}`,
			...atMost(1.5),
			values: worst("stubbed", "wall"),
		},
		{
			what: `one call with a stubbed fetch, CPU time vs ${REFERENCE}`,
			...atMost(1.5),
			values: worst("stubbed", "cpu"),
		},
	];
}

/** @param {Results} results @returns {Target[]} */
function batchingTargets(results) {
	const rows = results.batching?.rows ?? [];
	return [
		{
			what: `customerio-wasm, batching: CPU time of ${REFERENCE}'s track over its own`,
			...atLeast(20),
			values: new Map(rows.flatMap(({ runtime, ratio }) => (ratio ? [[runtime, ratio.median]] : []))),
		},
	];
}

/** @param {Results} results @returns {Target[]} */
function bulkTargets(results) {
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
			what: `${SEND_ALL}: speed-up over one call per event`,
			...atLeast(20),
			values: against(CALLS, (ratio) => ratio),
		},
		{
			what: `${SEND_ALL}: time vs ${PACKED}`,
			...atMost(1),
			values: against(PACKED, (ratio) => 1 / ratio),
		},
		{
			what: `${SEND_ALL}: growth of peak memory with ten times the events`,
			...atMost(1.2),
			values: flatness,
		},
	];
}

/** @param {Results} results @returns {Target[]} */
function startUpTargets(results) {
	const rows = (results["start-up"]?.rows ?? []).filter(({ contestant }) => contestant === OURS);
	const values = new Map(rows.map(({ place, difference }) => [place, difference.median]));
	return [{ what: `import to first request, ms above ${REFERENCE}, bundled`, ...atMost(5), values }];
}

/** @param {Results} results @returns {Target[]} */
function sizeTargets(results) {
	const total = results.sizes?.rows.find(({ what }) => what === TOTAL);
	const values = new Map(total ? [["any browser", total.size.gzip / 1000]] : []);
	return [{ what: "WebAssembly and JavaScript, minified and gzipped, kB", ...atMost(50), values }];
}
