/**
 * workerd: a new isolate for each start, created by a worker loader. Its clock stands still while it computes, so the time is
 * measured outside, from the dispatch until the server sees the request or, without one, until the Worker has responded. It includes
 * compilation, which Cloudflare does only when a Worker is deployed.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { bundle } from "../../harness/bundles.js";
import { listen, sendJson } from "../../harness/http.js";
import { WORKER_OPTIONS, workerd } from "../runtimes/workerd.js";

/** @typedef {import("./place.js").Starter} Starter */

/** The end of the URL of a start that is measured in parts. */
const IN_PARTS = "in-parts";

/** The WebAssembly of the package, as the loader has it. */
const WASM = [
	"track/core.wasm",
	"app/app.wasm",
	"pipelines/pipelines.wasm",
	"queue/queue.wasm",
	"relay/relay.wasm",
];

/** The Worker whose parts are measured makes a request when it has started, and a second call. @param {Starter} starter @param {string} url */
const workerOf = ({ module }, url) => `
	import { first } from "./bench/inside/starts/${module}.js";
	export default {
		async fetch(request) {
			const isInParts = request.url.endsWith("${IN_PARTS}");
			if (isInParts) await fetch("${url}");
			await first("${url}");
			if (isInParts) await first("${url}");
			return new Response();
		},
	};`;

/**
 * @param {string} folder
 * @param {readonly Starter[]} starters
 * @returns {Promise<import("./place.js").Place>}
 */
export async function workerdPlace(folder, starters) {
	/** When each request of the current start arrived. @type {number[]} */
	let seen = [];
	const server = await listen((_request, response) => {
		seen.push(performance.now());
		sendJson(response, {});
	});
	/** @type {Record<string, { code: string, wasm: string[] }>} */
	const scripts = {};
	for (const starter of starters) {
		const code = await bundle(workerOf(starter, server.url), folder, "workerd");
		scripts[starter.module] = { code, wasm: [...new Set(code.match(/\b\w+\.wasm\b/g))] };
	}
	const modules = WASM.map(async (path) => ({
		type: /** @type {const} */ ("Data"),
		path: `${path.replace(/.*\//, "")}.bin`,
		contents: await readFile(join(folder, "node_modules/customerio-wasm", path)),
	}));
	const miniflare = new Miniflare({
		...WORKER_OPTIONS,
		workerLoaders: { LOADER: {} },
		bindings: { OPTIONS: WORKER_OPTIONS },
		modules: [
			{
				type: "ESModule",
				path: "loader.js",
				contents: await readFile(join(folder, "bench/inside/start-up-loader.js")),
			},
			...(await Promise.all(modules)),
			{ type: "ESModule", path: "scripts.json", contents: `export default ${JSON.stringify(scripts)}` },
		],
	});
	await miniflare.ready;
	let starts = 0;
	/** @param {Starter} starter @param {string} how @returns {Promise<number>} when it began */
	async function dispatch({ module }, how) {
		seen = [];
		const before = performance.now();
		const response = await miniflare.dispatchFetch(`http://worker/${module}?${starts++}${how}`);
		const body = await response.text();
		if (!response.ok) throw new Error(`The Worker responded with ${response.status}: ${body}`);
		return before;
	}
	return {
		name: workerd.name,
		starters,
		async start(starter) {
			const before = await dispatch(starter, "");
			const [first = performance.now()] = seen;
			return first - before;
		},
		async parts(starter) {
			const before = await dispatch(starter, IN_PARTS);
			const [started, first, second] = seen;
			return {
				"load the JavaScript": started - before,
				"the rest of the first call": first - started,
				"second call": second - first,
			};
		},
		async close() {
			await miniflare.dispose();
			await server.close();
		},
	};
}
