/** Opens the demo's page in Chromium, with its own sandbox. */
import { test } from "node:test";
import { skipsOrThrows } from "../harness/behaviour.js";
import { chromium } from "../harness/browsers.js";
import { openPage } from "../harness/chromium-page.js";

const ACCOUNT = { siteId: "site", apiKey: "key" };

/**
 * @typedef {object} Opened
 * @property {import("node:test").TestContext} t
 * @property {import("puppeteer-core").Page} page
 * @property {import("../../www-demo/node_modules/customerio-wasm/sandbox/index.js").Sandbox} sandbox
 */

/**
 * A test on the open page, skipped without Chromium.
 *
 * @param {string} name
 * @param {(opened: Opened) => Promise<void>} run
 * @param {import("../../www-demo/node_modules/customerio-wasm/sandbox/index.js").SandboxOptions} [options] of the sandbox
 * @param {{ path: string, ready: string }} [opens] the page, and a selector of what it has when it is ready
 */
export function testPage(name, run, options, { path, ready } = { path: "/", ready: "[role=tab]" }) {
	test(name, { timeout: 300_000 }, async (t) => {
		if (skipsOrThrows(t, chromium.missing)) return;
		const { serveSandbox } = await import("../../www-demo/node_modules/customerio-wasm/sandbox/node.js");
		const { serveDemo } = await import("../../www-demo/host/serve-demo.js");
		const { url, close, ...served } = await serveSandbox({ ...ACCOUNT, ...options });
		t.after(close);
		const demo = await serveDemo({ ...ACCOUNT, region: "us", url }, { port: 0, served });
		t.after(demo.close);
		const { page } = await openPage(t);
		await page.goto(demo.pageUrl + path);
		await page.waitForSelector(ready);
		await run({ t, page, sandbox: served.sandbox });
	});
}

/**
 * Clicks an element even if it is not in view.
 *
 * @param {import("puppeteer-core").Page} page
 * @param {string} selector
 */
export async function press(page, selector) {
	await page.$eval(selector, (element) => /** @type {HTMLElement} */ (element).click());
}
