/** One call: its wall and CPU time, with `fetch` stubbed (what the client itself costs) and over loopback HTTP. */
import { CLIENTS, OTHERS, OURS } from "../clients.js";
import { barChart, barOf } from "../report/chart.js";
import { spread, table } from "../report/table.js";
import { interleaveWarm } from "../rounds.js";
import { withSession } from "../runtimes/session.js";
import { summarise, summariseRatio } from "../statistics.js";

/** @typedef {import("../statistics.js").Summary} Summary */
/** @typedef {import("../inside/block.js").Block} Block */
/** @typedef {import("../bench.js").Bench} Bench */
/** Wall and CPU time, or ratios of them; CPU where the runtime reports it. @typedef {{ wall: Summary, cpu?: Summary }} Both */
/**
 * The clients in one setting.
 *
 * @typedef {object} Comparison
 * @property {Record<string, Both>} clients microseconds per call, by client
 * @property {Record<string, Both>} ratios of `customerio-wasm` to each other client
 */
/** @typedef {Comparison & Pick<Block, "action" | "inFlight"> & { runtime: string, fetch: "stubbed" | "over loopback" }} Row */

const FETCH = { stubbed: "stubbed fetch", "over loopback": "over loopback" };

export const title = "One call";

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function run({ runtimes, folder, server, scale, attempt }) {
	/** @type {Row[]} */
	const rows = [];
	for (const runtime of runtimes) {
		for (const fetch of /** @type {const} */ (["stubbed", "over loopback"])) {
			for (const action of /** @type {const} */ (["identify", "event"])) {
				for (const inFlight of [1, 16]) {
					const setting = { runtime: runtime.name, fetch, action, inFlight };
					const url = fetch === "stubbed" ? null : server.url;
					const calls = url === null ? scale.callsStubbed : scale.callsOverLoopback;
					const label = `${runtime.name}, ${action}, ${FETCH[fetch]}, ${inFlight} in flight`;
					const comparison = await attempt(label, () =>
						withSession(runtime, folder, (session) =>
							compareCalls(session, { action, url, calls, inFlight }, scale),
						),
					);
					if (comparison) rows.push({ ...setting, ...comparison });
				}
			}
		}
	}
	return rows;
}

/**
 * @param {import("../runtimes/session.js").Session} session
 * @param {Omit<Block, "contestant">} block
 * @param {import("../scale.js").Scale} scale
 * @returns {Promise<Comparison>}
 */
export async function compareCalls(session, block, scale) {
	/** @param {string} contestant */
	async function measure(contestant) {
		await session.run("collect");
		const { wall, cpu } = await session.run("block", { ...block, contestant });
		const perCall = 1000 / block.calls;
		return { wall: wall * perCall, cpu: cpu === undefined ? Number.NaN : cpu * perCall };
	}
	const samples = await interleaveWarm(CLIENTS, scale.rounds, measure, scale.callsWarmUpRounds);
	/** @param {string} name @param {"wall" | "cpu"} kind */
	const of = (name, kind) => samples[name].map((sample) => sample[kind]);
	const hasCpu = !of(OURS, "cpu").some(Number.isNaN);
	/** @param {(kind: "wall" | "cpu") => Summary} summary @returns {Both} */
	const both = (summary) => ({ wall: summary("wall"), ...(hasCpu && { cpu: summary("cpu") }) });
	return {
		clients: Object.fromEntries(CLIENTS.map((name) => [name, both((kind) => summarise(of(name, kind)))])),
		ratios: Object.fromEntries(
			OTHERS.map((other) => [other, both((kind) => summariseRatio(of(OURS, kind), of(other, kind)))]),
		),
	};
}

/**
 * Compares the clients in one action that is only sent with a stubbed `fetch`, in all runtimes.
 *
 * @param {Bench} bench
 * @param {import("../inside/block.js").Sent} action
 * @returns {Promise<Row[]>}
 */
export async function compareStubbed({ runtimes, folder, scale, attempt }, action) {
	/** @type {Row[]} */
	const rows = [];
	for (const runtime of runtimes) {
		for (const inFlight of [1, 16]) {
			const block = { action, url: null, calls: scale.callsStubbed, inFlight };
			const comparison = await attempt(`${runtime.name}, ${action}, ${inFlight} in flight`, () =>
				withSession(runtime, folder, (session) => compareCalls(session, block, scale)),
			);
			if (comparison) rows.push({ runtime: runtime.name, fetch: "stubbed", action, inFlight, ...comparison });
		}
	}
	return rows;
}

/** @param {readonly Row[]} rows @returns {string} Markdown */
export function report(rows) {
	const runtimes = [...new Set(rows.map(({ runtime }) => runtime))];
	return runtimes
		.map((runtime) => {
			const own = rows.filter((row) => row.runtime === runtime);
			return `**${runtime}**\n\n${table(HEADINGS, own.map(cells))}`;
		})
		.join("\n\n");
}

const HEADINGS = [
	"µs per call",
	...CLIENTS,
	...OTHERS.flatMap((other) => [`wall time vs ${other}`, `CPU time vs ${other}`]),
];

/** @param {Row} row */
const cells = ({ action, fetch, inFlight, clients, ratios }) => [
	`${action}, ${FETCH[fetch]}, ${inFlight} in flight`,
	...CLIENTS.map((name) => spread(clients[name].wall)),
	...OTHERS.flatMap((other) => [spread(ratios[other].wall), spread(ratios[other].cpu)]),
];

/** @param {readonly Row[]} rows @returns {string} SVG */
export function chart(rows) {
	/** @param {string} title @param {Row["fetch"]} fetch */
	const panel = (title, fetch) => ({
		title,
		bars: rows
			.filter((row) => row.fetch === fetch && row.action === "identify" && row.inFlight === 1)
			.flatMap(({ runtime, clients }) => CLIENTS.map((name) => barOf(runtime, name, clients[name].wall))),
	});
	return barChart({
		title: "One identify, median and quartiles",
		panels: [
			panel("Microseconds with fetch stubbed: its own cost", "stubbed"),
			panel("Microseconds over loopback HTTP", "over loopback"),
		],
	});
}
