/** The visitor's page of the demo: what it records arrives once, whatever breaks on the way, and no secret is in the page. */
import assert from "node:assert/strict";
import { connect } from "node:net";
import { press, testPage } from "./open-page.js";

/** @typedef {import("puppeteer-core").Page} Page */

/** The shop in its frame. @param {Page} page */
async function shopIn(page) {
	const frame = await page.waitForSelector("#frame iframe");
	const shop = await frame?.contentFrame();
	assert.ok(shop);
	await shop.waitForSelector("#sign:not(:empty)");
	return shop;
}

/** @param {import("puppeteer-core").Frame} shop @param {string} selector */
const click = (shop, selector) =>
	shop.$eval(selector, (element) => /** @type {HTMLElement} */ (element).click());

/** Breaks something. @param {Page} page @param {string} title */
const breaks = (page, title) =>
	page.$$eval(
		"#breaks button",
		(buttons, title) => buttons.find(({ textContent }) => textContent === title)?.click(),
		title,
	);

/** Waits until every recorded event has arrived, and says how many. @param {Page} page @param {number} count */
const arrived = (page, count) =>
	page.waitForFunction(
		(text) => document.querySelector("#summary")?.textContent === text,
		{ timeout: 60_000, polling: 100 },
		`0 in the page, 0 in the queue, ${count} arrived, 0 twice`,
	);

testPage(
	"the visitor's page of the demo, in Chromium",
	async ({ t, page, sandbox }) => {
		/** What the pages send. @type {string[]} */
		const sent = [];
		page.on("request", (request) =>
			sent.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ""}`),
		);
		const ids = () => sandbox.state().events.map(({ id }) => id);

		await t.test("nothing is stored or sent before the visitor agrees", async () => {
			const shop = await shopIn(page);
			await click(shop, "[data-event=offer_viewed]");
			await new Promise((resolve) => setTimeout(resolve, 2_500));
			assert.equal(await shop.evaluate(() => localStorage.length), 0);
			assert.deepEqual(ids(), []);
			await click(shop, "#allow");
			await arrived(page, 2);
		});

		await t.test(
			"a lost response, a busy relay and a failing Customer.io: each event arrives once",
			async () => {
				const shop = await shopIn(page);
				for (const title of ["Relay: its response is lost", "Customer.io: takes it, then resets"])
					await breaks(page, title);
				await click(shop, "[data-event=cart_filled]");
				await arrived(page, 3);
				await breaks(page, "Relay: busy");
				await click(shop, "#many");
				await arrived(page, 53);
			},
		);

		await t.test(
			"the tab is closed without a network: the events arrive when the page is opened again",
			async () => {
				const shop = await shopIn(page);
				await breaks(page, "Go offline");
				await page.waitForFunction(() => document.querySelector("[aria-pressed=true]"));
				await click(shop, "[data-event=banner_clicked]");
				await press(page, "#tab");
				await breaks(page, "Go online");
				await press(page, "#tab");
				// The event, and the page view of the page that is opened again.
				await arrived(page, 55);
			},
		);

		await t.test("a page that closes in the middle of a request leaves the demo running", async () => {
			const { hostname, port, origin } = new URL(page.url());
			const socket = connect(Number(port), hostname);
			socket.write(`POST /e HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-length: 9\r\n\r\n{`);
			await new Promise((resolve) => setTimeout(resolve, 200));
			socket.destroy();
			await new Promise((resolve) => setTimeout(resolve, 200));
			assert.equal((await fetch(`${origin}/visitor/`)).status, 200);
		});

		await t.test("a sign-in joins the history of the visitor to the person", async () => {
			const shop = await shopIn(page);
			await click(shop, "#sign");
			await shop.waitForFunction(() => document.querySelector("#who")?.textContent === "Signed in as ada");
			await click(shop, "#plan");
			await page.waitForFunction(
				() => document.querySelector("#people-view")?.textContent?.includes("club"),
				{
					timeout: 30_000,
				},
			);
			const { people, events } = sandbox.state();
			assert.deepEqual(
				people.map(({ id, attributes }) => [id, attributes.plan]),
				[["ada", "club"]],
			);
			assert.ok(events.every(({ customer }) => customer === people[0]?.cio_id));
		});

		assert.equal(new Set(ids()).size, ids().length, "an event counts twice");
		assert.ok(sent.some((request) => request.includes("cart_filled")));
		for (const request of sent) assert.doesNotMatch(request, /authorization|"site"|"key"|Basic/i);
	},
	undefined,
	{ path: "/visitor/", ready: "#frame iframe" },
);
