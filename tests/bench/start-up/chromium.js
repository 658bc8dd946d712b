/** Chromium: a new page for each start, with an empty cache. */
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { text } from "node:stream/consumers";
import { chromium } from "../../harness/browsers.js";
import { listen, sendJson } from "../../harness/http.js";
import { bundle } from "../bundles.js";
import { INLINE, OTHERS, OURS, REFERENCE } from "../clients.js";
import { entryOf } from "./place.js";

const CONTESTANTS = [OURS, INLINE, ...OTHERS];

/** @type {Record<string, string>} */
const MEDIA_TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

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

/** @param {string} folder @returns {Promise<import("./place.js").Place>} */
export async function chromiumPlace(folder) {
	if (chromium.missing) throw new Error(chromium.missing);
	/** @type {Map<string, string | Buffer>} */
	const files = new Map([["/start.html", PAGE]]);
	for (const name of CONTESTANTS) {
		files.set(`/bundles/browser/${name}.js`, await bundle(entryOf(name), folder, "browser"));
	}
	const installed = join(folder, "node_modules/customerio-wasm");
	files.set("/bundles/browser/calls.wasm", await readFile(join(installed, "track/calls.wasm")));
	for (const name of ["start-up.js", "start-up-page.js"]) {
		files.set(`/${name}`, await readFile(join(folder, "bench/inside", name)));
	}
	/** @type {(outcome: { milliseconds?: number, error?: string }) => void} */
	let report = () => {};
	const server = await listen(async (request, response) => {
		const path = new URL(String(request.url), "http://localhost").pathname;
		if (path === "/result") report(JSON.parse(await text(request)));
		const file = files.get(path);
		if (file === undefined) return sendJson(response, {});
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
		contestants: CONTESTANTS,
		reference: REFERENCE,
		async start(contestant) {
			/** @type {Promise<{ milliseconds?: number, error?: string }>} */
			const outcome = new Promise((resolve) => {
				report = resolve;
			});
			await browser.open(`${server.url}/start.html?${contestant}`);
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
