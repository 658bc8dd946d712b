/** A relay over loopback: its requests per second, and the CPU time of an item, beside a handler that checks nothing. */
import { bodyOf } from "../inside/page-items.js";
import { nodeHost, workerdHost } from "../relay/hosts.js";
import { createLoad } from "../relay/load.js";
import { barChart, barOf } from "../report/chart.js";
import { count, spread, table } from "../report/table.js";
import { interleaveWarm } from "../rounds.js";
import { cpuTime } from "../runtimes/proc.js";
import { summarise, summariseRatio } from "../statistics.js";

/** @typedef {import("../statistics.js").Summary} Summary */
/** `cpu`: microseconds for an item, where the system reports it. @typedef {{ perSecond: Summary, cpu?: Summary }} Figures */
/**
 * One runtime and one number of items in a request.
 *
 * @typedef {object} Row
 * @property {string} runtime
 * @property {number} items
 * @property {Figures} relay
 * @property {Figures} bare
 * @property {Summary} [ratio] CPU time of the relay over that of the bare handler
 */

const RELAY = "relay";
const BARE = "bare";
const IN_FLIGHT = 16;

export const title = "Relay";

/** @param {import("../bench.js").Bench} bench @returns {Promise<Row[]>} */
export async function run({ runtimes: [node], folder, scale, attempt }) {
	/** @type {Row[]} */
	const rows = [];
	for (const { name: runtime, open } of [workerdHost, nodeHost(node.name)]) {
		for (const items of [1, 50]) {
			const figures = await attempt(`${runtime}, ${label(items)}`, async () => {
				const host = await open(folder);
				const load = createLoad(IN_FLIGHT);
				try {
					return await compare(host, load, items, scale);
				} finally {
					load.close();
					await host.close();
				}
			});
			if (figures) rows.push({ runtime, items, ...figures });
		}
	}
	return rows;
}

/**
 * @param {import("../relay/hosts.js").Host} host
 * @param {ReturnType<typeof createLoad>} load
 * @param {number} items
 * @param {import("../scale.js").Scale} scale
 */
async function compare({ url, pid }, load, items, { relayRequests: requests, rounds }) {
	const cookie = await load.cookieFrom(`${url}/${RELAY}`, bodyOf(1));
	if (cookie === undefined) throw new Error("the relay set no cookie");
	/** @param {string} handler */
	async function measure(handler) {
		const body = bodyOf(items);
		const cpuBefore = cpuTime(pid);
		const before = performance.now();
		await load.sendAll(`${url}/${handler}`, { body, items, cookie, requests });
		const seconds = (performance.now() - before) / 1000;
		const cpu = cpuBefore === undefined ? Number.NaN : Number(cpuTime(pid)) - cpuBefore;
		return { perSecond: requests / seconds, cpu: (cpu * 1000) / (requests * items) };
	}
	const samples = await interleaveWarm([RELAY, BARE], rounds, measure);
	/** @param {string} handler @param {"perSecond" | "cpu"} kind */
	const of = (handler, kind) => samples[handler].map((sample) => sample[kind]);
	const hasCpu = !of(RELAY, "cpu").some(Number.isNaN);
	/** @param {string} handler @returns {Figures} */
	const figures = (handler) => ({
		perSecond: summarise(of(handler, "perSecond")),
		...(hasCpu && { cpu: summarise(of(handler, "cpu")) }),
	});
	return {
		relay: figures(RELAY),
		bare: figures(BARE),
		...(hasCpu && { ratio: summariseRatio(of(RELAY, "cpu"), of(BARE, "cpu")) }),
	};
}

/** @param {number} items */
const label = (items) => `${items} ${items === 1 ? "item" : "items"} a request`;

/** @param {readonly Row[]} rows @returns {string} Markdown */
export const report = (rows) =>
	table(
		[
			"16 requests in flight",
			"relay, requests per second",
			"bare, requests per second",
			"relay, items per second",
			"relay, CPU µs per item",
			"bare, CPU µs per item",
			"CPU time vs bare",
		],
		rows.map(({ runtime, items, relay, bare, ratio }) => [
			`${runtime}, ${label(items)}`,
			spread(relay.perSecond),
			spread(bare.perSecond),
			count(Math.round(relay.perSecond.median * items)),
			spread(relay.cpu),
			spread(bare.cpu),
			spread(ratio),
		]),
	);

/** @param {readonly Row[]} rows @returns {string} SVG */
export function chart(rows) {
	const numbers = [...new Set(rows.map(({ items }) => items))];
	return barChart({
		title: "CPU time of an item",
		panels: numbers.map((number) => ({
			title: `Microseconds, ${label(number)}`,
			bars: rows.flatMap(({ runtime, items, relay, bare }) =>
				items === number && relay.cpu && bare.cpu
					? [barOf(runtime, "customerio-wasm, relay", relay.cpu), barOf(runtime, "bare handler", bare.cpu)]
					: [],
			),
		})),
	});
}
