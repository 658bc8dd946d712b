/** Many events over loopback HTTP: `sendAll`, batches packed by hand, one call per event. A fresh process for each. */
import { bulkOperations } from "../inside/payloads.js";
import { barChart } from "../report/chart.js";
import { count, figure, megabytes, spread, table } from "../report/table.js";
import { interleave } from "../rounds.js";
import { peakMemory } from "../runtimes/proc.js";
import { withSession } from "../runtimes/session.js";
import { summarise, summariseRatio } from "../statistics.js";

/** @typedef {import("../statistics.js").Summary} Summary */
/** @typedef {import("../inside/block.js").Block} Block */
/** @typedef {import("../bench.js").Bench} Bench */
/** @typedef {import("../runtimes/session.js").Runtime} Runtime */
/** @typedef {{ seconds: number, cpuSeconds: number | undefined, peak: number | undefined, requests: number, bytes: number }} Sample `peak` in bytes of memory, `bytes` of bodies */
/**
 * One way to send one number of events in one runtime.
 *
 * @typedef {object} Row
 * @property {string} runtime
 * @property {string} way
 * @property {number} events
 * @property {Summary} seconds
 * @property {Summary} [cpuSeconds]
 * @property {Summary} [ratio] to `sendAll`, where there were rounds to compare
 * @property {number} [peak] bytes of memory, the most of all rounds
 * @property {number} requests
 * @property {number} bytes of all bodies
 */

export const title = "Bulk";

export const SEND_ALL = "customerio-wasm, sendAll";
export const PACKED = "customerio-node, batches packed by hand";
export const CALLS = "customerio-wasm, one call per event";

/** @type {Record<string, Pick<import("../inside/bulk.js").Bulk, "contestant" | "way">>} */
const WAYS = {
	[SEND_ALL]: { contestant: "customerio-wasm", way: "sendAll" },
	[PACKED]: { contestant: "customerio-node", way: "batches" },
	"fetch, batches packed by hand": { contestant: "fetch", way: "batches" },
	[CALLS]: { contestant: "customerio-wasm", way: "calls" },
	"customerio-node, one call per event": { contestant: "customerio-node", way: "calls" },
};

/** @param {Bench} bench @returns {Promise<{ speed: Row[], growth: Row[] }>} */
export async function run({ runtimes, folder, server, scale, attempt }) {
	/** @type {Row[]} */
	const speed = [];
	for (const runtime of runtimes) speed.push(...(await compare(runtime, scale.bulk, scale.bulkRounds)));
	/** @type {Row[]} */
	const growth = [];
	for (const events of scale.bulkGrowth) growth.push(...(await compare(runtimes[0], events, 1)));
	return { speed, growth };

	/** @param {Runtime} runtime @param {number} events @param {number} rounds @returns {Promise<Row[]>} */
	async function compare(runtime, events, rounds) {
		const ways = Object.keys(WAYS).filter(
			(way) =>
				WAYS[way].way !== "calls" ||
				(events <= scale.callsPerEventUpTo && !runsOutOfTimers(runtime, way, events)),
		);
		/** @type {Set<string>} ways that have failed */
		const failed = new Set();
		const samples = await interleave(ways, rounds, async (way) => {
			if (failed.has(way)) return undefined;
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
				ratio: done.includes(SEND_ALL)
					? summariseRatio(of(way, "seconds"), of(SEND_ALL, "seconds"))
					: undefined,
				peak: peaks.length > 0 ? Math.max(...peaks) : undefined,
				requests: Number(first?.requests),
				bytes: Number(first?.bytes),
			};
		});
	}

	/** @param {Runtime} runtime @param {import("../inside/bulk.js").Bulk} bulk @returns {Promise<Sample>} */
	async function send(runtime, bulk) {
		return withSession(runtime, folder, async (session) => {
			// Whatever is loaded, is loaded; the connection stands.
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
			return { seconds: wall / 1000, cpuSeconds, peak: peakMemory(session.pid), requests, bytes };
		});
	}
}

/** workerd allows a request so many timers. `customerio-node` starts one with each call, and takes none back. */
const WORKERD_TIMERS = 10_000;

/** @param {Runtime} runtime @param {string} way @param {number} events */
const runsOutOfTimers = ({ name }, way, events) =>
	name.startsWith("workerd") && WAYS[way].contestant === "customerio-node" && events > WORKERD_TIMERS;

/** What is fast because it sends less is not fast. @param {import("../inside/bulk.js").Bulk} bulk @param {number} bytes */
function checkArrived({ way, events }, bytes) {
	const [operation] = bulkOperations(1);
	const { type: _type, action: _action, identifiers: _identifiers, ...event } = operation;
	const least = events * JSON.stringify(way === "calls" ? event : operation).length * 0.9;
	if (bytes < least) throw new Error(`${bytes} bytes arrived, of at least ${Math.ceil(least)}`);
}

/** @param {{ speed: readonly Row[], growth: readonly Row[] }} rows @returns {string} Markdown */
export function report({ speed, growth }) {
	const [{ events }] = speed;
	const compared = table(
		[
			`${count(events)} events`,
			"seconds",
			"× sendAll",
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
	const cost = bySize("µs per event", growth, (row) => figure((row.seconds.median / row.events) * 1e6));
	return [compared, memory, cost].join("\n\n");
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
	/** @param {boolean} one */
	const seconds = (one) =>
		groups(
			speed.filter(({ way }) => (WAYS[way].way === "calls") === one),
			({ runtime }) => runtime,
			({ seconds: { median: value, low, high } }) => ({ value, low, high }),
		);
	const memory = groups(
		growth.filter(({ peak }) => peak !== undefined),
		({ events }) => `${count(events)} events`,
		({ peak }) => ({ value: Number(peak) / 1e6 }),
	);
	return barChart({
		title: `${count(speed[0].events)} events over loopback HTTP (less is better)`,
		series: Object.keys(WAYS),
		panels: [
			{ title: "seconds, in batches", groups: seconds(false) },
			{ title: "seconds, one call per event", groups: seconds(true) },
			{ title: `${speed[0].runtime}: peak memory, MB, by number of events`, groups: memory },
		],
	});
}

/**
 * @param {readonly Row[]} rows
 * @param {(row: Row) => string} by
 * @param {(row: Row) => Omit<import("../report/chart.js").Bar, "series">} show
 * @returns {import("../report/chart.js").Group[]}
 */
const groups = (rows, by, show) =>
	[...new Set(rows.map(by))].map((label) => ({
		label,
		bars: rows.filter((row) => by(row) === label).map((row) => ({ series: row.way, ...show(row) })),
	}));
