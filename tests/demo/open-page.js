/** The demo page in Chromium, with its own sandbox. */
import { test } from "node:test";
import puppeteer from "puppeteer-core";
import { skipsOrThrows } from "../harness/behaviour.js";
import { findProgram } from "../harness/processes.js";

const ACCOUNT = { siteId: "site", apiKey: "key" };
const program = findProgram([process.env.CHROMIUM_PATH ?? "chromium"]);

/**
 * @typedef {object} Opened
 * @property {import("node:test").TestContext} t
 * @property {import("puppeteer-core").Page} page
 * @property {import("../../www-demo/node_modules/customerio-wasm/sandbox/index.js").Sandbox} sandbox
 */

/**
 * Declares a test of the open page. It is skipped without Chromium.
 *
 * @param {string} name
 * @param {(opened: Opened) => Promise<void>} run
 */
export function testPage(name, run) {
	test(name, { timeout: 300_000 }, async (t) => {
		const missing = program
			? undefined
			: "Chromium is not installed: apt install chromium, or set CHROMIUM_PATH";
		if (skipsOrThrows(t, missing)) return;
		const { serveSandbox } = await import("../../www-demo/node_modules/customerio-wasm/sandbox/node.js");
		const { serveDemo } = await import("../../www-demo/host/serve-demo.js");
		const { url, sandbox, close } = await serveSandbox(ACCOUNT);
		t.after(close);
		const demo = await serveDemo({ ...ACCOUNT, region: "us", url }, { port: 0, sandbox });
		t.after(demo.close);
		const browser = await puppeteer.launch({
			executablePath: String(program),
			args: ["--no-sandbox", "--disable-gpu"],
		});
		t.after(() => browser.close());
		const page = await browser.newPage();
		await page.goto(demo.pageUrl);
		await page.waitForSelector("[role=tab]");
		await run({ t, page, sandbox });
	});
}

/**
 * Clicks an element, even one outside of the viewport.
 *
 * @param {import("puppeteer-core").Page} page
 * @param {string} selector
 */
export async function press(page, selector) {
	await page.$eval(selector, (element) => /** @type {HTMLElement} */ (element).click());
}
