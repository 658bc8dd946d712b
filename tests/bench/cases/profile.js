/** Where the CPU time of a call goes, by the profilers of the runtimes. */
import { OURS, REFERENCE } from "../clients.js";
import { figure, table } from "../report/table.js";
import { interleaveWarm } from "../rounds.js";
import { withSession } from "../runtimes/session.js";
import { summarise } from "../statistics.js";

/** @typedef {import("../bench.js").Bench} Bench */
/** @typedef {import("../inside/block.js").Block} Block */
/** @typedef {import("../runtimes/session.js").Profile} Profile */
/** Microseconds per call of the main thread, by part. @typedef {Record<string, number>} Parts */
/** @typedef {{ runtime: string, setting: string, ours: Parts, reference: Parts }} Row */

export const title = "Parts of a call";

/** The calls whose ratios have a target. @type {{ action: Block["action"], isStubbed: boolean }[]} */
const SETTINGS = [
	{ action: "identify", isStubbed: true },
	{ action: "event", isStubbed: true },
	{ action: "event", isStubbed: false },
	{ action: "email", isStubbed: true },
	{ action: "pipelines event", isStubbed: true },
];

const IN_FLIGHT = 16;

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function run({ runtimes, folder, server, scale, attempt }) {
	/** @type {Row[]} */
	const rows = [];
	for (const runtime of runtimes) {
		for (const { action, isStubbed } of SETTINGS) {
			const setting = `${action}, ${isStubbed ? "stubbed fetch" : "over loopback"}`;
			const url = isStubbed ? null : server.url;
			const block = { action, url, calls: scale.callsProfiled, inFlight: IN_FLIGHT };
			const parts = await attempt(`${runtime.name}, ${setting}`, () =>
				withSession(runtime, folder, async (session) => {
					/** @param {string} contestant */
					const measure = async (contestant) =>
						partsIn(await session.profile({ ...block, contestant }), block.calls);
					const samples = await interleaveWarm([OURS, REFERENCE], scale.profiles, measure);
					return { ours: medians(samples[OURS]), reference: medians(samples[REFERENCE]) };
				}),
			);
			if (parts) rows.push({ runtime: runtime.name, setting, ...parts });
		}
	}
	return rows;
}

/** The parts, by where a sample was taken: the first that matches. @type {[part: string, holds: (frame: Profile["nodes"][number]["callFrame"]) => boolean][]} */
const PARTS = [
	["idle", ({ functionName }) => functionName === "(idle)"],
	["garbage collection", ({ functionName }) => functionName === "(garbage collector)"],
	[
		"WebAssembly",
		({ functionName, url }) =>
			/^wasm:/.test(url) || /wasm-(function|to-js|stub)|js-to-wasm/.test(functionName),
	],
	[
		"timers",
		({ functionName, url }) =>
			/^(setTimeout|clearTimeout|timeout)$/.test(functionName) || /timers?\b/.test(url),
	],
	[
		"text to bytes and back",
		({ functionName, url }) => /^(encode|encodeInto|decode)$/.test(functionName) || /encoding/.test(url),
	],
	[
		// Of the client and the benchmark. V8 counts JSON with its caller.
		"JavaScript and JSON",
		({ functionName, url }) =>
			/^(stringify|parse)$/.test(functionName) || /customerio-|bench\/inside|worker\.js$/.test(url),
	],
];
const REST = "the runtime";

/** @param {Profile} profile @param {number} calls @returns {Parts} */
function partsIn({ nodes, samples = [], timeDeltas = [] }, calls) {
	const partOf = new Map(
		nodes.map(({ id, callFrame }) => [id, PARTS.find(([, holds]) => holds(callFrame))?.[0] ?? REST]),
	);
	/** @type {Parts} */
	const parts = Object.fromEntries([...PARTS.map(([part]) => part), REST].map((part) => [part, 0]));
	for (const [index, sample] of samples.entries()) {
		const part = partOf.get(sample) ?? REST;
		parts[part] += (timeDeltas[index] ?? 0) / calls;
	}
	delete parts.idle;
	return parts;
}

/** @param {readonly Parts[]} samples @returns {Parts} */
const medians = (samples) =>
	Object.fromEntries(
		Object.keys(samples[0]).map((part) => [part, summarise(samples.map((parts) => parts[part])).median]),
	);

/** @param {readonly Row[]} rows @returns {string} Markdown */
export function report(rows) {
	const names = Object.keys(rows[0]?.ours ?? {});
	/** @param {Parts} parts */
	const sum = (parts) => Object.values(parts).reduce((total, part) => total + part, 0);
	return table(
		["µs per call: customerio-wasm (customerio-node)", "all", ...names],
		rows.map(({ runtime, setting, ours, reference }) => [
			`${runtime}: ${setting}`,
			`${figure(sum(ours))} (${figure(sum(reference))})`,
			...names.map((name) => `${figure(ours[name])} (${figure(reference[name])})`),
		]),
	);
}
