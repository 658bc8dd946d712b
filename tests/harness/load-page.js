/** A page in Chromium, with the installed package and a server whose files can fail to load. */
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { test } from "node:test";
import { skipsOrThrows } from "./behaviour.js";
import { chromium } from "./browsers.js";
import { openPage } from "./chromium-page.js";
import { sharedConsumer } from "./consumer.js";
import { listen, MEDIA_TYPES, sendJson } from "./http.js";

/** What the server does instead of sending a file. @typedef {import("./http.js").NodeHandler} Failure */

/**
 * @typedef {object} LoadPage
 * @property {import("puppeteer-core").Page} page has `cio`, the entry point, and `rejection`, which returns what a promise rejects with
 * @property {Map<string, Failure>} failures by the name of the file, such as `calls.wasm`
 * @property {string[]} requested the names of the package's files that were asked for, and the paths of the API's requests
 * @property {string[]} console what the page wrote
 */

/**
 * Declares a test in a page.
 *
 * @param {string} name
 * @param {{ entry?: string, csp?: string, before?: () => void }} options `before` runs in the page before the package is imported
 * @param {(opened: LoadPage) => Promise<void>} run
 */
export function testLoad(name, { entry = "browser", csp, before = () => {} }, run) {
	test(name, { timeout: 60_000 }, async (t) => {
		if (skipsOrThrows(t, chromium.missing)) return;
		const installed = join(await sharedConsumer(), "node_modules/customerio-wasm/track");
		/** @type {Map<string, Failure>} */
		const failures = new Map();
		/** @type {string[]} */
		const requested = [];
		/** @type {string[]} */
		const console = [];
		const server = await listen(async (request, response) => {
			const path = String(request.url);
			if (path === "/") {
				const policy = csp === undefined ? {} : { "content-security-policy": csp };
				return void response
					.writeHead(200, { "content-type": "text/html", ...policy })
					.end("<!doctype html>");
			}
			const file = path.replace("/track/", "");
			requested.push(file);
			const failure = failures.get(file);
			if (failure) return failure(request, response);
			if (!path.startsWith("/track/")) return sendJson(response, {});
			response.writeHead(200, { "content-type": MEDIA_TYPES[extname(file)], "cache-control": "max-age=600" });
			response.end(await readFile(join(installed, file)));
		});
		t.after(server.close);
		const { page } = await openPage(t);
		page.on("console", (message) => {
			// The browser itself reports what it could not load.
			if (!message.text().startsWith("Failed to load resource")) console.push(message.text());
		});
		await page.goto(server.url);
		await page.evaluate(before);
		await page.evaluate(async (name) => {
			const module = await import(`/track/${name}.js`);
			const fields = ["name", "code", "message", "retryable", "mayHaveTakenEffect", "attempts", "cause"];
			Object.assign(globalThis, {
				cio: module,
				client: (/** @type {object} */ options) =>
					new module.TrackClient("site", "key", { url: location.origin, ...options }),
				rejection: (/** @type {Promise<unknown>} */ promise) =>
					promise.then(
						(value) => ({ name: "none", message: `it resolved with ${JSON.stringify(value)}` }),
						(error) => Object.fromEntries(fields.map((field) => [field, error[field]])),
					),
			});
		}, entry);
		await run({ page, failures, requested, console });
	});
}
