/** A client in a page: its size, and the time of the main thread that it takes, beside Customer.io's own SDK. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { CHROMIUM_FLAGS, chromium, chromiumPath } from "../../harness/browsers.js";
import { bundle } from "../../harness/bundles.js";
import { ROOT } from "../../harness/consumer.js";
import { servePage } from "../page/server.js";
import { barChart, barOf } from "../report/chart.js";
import { kilobytes, spread, table } from "../report/table.js";
import { interleave } from "../rounds.js";
import { sizeOf } from "../sizes.js";
import { summarise, summariseRatio } from "../statistics.js";

/** @typedef {import("../statistics.js").Summary} Summary */
/**
 * Milliseconds. `cpu`: CPU time of the page's main thread, from before until all events have arrived. `blocked`: how long the calls
 * themselves take, one after the other.
 *
 * @typedef {{ cpu: Summary, blocked: Summary }} Figures
 */
/**
 * One client.
 *
 * @typedef {object} Row
 * @property {string} contestant
 * @property {number} gzip bytes of what the page downloads before the first event
 * @property {Figures} first loading it, and the first event
 * @property {Figures} many
 * @property {Summary} ratio CPU time of `many` over that of the package
 */

const MANY = 500;
const OURS = "customerio-wasm/page";
/** The modules in `inside/page`. @type {Record<string, string>} */
const MODULES = {
	[OURS]: "customerio-wasm",
	"cdp-analytics-browser": "cdp-analytics-browser",
	"cdp-analytics-browser, batching": "cdp-analytics-browser-batching",
};
/** What a client does after its last event has arrived, such as taking it out of its storage. */
const AFTERWARDS_MS = 200;

export const title = "Page";

/** @param {import("../bench.js").Bench} bench @returns {Promise<Row[]>} */
export const run = async ({ folder, scale, attempt }) =>
	(await attempt(`${chromium.name}, ${MANY} events`, () => compare(folder, scale.pages))) ?? [];

/** @param {string} folder @param {number} rounds @returns {Promise<Row[]>} */
async function compare(folder, rounds) {
	if (chromium.missing) throw new Error(chromium.missing);
	const page = await readFile(join(folder, "bench/inside/page/page.js"), "utf8");
	const scripts = new Map([["/page.js", page]]);
	/** @type {Map<string, number>} */
	const sizes = new Map();
	for (const [name, module] of Object.entries(MODULES)) {
		// The SDK is not installed in the project.
		const code = await (name === OURS
			? bundle(`export { connect } from "./bench/inside/page/${module}.js"`, folder, "browser")
			: bundle(`export { connect } from "./tests/bench/inside/page/${module}.js"`, ROOT, "browser"));
		scripts.set(pathOf(name), code);
		sizes.set(name, sizeOf(code).gzip);
	}
	const names = Object.keys(MODULES);
	const server = await servePage(scripts);
	const browser = await puppeteer.launch({ executablePath: chromiumPath, args: CHROMIUM_FLAGS });
	try {
		/** @param {string} name */
		const measure = (name) => measurePage(browser, server, name);
		await interleave(names, 1, measure);
		const samples = await interleave(names, rounds, measure);
		/** @param {string} name @param {"first" | "many"} what @param {"cpu" | "blocked"} kind */
		const of = (name, what, kind) => samples[name].map((sample) => sample[what][kind]);
		/** @param {string} name @param {"first" | "many"} what @returns {Figures} */
		const figures = (name, what) => ({
			cpu: summarise(of(name, what, "cpu")),
			blocked: summarise(of(name, what, "blocked")),
		});
		return names.map((contestant) => ({
			contestant,
			gzip: Number(sizes.get(contestant)),
			first: figures(contestant, "first"),
			many: figures(contestant, "many"),
			ratio: summariseRatio(of(contestant, "many", "cpu"), of(OURS, "many", "cpu")),
		}));
	} finally {
		await browser.close();
		await server.close();
	}
}

/** @param {string} name */
const pathOf = (name) => `/${MODULES[name]}.js`;

/**
 * @param {import("puppeteer-core").Browser} browser
 * @param {Awaited<ReturnType<typeof servePage>>} server
 * @param {string} name
 */
async function measurePage(browser, server, name) {
	// With a storage of its own.
	const context = await browser.createBrowserContext();
	try {
		const page = await context.newPage();
		await page.goto(server.url, { waitUntil: "load" });
		const session = await page.createCDPSession();
		await session.send("Performance.enable", { timeDomain: "threadTicks" });
		/** @param {string} expression that resolves with milliseconds @param {number} events */
		const during = async (expression, events) => {
			const total = server.received() + events;
			const before = await taskTime(session);
			const blocked = Number(await page.evaluate(expression));
			await server.arrived(total);
			await sleep(AFTERWARDS_MS);
			return { blocked, cpu: (await taskTime(session)) - before };
		};
		return {
			first: await during(`recordFirst(${JSON.stringify(pathOf(name))})`, 1),
			many: await during(`recordMany(${MANY})`, MANY),
		};
	} finally {
		await context.close();
	}
}

/** CPU milliseconds of all tasks of the page's main thread. @param {import("puppeteer-core").CDPSession} session */
async function taskTime(session) {
	const { metrics } = await session.send("Performance.getMetrics");
	const metric = metrics.find(({ name }) => name === "TaskDuration");
	if (metric === undefined) throw new Error("Chromium reports no TaskDuration");
	return metric.value * 1000;
}

/** @param {readonly Row[]} rows @returns {string} Markdown */
export const report = (rows) =>
	table(
		[
			"milliseconds",
			"kB, gzip",
			"load and first event, CPU time",
			"first event, blocks",
			`${MANY} events, CPU time`,
			`${MANY} events, block`,
			`CPU time of ${MANY} events vs ${OURS}`,
		],
		rows.map(({ contestant, gzip, first, many, ratio }) => [
			contestant,
			kilobytes(gzip),
			spread(first.cpu),
			spread(first.blocked),
			spread(many.cpu),
			spread(many.blocked),
			spread(ratio),
		]),
	);

/** @param {readonly Row[]} rows @returns {string} SVG */
export function chart(rows) {
	/** @param {string} title @param {"first" | "many"} what */
	const panel = (title, what) => ({
		title,
		bars: rows.map((row) => barOf("", row.contestant, row[what].cpu)),
	});
	return barChart({
		title: "CPU time of a page's main thread",
		panels: [
			panel("Milliseconds, to load the client and record one event", "first"),
			panel(`Milliseconds, to record and send ${MANY} events`, "many"),
		],
	});
}
