/** Parcel 2 in its default configuration, which does not read the exports map. */
import assert from "node:assert/strict";
import { createReadStream, existsSync } from "node:fs";
import { extname, join } from "node:path";
import puppeteer from "puppeteer-core";
import { testApp } from "../harness/app.js";
import { CHROMIUM_FLAGS, chromiumPath } from "../harness/browsers.js";
import { listen } from "../harness/http.js";

/** @type {Record<string, string>} */
const MEDIA_TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

testApp("Parcel 2, in Chromium", ["page", "parcel"], async ({ t, folder, exec }) => {
	await exec("parcel", ["build", "index.html", "--no-cache", "--no-source-maps"]);
	/** @type {string[]} */
	const requested = [];
	const server = await listen((request, response) => {
		const file = join(folder, "dist", String(request.url));
		requested.push(extname(file));
		if (!existsSync(file)) return void response.writeHead(404).end();
		response.writeHead(200, { "content-type": MEDIA_TYPES[extname(file)] });
		createReadStream(file).pipe(response);
	});
	t.after(server.close);
	const browser = await puppeteer.launch({ executablePath: chromiumPath, args: CHROMIUM_FLAGS });
	t.after(() => browser.close());
	const page = await browser.newPage();
	await page.goto(`${server.url}/index.html`);
	await page.waitForFunction("globalThis.outcome");
	assert.deepEqual(await page.evaluate("outcome"), ["PUT https://sandbox.example/api/v1/customers/42"]);
	assert.ok(requested.includes(".wasm"), "the WebAssembly is a file of its own");
});
