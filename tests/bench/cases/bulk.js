/** Many events over loopback HTTP: `sendAll`, hand-packed batches, and one call per event, each in a new process. */
import { bulkOperations } from "../inside/payloads.js";
import { barChart, barOf } from "../report/chart.js";
import { count, figure, megabytes, spread, table } from "../report/table.js";
import { interleave } from "../rounds.js";
import { peakMemory } from "../runtimes/proc.js";
import { withSession } from "../runtimes/session.js";
import { summarise, summariseRatio } from "../statistics.js";

/** @typedef {import("../statistics.js").Summary} Summary */
/** @typedef {import("../inside/block.js").Block} Block */
/** @typedef {import("../bench.js").Bench} Bench */
/** @typedef {import("../runtimes/session.js").Runtime} Runtime */
/** @typedef {{ seconds: number, cpuSeconds: number | undefined, peak: number | undefined, kept: number | undefined, requests: number, bytes: number }} Sample `peak` and `kept` are bytes of memory, `bytes` the size of all bodies */
/**
 * One way to send one number of events in one runtime.
 *
 * @typedef {object} Row
 * @property {string} runtime
 * @property {string} way
 * @property {number} events
 * @property {Summary} seconds
 * @property {Summary} [cpuSeconds]
 * @property {Summary} [ratio] to `sendAll`, if there are several rounds
 * @property {number} [peak] bytes of memory, the maximum of all rounds
 * @property {number} [kept] bytes in use at the end, after a garbage collection, where the runtime allows one: JavaScript's heap and that of the WebAssembly
 * @property {number} requests
 * @property {number} bytes the size of all bodies
 */

export const title = "Bulk";

export const SEND_ALL = "customerio-wasm, sendAll";
export const PACKED = "customerio-node, hand-packed batches";
export const CALLS = "customerio-wasm, one call each";

/** @type {Record<string, Pick<import("../inside/bulk.js").Bulk, "contestant" | "way">>} */
const WAYS = {
	[SEND_ALL]: { contestant: "customerio-wasm", way: "sendAll" },
	[PACKED]: { contestant: "customerio-node", way: "batches" },
	"fetch, hand-packed batches": { contestant: "fetch", way: "batches" },
	[CALLS]: { contestant: "customerio-wasm", way: "calls" },
	"customerio-node, one call each": { contestant: "customerio-node", way: "calls" },
};

/** @param {Bench} bench @returns {Promise<{ speed: Row[], growth: Row[] }>} */
export async function run({ runtimes, folder, server, scale, attempt }) {
	/** @type {Row[]} */
	const speed = [];
	for (const runtime of runtimes)
		speed.push(...(await compare(runtime, scale.bulk, scale.bulkRounds, scale.callEachRounds)));
	/** @type {Row[]} */
	const growth = [];
	for (const events of scale.bulkGrowth) growth.push(...(await compare(runtimes[0], events, 1, 1)));
	return { speed, growth };

	/**
	 * @param {Runtime} runtime
	 * @param {number} events
	 * @param {number} rounds
	 * @param {number} callRounds the rounds, from the first, in which each event is a call of its own, too
	 * @returns {Promise<Row[]>}
	 */
	async function compare(runtime, events, rounds, callRounds) {
		const ways = Object.keys(WAYS).filter(
			(way) =>
				WAYS[way].way !== "calls" ||
				(events <= scale.callsPerEventUpTo && !runsOutOfTimers(runtime, way, events)),
		);
		/** @type {Set<string>} ways that have failed */
		const failed = new Set();
		const samples = await interleave(ways, rounds, async (way, round) => {
			if (failed.has(way) || (WAYS[way].way === "calls" && round >= callRounds)) return undefined;
			const label = `${runtime.name}, ${count(events)} events, ${way}`;
			const sample = await attempt(label, () => send(runtime, { ...WAYS[way], url: server.url, events }));
			if (!sample) failed.add(way);
			return sample;
		});
		const done = ways.filter((way) => !failed.has(way));
		/** @param {string} way @param {"seconds" | "cpuSeconds" | "peak"} field */
		const of = (way, field) => samples[way].flatMap((sample) => sample?.[field] ?? []);
		return done.map((way) => {
			const [cpu, peaks] = [of(way, "cpuSeconds"), of(way, "peak")];
			const [first] = samples[way];
			return {
				runtime: runtime.name,
				way,
				events,
				seconds: summarise(of(way, "seconds")),
				cpuSeconds: cpu.length > 0 ? summarise(cpu) : undefined,
				// The first rounds of both.
				ratio: done.includes(SEND_ALL)
					? summariseRatio(of(way, "seconds"), of(SEND_ALL, "seconds"))
					: undefined,
				peak: peaks.length > 0 ? Math.max(...peaks) : undefined,
				kept: first?.kept,
				requests: Number(first?.requests),
				bytes: Number(first?.bytes),
			};
		});
	}

	/** @param {Runtime} runtime @param {import("../inside/bulk.js").Bulk} bulk @returns {Promise<Sample>} */
	async function send(runtime, bulk) {
		return withSession(runtime, folder, async (session) => {
			// Loads the code and opens the connection before the clock starts.
			const { contestant, url } = bulk;
			/** @type {Block} */
			const first = { contestant, action: "identify", url, calls: 1, inFlight: 1 };
			await session.run("block", first);
			const before = await server.received();
			const { wall, cpu } = await session.run("bulk", bulk);
			const after = await server.received();
			const requests = after.requests - before.requests;
			const bytes = after.bytes - before.bytes;
			checkArrived(bulk, bytes);
			const cpuSeconds = cpu === undefined ? undefined : cpu / 1000;
			const peak = peakMemory(session.pid);
			const { value } = await session.run("memory");
			const { heap, wasm } = /** @type {{ heap?: number, wasm: number }} */ (value);
			const kept = heap === undefined ? undefined : heap + wasm;
			return { seconds: wall / 1000, cpuSeconds, peak, kept, requests, bytes };
		});
	}
}

/** The most timers that workerd allows in one request. `customerio-node` starts one per call and never clears it. */
const WORKERD_TIMERS = 10_000;

/** @param {Runtime} runtime @param {string} way @param {number} events */
const runsOutOfTimers = ({ name }, way, events) =>
	name.startsWith("workerd") && WAYS[way].contestant === "customerio-node" && events > WORKERD_TIMERS;

/** A client that is fast because it drops events must not win. @param {import("../inside/bulk.js").Bulk} bulk @param {number} bytes */
function checkArrived({ way, events }, bytes) {
	const [operation] = bulkOperations(1);
	const { type: _type, action: _action, identifiers: _identifiers, ...event } = operation;
	const least = events * JSON.stringify(way === "calls" ? event : operation).length * 0.9;
	if (bytes < least) throw new Error(`only ${bytes} bytes arrived, expected at least ${Math.ceil(least)}`);
}

/** @param {{ speed: readonly Row[], growth: readonly Row[] }} rows @returns {string} Markdown */
export function report({ speed, growth }) {
	const [{ events }] = speed;
	const compared = table(
		[
			`${count(events)} events`,
			"seconds",
			"vs sendAll",
			"CPU seconds",
			"peak memory, MB",
			"requests",
			"MB sent",
		],
		speed.map((row) => [
			`${row.runtime}: ${row.way}`,
			spread(row.seconds),
			row.ratio ? figure(row.ratio.median) : "–",
			spread(row.cpuSeconds),
			megabytes(row.peak),
			count(row.requests),
			megabytes(row.bytes),
		]),
	);
	const memory = bySize("peak memory, MB", growth, ({ peak }) => megabytes(peak));
	const kept = bySize("MB in use at the end, after a collection", growth, (row) => megabytes(row.kept));
	const cost = bySize("µs per event", growth, (row) => figure((row.seconds.median / row.events) * 1e6));
	return [compared, memory, kept, cost].join("\n\n");
}

/** @param {string} what @param {readonly Row[]} rows @param {(row: Row) => string} show */
function bySize(what, rows, show) {
	const sizes = [...new Set(rows.map(({ events }) => events))];
	return table(
		[`${rows[0].runtime}: ${what}`, ...sizes.map((size) => `${count(size)} events`)],
		Object.keys(WAYS).map((way) => [
			way,
			...sizes.map((events) => {
				const row = rows.find((row) => row.way === way && row.events === events);
				return row ? show(row) : "–";
			}),
		]),
	);
}

/** @param {{ speed: readonly Row[], growth: readonly Row[] }} rows @returns {string} SVG */
export function chart({ speed, growth }) {
	/** @param {boolean} one whether each event is a call of its own */
	const seconds = (one) =>
		speed
			.filter(({ way }) => (WAYS[way].way === "calls") === one)
			.map(({ runtime, way, seconds }) => barOf(runtime, way, seconds));
	const memory = growth.flatMap(({ events, way: series, peak }) =>
		peak === undefined ? [] : [{ group: `${count(events)} events`, series, value: peak / 1e6 }],
	);
	return barChart({
		title: `${count(speed[0].events)} events over loopback HTTP`,
		panels: [
			{ title: "Seconds, in batches", bars: seconds(false) },
			{ title: "Seconds, one call per event", bars: seconds(true) },
			{ title: `Peak memory in ${speed[0].runtime}, MB`, bars: memory },
		],
	});
}
