/** Chromium: a new page for each start, with an empty cache. */
import { readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { text } from "node:stream/consumers";
import { chromium } from "../../harness/browsers.js";
import { bundle } from "../../harness/bundles.js";
import { listen, MEDIA_TYPES, sendJson } from "../../harness/http.js";
import { entryOf } from "./place.js";

/** `customerio-node` needs a `Buffer`. This minimal one costs it nothing. */
const PAGE = `<!doctype html>
<meta charset="utf-8">
<script>
	globalThis.Buffer = {
		from: (text) => ({ toString: () => btoa(text) }),
		byteLength: (text) => new TextEncoder().encode(text).length,
	};
</script>
<script type="module" src="/start-up-page.js"></script>`;

/** The WebAssembly that pages load for single calls. */
const WASM = ["track/calls.wasm", "pipelines/pipelines-calls.wasm"];

/** What a relay responds to the first event of a page. */
const ACCEPTED = { accepted: 1, rejected: [], anonymous: true };

/**
 * @param {string} folder
 * @param {readonly import("./place.js").Starter[]} starters
 * @returns {Promise<import("./place.js").Place>}
 */
export async function chromiumPlace(folder, starters) {
	if (chromium.missing) throw new Error(chromium.missing);
	/** @type {Map<string, string | Buffer>} */
	const files = new Map([["/start.html", PAGE]]);
	for (const starter of starters) {
		const code = await bundle(entryOf(starter), folder, "browser");
		files.set(`/bundles/browser/${starter.module}.js`, code);
	}
	for (const path of WASM) {
		const contents = await readFile(join(folder, "node_modules/customerio-wasm", path));
		files.set(`/bundles/browser/${basename(path)}`, contents);
	}
	for (const name of ["start-up.js", "start-up-page.js"]) {
		files.set(`/${name}`, await readFile(join(folder, "bench/inside", name)));
	}
	/** @type {(outcome: { milliseconds?: number, error?: string }) => void} */
	let report = () => {};
	const server = await listen(async (request, response) => {
		const path = new URL(String(request.url), "http://localhost").pathname;
		if (path === "/result") report(JSON.parse(await text(request)));
		const file = files.get(path);
		if (path === "/e") response.statusCode = 202;
		if (file === undefined) return sendJson(response, path === "/e" ? ACCEPTED : {});
		response.writeHead(200, {
			"content-type": MEDIA_TYPES[extname(path)],
			"cache-control": "no-store",
			// The clock has a resolution of 5 microseconds in a cross-origin isolated page, and of 100 in others.
			"cross-origin-opener-policy": "same-origin",
			"cross-origin-embedder-policy": "require-corp",
		});
		response.end(file);
	});
	const browser = await chromium.launch();
	return {
		name: chromium.name,
		starters,
		async start({ module }) {
			/** @type {Promise<{ milliseconds?: number, error?: string }>} */
			const outcome = new Promise((resolve) => {
				report = resolve;
			});
			await browser.open(`${server.url}/start.html?${module}`);
			const { milliseconds, error } = await outcome;
			if (milliseconds === undefined) throw new Error(error);
			return milliseconds;
		},
		async close() {
			await browser.close();
			await server.close();
		},
	};
}
