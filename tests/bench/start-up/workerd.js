/**
 * workerd: a new isolate for each start, created by a worker loader. Its clock stands still while it computes, so the time is
 * measured outside, from the dispatch until the server sees the request. It includes compilation, which Cloudflare does
 * only when a Worker is deployed.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { listen, sendJson } from "../../harness/http.js";
import { bundle } from "../bundles.js";
import { CLIENTS, REFERENCE } from "../clients.js";
import { WORKER_OPTIONS, workerd } from "../runtimes/workerd.js";

/** @param {string} name @param {string} url */
const workerOf = (name, url) => `
	import { connect } from "./bench/inside/contestants/${name}.js";
	export default {
		fetch: async () => Response.json(await connect("${url}").identify("42", { email: "ada@example.com", plan: "pro" })),
	};`;

/** @param {string} folder @returns {Promise<import("./place.js").Place>} */
export async function workerdPlace(folder) {
	let seen = Number.NaN;
	const server = await listen((_request, response) => {
		seen = performance.now();
		sendJson(response, {});
	});
	const scripts = Object.fromEntries(
		await Promise.all(
			CLIENTS.map(async (name) => [name, await bundle(workerOf(name, server.url), folder, "workerd")]),
		),
	);
	const wasm = await readFile(join(folder, "node_modules/customerio-wasm/track/core.wasm"));
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
			{ type: "Data", path: "core.wasm.bin", contents: wasm },
			{ type: "ESModule", path: "scripts.json", contents: `export default ${JSON.stringify(scripts)}` },
		],
	});
	await miniflare.ready;
	let starts = 0;
	return {
		name: workerd.name,
		contestants: CLIENTS,
		reference: REFERENCE,
		async start(contestant) {
			const before = performance.now();
			const response = await miniflare.dispatchFetch(`http://worker/${contestant}?${starts++}`);
			const body = await response.text();
			if (!response.ok) throw new Error(`The Worker responded with ${response.status}: ${body}`);
			return seen - before;
		},
		async close() {
			await miniflare.dispose();
			await server.close();
		},
	};
}
