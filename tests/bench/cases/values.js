/** The cost of checking that JSON can carry a payload: `JSON.stringify` alone, and with the scan of its result. */
import { largeEvent } from "../inside/payloads.js";
import { spread, table } from "../report/table.js";
import { interleave } from "../rounds.js";
import { summarise, summariseRatio } from "../statistics.js";

/** @typedef {import("../statistics.js").Summary} Summary */
/** @typedef {{ what: string, cpu: Summary, ratio: Summary }} Row */

const TIMES = 20_000;
const PLAIN = "JSON.stringify";

/** The module before the package is bundled. */
const MODULE = new URL("../../../target/npm/host/json.js", import.meta.url);

export const title = "Values";

/** @param {import("../bench.js").Bench} bench @returns {Promise<Row[]>} */
export async function run({ scale, attempt }) {
	/** @type {{ toJson(value: unknown): string }} */
	const { toJson } = await import(MODULE.href);
	const dated = { ...largeEvent, at: new Date() };
	/** @type {Record<string, () => string>} */
	const contestants = {
		[PLAIN]: () => JSON.stringify(largeEvent),
		"customerio-wasm": () => toJson(largeEvent),
		"customerio-wasm, with a Date in it": () => toJson(dated),
	};
	/** @param {string} name measured in CPU time, so that other processes do not count */
	const measure = async (name) => {
		const before = process.cpuUsage();
		for (let index = 0; index < TIMES; index++) contestants[name]();
		const { user, system } = process.cpuUsage(before);
		return (user + system) / TIMES;
	};
	const samples = await attempt("values", () => interleave(Object.keys(contestants), scale.rounds, measure));
	return Object.entries(samples ?? {}).map(([what, times]) => ({
		what,
		cpu: summarise(times),
		ratio: summariseRatio(times, samples?.[PLAIN] ?? []),
	}));
}

/** @param {readonly Row[]} rows @returns {string} Markdown */
export const report = (rows) =>
	table(
		["CPU time for an event of 2 kB", "µs", `vs ${PLAIN}`],
		rows.map(({ what, cpu, ratio }) => [what, spread(cpu), spread(ratio)]),
	);
