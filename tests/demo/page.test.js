/** The demo's page in Chromium: all five actions, from the browser and through the Worker, as seen in the sandbox. */
import assert from "node:assert/strict";
import { test } from "node:test";
import puppeteer from "puppeteer-core";
import { skipsOrThrows } from "../harness/behaviour.js";
import { findProgram } from "../harness/processes.js";

const ACTIONS = ["identify", "track", "trackPageView", "rawRequest", "destroy"];
const ACCOUNT = { siteId: "site", apiKey: "key" };
const program = findProgram([process.env.CHROMIUM_PATH ?? "chromium"]);

test("the demo's page, in Chromium", { timeout: 300_000 }, async (t) => {
	if (
		skipsOrThrows(
			t,
			program ? undefined : "Chromium is not there: apt install chromium, or set CHROMIUM_PATH",
		)
	)
		return;
	const { serveSandbox } = await import("../../www-demo/node_modules/customerio-wasm/sandbox/node.js");
	const { serveDemo } = await import("../../www-demo/host/serve-demo.js");
	const { url, sandbox, close } = await serveSandbox(ACCOUNT);
	t.after(close);
	const demo = await serveDemo({ ...ACCOUNT, region: "us", url }, { port: 0 });
	t.after(demo.close);
	const browser = await puppeteer.launch({
		executablePath: String(program),
		args: ["--no-sandbox", "--disable-gpu"],
	});
	t.after(() => browser.close());
	const page = await browser.newPage();
	await page.goto(demo.pageUrl);

	for (const sender of ["browser", "worker"]) {
		for (const action of ACTIONS) {
			await t.test(`${action}, sent from the ${sender}`, async () => {
				await page.waitForSelector(`#tab-${action}`);
				await page.$eval(`#sender [value=${sender}]`, (radio) =>
					/** @type {HTMLInputElement} */ (radio).click(),
				);
				await page.click(`#tab-${action}`);
				const before = sandbox.state();
				await page.$eval(`#panel-${action} [type=submit]`, (button) =>
					/** @type {HTMLElement} */ (button).click(),
				);
				await page.waitForFunction(
					(name) => {
						const form = document.querySelector(`#panel-${name}`);
						const button = /** @type {HTMLButtonElement | null} */ (form?.querySelector("[type=submit]"));
						return button?.disabled === false && form?.querySelector("[role=status]")?.textContent;
					},
					{ timeout: 20_000 },
					action,
				);
				const after = sandbox.state();
				assert.equal(after.requests.length, before.requests.length + 1);
				assert.equal(after.requests.at(-1)?.status, 200);
				if (action === "identify") assert.equal(after.people[0]?.id, "ada");
				if (action.startsWith("track")) assert.equal(after.events.length, before.events.length + 1);
				if (action === "destroy") assert.deepEqual(after.people, []);
			});
		}
	}

	await t.test("nothing is wider than a phone", async () => {
		await page.setViewport({ width: 390, height: 844 });
		const { scrollWidth, clientWidth } = await page.evaluate(() => {
			const { scrollWidth, clientWidth } = document.documentElement;
			return { scrollWidth, clientWidth };
		});
		assert.ok(scrollWidth <= clientWidth, `${scrollWidth} > ${clientWidth}`);
	});
});
