/** One call: its wall and CPU time, with `fetch` answered at once (what the client itself costs) and over loopback HTTP. */
import { barChart } from "../report/chart.js";
import { figure, spread, table } from "../report/table.js";
import { interleave } from "../rounds.js";
import { withSession } from "../runtimes/session.js";
import { summarise, summariseRatio } from "../statistics.js";

/** @typedef {import("../statistics.js").Summary} Summary */
/** @typedef {import("../inside/block.js").Block} Block */
/** @typedef {import("../bench.js").Bench} Bench */
/**
 * One client in one setting.
 *
 * @typedef {object} Cost
 * @property {Summary} wall microseconds per call
 * @property {Summary} [cpu] microseconds per call
 * @property {Summary} wallRatio to `customerio-node`
 * @property {Summary} [cpuRatio] to `customerio-node`
 */
/** @typedef {Pick<Block, "action" | "inFlight"> & { runtime: string, answers: "at once" | "over loopback", clients: Record<string, Cost> }} Row */

export const CLIENTS = ["customerio-wasm", "customerio-node", "fetch"];
export const REFERENCE = "customerio-node";

const WARM_UP_ROUNDS = 2;

export const title = "One call";

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function run({ runtimes, folder, server, scale, attempt }) {
	/** @type {Row[]} */
	const rows = [];
	for (const runtime of runtimes) {
		for (const answers of /** @type {const} */ (["at once", "over loopback"])) {
			for (const action of /** @type {const} */ (["identify", "event"])) {
				for (const inFlight of [1, 16]) {
					const setting = { runtime: runtime.name, answers, action, inFlight };
					const url = answers === "at once" ? null : server.url;
					const calls = url === null ? scale.callsAtOnce : scale.callsOverLoopback;
					const label = `${runtime.name}, ${action}, ${answers}, ${inFlight} in flight`;
					const clients = await attempt(label, () =>
						withSession(runtime, folder, (session) =>
							compareCalls(session, { action, url, calls, inFlight }, scale.rounds),
						),
					);
					if (clients) rows.push({ ...setting, clients });
				}
			}
		}
	}
	return rows;
}

/**
 * @param {import("../runtimes/session.js").Session} session
 * @param {Omit<Block, "contestant">} block
 * @param {number} rounds
 * @returns {Promise<Record<string, Cost>>} by client
 */
export async function compareCalls(session, block, rounds) {
	/** @param {string} contestant */
	async function measure(contestant) {
		await session.run("collect");
		const { wall, cpu } = await session.run("block", { ...block, contestant });
		const perCall = 1000 / block.calls;
		return { wall: wall * perCall, cpu: cpu === undefined ? Number.NaN : cpu * perCall };
	}
	// The compilers get to know the code first.
	await interleave(CLIENTS, WARM_UP_ROUNDS, measure);
	const samples = await interleave(CLIENTS, rounds, measure);
	/** @param {string} name @param {"wall" | "cpu"} kind */
	const of = (name, kind) => samples[name].map((sample) => sample[kind]);
	const hasCpu = !of(REFERENCE, "cpu").some(Number.isNaN);
	return Object.fromEntries(
		CLIENTS.map((name) => [
			name,
			{
				wall: summarise(of(name, "wall")),
				wallRatio: summariseRatio(of(name, "wall"), of(REFERENCE, "wall")),
				...(hasCpu && {
					cpu: summarise(of(name, "cpu")),
					cpuRatio: summariseRatio(of(name, "cpu"), of(REFERENCE, "cpu")),
				}),
			},
		]),
	);
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
	"wall, × customerio-node",
	"CPU, × customerio-node",
	"wall, × fetch",
];

/** @param {Row} row */
function cells({ action, answers, inFlight, clients }) {
	const ours = clients["customerio-wasm"];
	return [
		`${action}, ${answers}, ${inFlight} in flight`,
		...CLIENTS.map((name) => spread(clients[name].wall)),
		spread(ours.wallRatio),
		spread(ours.cpuRatio),
		figure(ours.wall.median / clients.fetch.wall.median),
	];
}

/** @param {readonly Row[]} rows @returns {string} SVG */
export function chart(rows) {
	/** @param {string} title @param {Row["answers"]} answers */
	const panel = (title, answers) => ({
		title,
		groups: rows
			.filter((row) => row.answers === answers && row.action === "identify" && row.inFlight === 1)
			.map(({ runtime, clients }) => ({
				label: runtime,
				bars: CLIENTS.map((series) => {
					const { median: value, low, high } = clients[series].wall;
					return { series, value, low, high };
				}),
			})),
	});
	return barChart({
		title: "One identify: µs per call (median and quartiles; less is better)",
		series: CLIENTS,
		panels: [
			panel("fetch answered at once: the client's own cost", "at once"),
			panel("over loopback HTTP", "over loopback"),
		],
	});
}
