/** The package's performance targets, and whether it meets them. */
import { TARGET_KILOBYTES } from "../budget.js";
import { PACKED, SEND_ALL } from "../cases/bulk.js";
import { OURS, REFERENCE } from "../clients.js";
import { figure, table } from "./table.js";

/** @typedef {import("./documents.js").Results} Results */
/** @typedef {import("../cases/per-call.js").Row} CallRow */
/**
 * A measure with what was measured, by runtime, and the target of each. A runtime without a target has its figure alone.
 *
 * @typedef {object} Target
 * @property {string} what
 * @property {"≤" | "≥"} sign
 * @property {(runtime: string) => number | undefined} limit
 * @property {Map<string, number>} values
 */

/** What the package itself may cost in CPU time, compared with `customerio-node`. */
const OWN_COST = byRuntime({ Node: 1.5, workerd: 1.6, Deno: 2.5, Bun: 2.5 });
const everywhere = (/** @type {number} */ limit) => () => limit;

/** The limit of a runtime, whose name has a version. @param {Record<string, number>} limits */
function byRuntime(limits) {
	return (/** @type {string} */ runtime) => limits[runtime.split(" ")[0]];
}

/**
 * The targets of the cases that have results.
 *
 * @param {Results} results
 * @returns {string} Markdown
 */
export function reportTargets(results) {
	const ofRuntimes = [
		...callTargets(results),
		...batchingTargets(results),
		...bulkTargets(results),
		...startUpTargets(results),
		...memoryTargets(results),
	].filter(({ values }) => values.size > 0);
	const runtimes = [...new Set(ofRuntimes.flatMap(({ values }) => [...values.keys()]))];
	const sizes = sizeTargets(results).filter(({ values }) => values.size > 0);
	const tables = [
		...(ofRuntimes.length > 0 ? [targetTable("measure", runtimes, ofRuntimes)] : []),
		...(sizes.length > 0 ? [targetTable("download", [KILOBYTES], sizes)] : []),
	];
	return tables.length > 0 ? tables.join("\n\n") : "These cases have no target.";
}

/** @param {string} heading @param {readonly string[]} columns @param {readonly Target[]} targets */
const targetTable = (heading, columns, targets) =>
	table(
		[heading, ...columns],
		targets.map((target) => [target.what, ...columns.map((column) => cell(target, column))]),
	);

/** @param {Target} target @param {string} column */
function cell({ sign, limit, values }, column) {
	const [value, bound] = [values.get(column), limit(column)];
	if (value === undefined) return "";
	if (bound === undefined) return figure(value);
	const isMet = sign === "≤" ? value <= bound : value >= bound;
	return `${figure(value)} (${sign} ${bound}) ${isMet ? "✓" : "✗"}`;
}

/** @param {Results} results @returns {Target[]} */
function callTargets(results) {
	const calls = results["per-call"]?.rows ?? [];
	/** @param {string} what @param {Target["limit"]} limit @param {readonly CallRow[]} rows */
	const target = (what, limit, rows) => ({
		what: `${what}, CPU time vs ${REFERENCE}`,
		sign: /** @type {const} */ ("≤"),
		limit,
		values: worst(rows),
	});
	return [
		target(
			"one call with a stubbed fetch",
			OWN_COST,
			calls.filter(({ fetch }) => fetch === "stubbed"),
		),
		target(
			"one call over loopback, 16 in flight",
			byRuntime({ Node: 1.06, Deno: 1.2, Bun: 1.2, workerd: 1.2 }),
			calls.filter(({ fetch, inFlight }) => fetch === "over loopback" && inFlight === 16),
		),
		target("one email", everywhere(1.5), results.send?.rows ?? []),
		target("one event of the Pipelines API", OWN_COST, results.pipelines?.rows ?? []),
	];
}

/** The worst ratio of CPU time of each runtime. @param {readonly CallRow[]} rows */
function worst(rows) {
	/** @type {Map<string, number>} */
	const values = new Map();
	for (const { runtime, ratios } of rows) {
		const value = ratios[REFERENCE].cpu?.median;
		if (value !== undefined) values.set(runtime, Math.max(value, values.get(runtime) ?? 0));
	}
	return values;
}

/** @param {Results} results @returns {Target[]} */
function batchingTargets(results) {
	const rows = results.batching?.rows ?? [];
	return [
		{
			what: `${REFERENCE}'s track, CPU time vs batching`,
			sign: "≥",
			limit: byRuntime({ Node: 20 }),
			values: new Map(rows.flatMap(({ runtime, ratio }) => (ratio ? [[runtime, ratio.median]] : []))),
		},
	];
}

/** @param {Results} results @returns {Target[]} */
function bulkTargets(results) {
	const { speed, growth } = results.bulk?.rows ?? { speed: [], growth: [] };
	const packed = speed.flatMap(({ way, ratio, runtime }) =>
		way === PACKED && ratio ? [/** @type {const} */ ([runtime, 1 / ratio.median])] : [],
	);
	const [before, most] = growth
		.flatMap(({ way, peak, runtime }) => (way === SEND_ALL && peak ? [{ peak, runtime }] : []))
		.slice(-2);
	return [
		{
			what: `sendAll, time vs ${PACKED}`,
			sign: "≤",
			limit: byRuntime({ Node: 1, Deno: 1, workerd: 1 }),
			values: new Map(packed),
		},
		{
			what: "sendAll, peak memory with ten times the events",
			sign: "≤",
			limit: everywhere(1.2),
			values: new Map(most ? [[most.runtime, most.peak / before.peak]] : []),
		},
	];
}

/** @param {Results} results @returns {Target[]} */
function startUpTargets(results) {
	/** @type {Map<string, number>} */
	const slowest = new Map();
	for (const { place, difference, contestant } of results.entries?.rows ?? []) {
		if (difference && contestant !== OURS)
			slowest.set(place, Math.max(difference.median, slowest.get(place) ?? Number.NEGATIVE_INFINITY));
	}
	const root = (results["start-up"]?.rows ?? []).flatMap(({ place, contestant, difference }) =>
		contestant === OURS && difference ? [/** @type {const} */ ([place, difference.median])] : [],
	);
	const target = { sign: /** @type {const} */ ("≤"), limit: everywhere(5) };
	return [
		{
			what: `import to first request, ms above ${REFERENCE}, bundled`,
			...target,
			values: new Map(root),
		},
		{
			what: `slowest entry to first request, ms above ${REFERENCE}, bundled`,
			...target,
			values: slowest,
		},
	];
}

/** The process when all calls are made, compared with when half of them are. @param {Results} results @returns {Target[]} */
function memoryTargets(results) {
	const values = (results.memory?.rows ?? []).flatMap(({ runtime, contestant, samples }) => {
		const [half, last] = [samples[samples.length / 2 - 1].process, samples[samples.length - 1].process];
		return contestant === OURS && half && last ? [/** @type {const} */ ([runtime, last / half])] : [];
	});
	return [
		{
			what: "memory of a long-lived client, after all calls vs after half of them",
			sign: "≤",
			limit: everywhere(1.1),
			values: new Map(values),
		},
	];
}

const KILOBYTES = "kB, gzip";

/** @param {Results} results @returns {Target[]} */
function sizeTargets(results) {
	return Object.entries(TARGET_KILOBYTES).map(([name, limit]) => {
		const row = results.sizes?.rows.find((row) => row.package === OURS && row.entry === `/${name}`);
		return {
			what: `${OURS}/${name}`,
			sign: "≤",
			limit: everywhere(limit),
			values: new Map(row ? [[KILOBYTES, row.total.gzip / 1000]] : []),
		};
	});
}
