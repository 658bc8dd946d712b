/** Many callers, each of which waits for its event before it sends the next: with `batching`, and one call for each event. */
import { figure, spread, table } from "../report/table.js";
import { interleaveWarm } from "../rounds.js";
import { withSession } from "../runtimes/session.js";
import { summarise, summariseRatio } from "../statistics.js";

/** @typedef {import("../statistics.js").Summary} Summary */
/**
 * One runtime.
 *
 * @typedef {object} Row
 * @property {string} runtime
 * @property {Record<string, Summary>} cpu microseconds of CPU time for an event, by client; none where the runtime does not report it
 * @property {Record<string, Summary>} wall the same for the wall time
 * @property {Summary} [ratio] CPU time of the official client over that with `batching`
 */

const BATCHING = "customerio-wasm-batching";
const SINGLE = "customerio-node";
const CLIENTS = [BATCHING, "customerio-wasm", SINGLE];
const CALLERS = 256;

export const title = "Calls together";

/** @param {import("../bench.js").Bench} bench @returns {Promise<Row[]>} */
export async function run({ runtimes, folder, server, scale, attempt }) {
	/** @type {Row[]} */
	const rows = [];
	for (const runtime of runtimes) {
		const row = await attempt(`${runtime.name}, ${CALLERS} callers`, () =>
			withSession(runtime, folder, (session) => compare(session, server.url, scale)),
		);
		if (row) rows.push({ runtime: runtime.name, ...row });
	}
	return rows;
}

/**
 * @param {import("../runtimes/session.js").Session} session
 * @param {string} url
 * @param {import("../scale.js").Scale} scale
 * @returns {Promise<Omit<Row, "runtime">>}
 */
async function compare(session, url, { callsTogether: calls, rounds }) {
	/** @param {string} contestant */
	async function measure(contestant) {
		await session.run("collect");
		const block = { contestant, action: "small event", url, calls, inFlight: CALLERS };
		const { wall, cpu } = await session.run("block", block);
		return { wall: (wall * 1000) / calls, cpu: cpu === undefined ? Number.NaN : (cpu * 1000) / calls };
	}
	const samples = await interleaveWarm(CLIENTS, rounds, measure);
	/** @param {string} name @param {"wall" | "cpu"} kind */
	const of = (name, kind) => samples[name].map((sample) => sample[kind]);
	/** @param {"wall" | "cpu"} kind */
	const all = (kind) => Object.fromEntries(CLIENTS.map((name) => [name, summarise(of(name, kind))]));
	if (of(SINGLE, "cpu").some(Number.isNaN)) return { cpu: {}, wall: all("wall") };
	return {
		cpu: all("cpu"),
		wall: all("wall"),
		ratio: summariseRatio(of(SINGLE, "cpu"), of(BATCHING, "cpu")),
	};
}

/** @param {readonly Row[]} rows @returns {string} Markdown */
export const report = (rows) =>
	table(
		[
			"µs for an event",
			...CLIENTS.flatMap((name) => [`${name}, CPU time`, `${name}, wall time`]),
			"times less CPU time",
		],
		rows.map(({ runtime, cpu, wall, ratio }) => [
			runtime,
			...CLIENTS.flatMap((name) => [spread(cpu[name]), spread(wall[name])]),
			ratio ? figure(ratio.median) : "",
		]),
	);
