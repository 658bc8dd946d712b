/**
 * The dev server of Vite, with its default configuration. Up to Vite 7, its optimizer moves the package's scripts away from core.wasm,
 * and the server has HTML in its place.
 */
import assert from "node:assert/strict";
import { testApp } from "../harness/app.js";
import { openPage } from "../harness/chromium-page.js";
import { freePort } from "../harness/http.js";
import { outputMatching } from "../harness/processes.js";

for (const version of [5, 7, 8]) {
	testApp(`vite dev, Vite ${version}, in Chromium`, ["page", `vite-${version}`], async ({ t, serve }) => {
		const port = await freePort();
		await outputMatching(serve("vite", ["--host", "127.0.0.1", "--port", `${port}`]), /ready in/);
		const { page } = await openPage(t);
		await page.goto(`http://127.0.0.1:${port}/`);
		await page.waitForFunction("globalThis.outcome");
		assert.deepEqual(await page.evaluate("outcome"), ["PUT https://sandbox.example/api/v1/customers/42"]);
	});
}
