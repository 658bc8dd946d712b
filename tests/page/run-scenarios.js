/** Runs the scenarios in one browser. */
import { test } from "node:test";
import { skipsOrThrows } from "../harness/behaviour.js";
import { sharedConsumer } from "../harness/consumer.js";
import { CALLS } from "./rules/calls.js";
import { DELIVERY } from "./rules/delivery.js";
import { PRIVACY } from "./rules/privacy.js";
import { SCENARIOS } from "./scenarios.js";
import { openSite } from "./site.js";

/** @import { BrowserKind } from "../harness/browsers.js" */

/** @param {BrowserKind} kind */
export function testPageIn({ name, missing, launch }) {
	test(`a page's client in ${name}`, { timeout: 300_000 }, async (t) => {
		if (skipsOrThrows(t, missing)) return;
		const folder = await sharedConsumer();
		const browser = await launch();
		t.after(browser.close);
		for (const [scenario, run] of Object.entries({ ...SCENARIOS, ...CALLS, ...PRIVACY, ...DELIVERY })) {
			await t.test(scenario, { timeout: 60_000 }, async (t) => {
				const site = await openSite(folder);
				t.after(site.stop);
				await run({
					site,
					visit: async (path, options = {}, before = "") => {
						const tab = await browser.tab();
						await tab.goto(site.url(path));
						await tab.run(`(() => { ${before} })()`);
						await tab.run(`begin(${JSON.stringify(options)})`);
						return tab;
					},
				});
			});
		}
	});
}
