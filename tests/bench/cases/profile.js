/** Where the CPU time of a call or of an event of `sendAll` goes, by the profilers of the runtimes. */
import { OURS, REFERENCE } from "../clients.js";
import { figure, table } from "../report/table.js";
import { interleaveWarm } from "../rounds.js";
import { withSession } from "../runtimes/session.js";
import { summarise } from "../statistics.js";

/** @typedef {import("../bench.js").Bench} Bench */
/** @typedef {import("../inside/block.js").Block} Block */
/** @typedef {import("../inside/bulk.js").Bulk} Bulk */
/** @typedef {import("../runtimes/session.js").Profile} Profile */
/** Microseconds of the main thread per call or event, by part. @typedef {Record<string, number>} Parts */
/** @typedef {{ runtime: string, setting: string, ours: Parts, reference: Parts }} Row */
/**
 * What is profiled.
 *
 * @typedef {object} Setting
 * @property {string} name
 * @property {"block" | "bulk"} job
 * @property {(contestant: string) => Block | Bulk} args
 * @property {number} count the calls or events of one profile
 */

export const title = "Parts of a call";

const IN_FLIGHT = 16;

const ACTIONS = /** @type {const} */ (["identify", "event", "email", "pipelines event"]);

/** What has a target for its ratio. @param {Bench} bench @returns {Setting[]} */
const settingsOf = ({ server, scale }) => [
	...ACTIONS.map((action) => callsOf(action, null, scale)),
	callsOf("event", server.url, scale),
	{
		name: "sendAll, stubbed fetch",
		job: "bulk",
		args: (contestant) => ({
			contestant,
			way: contestant === OURS ? "sendAll" : "batches",
			url: null,
			events: scale.bulk,
		}),
		count: scale.bulk,
	},
];

/** @param {Block["action"]} action @param {string | null} url @param {Bench["scale"]} scale @returns {Setting} */
const callsOf = (action, url, { callsProfiled: calls }) => ({
	name: `${action}, ${url === null ? "stubbed fetch" : "over loopback"}`,
	job: "block",
	args: (contestant) => ({ contestant, action, url, calls, inFlight: IN_FLIGHT }),
	count: calls,
});

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function run(bench) {
	const { runtimes, folder, scale, attempt } = bench;
	/** @type {Row[]} */
	const rows = [];
	for (const runtime of runtimes) {
		for (const { name: setting, job, args, count } of settingsOf(bench)) {
			const parts = await attempt(`${runtime.name}, ${setting}`, () =>
				withSession(runtime, folder, async (session) => {
					/** @param {string} contestant */
					const measure = async (contestant) => partsIn(await session.profile(job, args(contestant)), count);
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

/** @param {Profile} profile @param {number} count the calls or events @returns {Parts} */
function partsIn({ nodes, samples = [], timeDeltas = [] }, count) {
	const partOf = new Map(
		nodes.map(({ id, callFrame }) => [id, PARTS.find(([, holds]) => holds(callFrame))?.[0] ?? REST]),
	);
	/** @type {Parts} */
	const parts = Object.fromEntries([...PARTS.map(([part]) => part), REST].map((part) => [part, 0]));
	for (const [index, sample] of samples.entries()) {
		const part = partOf.get(sample) ?? REST;
		parts[part] += (timeDeltas[index] ?? 0) / count;
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
		["µs per call or event: customerio-wasm (customerio-node)", "all", ...names],
		rows.map(({ runtime, setting, ours, reference }) => [
			`${runtime}: ${setting}`,
			`${figure(sum(ours))} (${figure(sum(reference))})`,
			...names.map((name) => `${figure(ours[name])} (${figure(reference[name])})`),
		]),
	);
}
