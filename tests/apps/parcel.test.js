/** Parcel 2 in its default configuration, which does not read the exports map. */
import assert from "node:assert/strict";
import { createReadStream, existsSync } from "node:fs";
import { extname, join } from "node:path";
import { testApp } from "../harness/app.js";
import { openPage } from "../harness/chromium-page.js";
import { listen, MEDIA_TYPES } from "../harness/http.js";

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
	const { page } = await openPage(t);
	await page.goto(`${server.url}/index.html`);
	await page.waitForFunction("globalThis.outcome");
	assert.deepEqual(await page.evaluate("outcome"), ["PUT https://sandbox.example/api/v1/customers/42"]);
	assert.deepEqual(await page.evaluate("parts"), Array(5).fill("function"));
	assert.ok(requested.includes(".wasm"), "the WebAssembly is a file of its own");
});
