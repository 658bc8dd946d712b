/** What the panels of the page show: people, faults and the log, in every state of the sandbox. */
import assert from "node:assert/strict";
import { press, testPage } from "./open-page.js";

/** @typedef {import("puppeteer-core").Page} Page */

/** @param {Page} page @param {string} selector */
const textOf = (page, selector) => page.$eval(selector, ({ textContent }) => textContent ?? "");

/**
 * Waits until the element contains the text.
 *
 * @param {Page} page
 * @param {string} selector
 * @param {string} text
 */
const shows = (page, selector, text) =>
	page.waitForFunction(
		(selector, text) => document.querySelector(selector)?.textContent?.includes(text),
		{ timeout: 10_000 },
		selector,
		text,
	);

/**
 * Submits a form and waits for the outcome.
 *
 * @param {Page} page
 * @param {string} action
 * @param {string} [id] typed as the person's id
 */
async function submit(page, action, id) {
	const panel = `#panel-${action}`;
	await press(page, `#tab-${action}`);
	if (id !== undefined) await type(page, `${panel} [name=customerId]`, id);
	await press(page, `${panel} [type=submit]`);
	await page.waitForFunction(
		(panel) =>
			/** @type {HTMLButtonElement} */ (document.querySelector(`${panel} [type=submit]`)).disabled ===
				false && document.querySelector(`${panel} .outcome`),
		{ timeout: 20_000 },
		panel,
	);
}

/** Replaces the text of an input. @param {Page} page @param {string} selector @param {string} text */
const type = (page, selector, text) =>
	page.$eval(
		selector,
		(input, text) => {
			/** @type {HTMLInputElement} */ (input).value = text;
			input.dispatchEvent(new Event("input", { bubbles: true }));
		},
		text,
	);

const names = (/** @type {Page} */ page) =>
	page.$$eval(".people-list .person-name", (all) => all.map(({ textContent }) => textContent));

testPage("the panels of the demo's page, in Chromium", async ({ t, page, sandbox }) => {
	await t.test("the page says what it is, and links to the documents", async () => {
		assert.match(await textOf(page, ".about"), /client for Customer\.io’s Track API/);
		const links = await page.$$eval(".about a", (all) =>
			all
				.map((link) => /** @type {HTMLAnchorElement} */ (link))
				.map(({ host, pathname }) => [host, pathname]),
		);
		assert.deepEqual(links, [
			["github.com", "/customerio-wasm/customerio-wasm"],
			["docs.customer.io", "/api/track/"],
			[new URL(page.url()).host, "/visitor/"],
		]);
	});

	await t.test(
		"the page cannot control the sandbox at the sandbox's own origin, as no other page can",
		async () => {
			sandbox.fail({ kind: "stall" });
			const reached = await page.evaluate(async () => {
				const { sandbox } = await (await fetch("/config.json")).json();
				const control = `${sandbox.url}/__sandbox`;
				await fetch(`${control}/reset`, { method: "POST", mode: "no-cors" });
				await fetch(`${control}/faults`, { method: "POST", mode: "no-cors", body: '{"kind":"reset"}' });
				return fetch(`${control}/counts`).then(
					() => true,
					() => false,
				);
			});
			assert.equal(reached, false);
			assert.equal(sandbox.counts().faults, 1);
			sandbox.reset();
		},
	);

	await t.test("without people, the counts and the text agree", async () => {
		await shows(page, "#counts", "0 people, 0 events");
		await shows(page, "#people-view", "No people yet");
		await submit(page, "track");
		await shows(page, "#counts", "1 person, 1 event");
		await submit(page, "destroy");
		await shows(page, "#counts", "0 people, 1 event");
		await shows(page, "#people-view", "All people are deleted");
		await press(page, "#reset");
		await shows(page, "#counts", "0 people, 0 events");
		await shows(page, "#people-view", "No people yet");
	});

	await t.test("a failed call does not change the selected person", async () => {
		await submit(page, "track", "ada");
		await submit(page, "track", "grace");
		await shows(page, ".people-list", "grace");
		await page.waitForSelector(".person-item");
		await page.$$eval(".person-item", (all) => /** @type {HTMLElement} */ (all[0]).click());
		await shows(page, ".person-head", "ada");
		await submit(page, "track", "x".repeat(151));
		assert.match(await textOf(page, "#panel-track .outcome"), /ValidationError/);
		sandbox.fail({ kind: "answer", status: 400, body: {} });
		await submit(page, "track", "nobody");
		await shows(page, "#log-view", "/api/v1/customers/nobody/events");
		await page.waitForFunction(
			() => document.querySelector("#faults .pending-faults")?.childElementCount === 0,
		);
		assert.match(await textOf(page, ".person-head"), /^Aada/);
		await submit(page, "track", "radia");
		await shows(page, ".person-head", "radia");
	});

	await t.test("the search finds people beyond the list, and keeps the selected person", async () => {
		const batch = Array.from({ length: 300 }, (_, index) => ({
			type: "person",
			action: "identify",
			identifiers: { id: `person-${index}` },
			attributes: { email: `No${index}@Example.com` },
		}));
		const headers = { authorization: `Basic ${btoa("site:key")}`, "content-type": "application/json" };
		const init = { method: "POST", headers, body: JSON.stringify({ batch }) };
		assert.equal((await sandbox.fetch("http://sandbox/api/v2/batch", init)).status, 200);
		await shows(page, ".more", "Showing 200 of 303");
		assert.equal((await names(page)).includes("person-7"), false);
		await type(page, ".people-search input", " pErson-7 ");
		await shows(page, ".more", "11 of 303");
		assert.deepEqual((await names(page)).slice(0, 3), ["person-7", "person-70", "person-71"]);
		await type(page, ".people-search input", "no299@");
		await shows(page, ".people-list", "person-299");
		assert.match(await textOf(page, ".person-head"), /radia/);
		await press(page, ".person-item");
		await shows(page, ".person-head", "person-299");
		await type(page, ".people-search input", "nobody at all");
		await shows(page, ".more", "Nobody has this id or email.");
		await type(page, ".people-search input", "");
		await shows(page, ".more", "Showing 200 of 303");
	});

	await t.test("a fault disappears from the page once it has happened", async () => {
		const pending = () =>
			page.$$eval(".pending-faults li", (all) => all.map(({ textContent }) => textContent));
		await page.select("#faults [aria-label='Which requests']", "the next 5 requests");
		await page.select("#faults [aria-label='What happens']", "503 response after processing");
		await press(page, "#faults form button");
		await shows(page, ".pending-faults", "The next 5 requests will take effect, but get a 503 response.");
		// Four attempts, then one that succeeds after a retry.
		await submit(page, "track", "ada");
		await shows(page, ".pending-faults", "The next request will take effect, but get a 503 response.");
		await submit(page, "track", "ada");
		await page.waitForFunction(() => document.querySelector(".pending-faults")?.childElementCount === 0);
		await page.select("#faults [aria-label='Which requests']", "all requests");
		await press(page, "#faults form button");
		await press(page, "#faults form button");
		await page.waitForFunction(() => document.querySelector(".pending-faults")?.childElementCount === 2);
		assert.match(String((await pending())[1]), /^All requests will/);
		await press(page, "#faults form .buttons button:nth-child(2)");
		await page.waitForFunction(() => document.querySelector(".pending-faults")?.childElementCount === 0);
		assert.equal(sandbox.counts().faults, 0);
	});

	await t.test("the log survives a reload, until it is cleared", async () => {
		const titles = () => page.$$eval("#log-view .path", (all) => all.map(({ textContent }) => textContent));
		const before = await titles();
		assert.ok(before.includes("/api/v1/customers/grace/events"));
		await page.reload();
		await page.waitForSelector("#log-view .path");
		assert.deepEqual(await titles(), before);
		await page.$eval("#log-view summary", (summary) => /** @type {HTMLElement} */ (summary).click());
		await shows(page, "#log-view .bodies", "Analytical Engine");
		await press(page, "#log-clear");
		await shows(page, "#log-view", "Nothing sent yet");
		await page.reload();
		await page.waitForSelector("[role=tab]");
		await shows(page, "#log-view", "Nothing sent yet");
	});
});

testPage(
	"the demo's page with times that a Date cannot hold, in Chromium",
	async ({ page, sandbox }) => {
		for (const id of ["ada", "grace"]) {
			await submit(page, "track", id);
			await shows(page, ".person-head", id);
		}
		assert.equal(sandbox.state().events[0]?.timestamp, 1e15);
		await shows(page, ".timeline", "1000000000000000 s since 1970");
		assert.equal(await textOf(page, "#live"), "Live");
	},
	{ now: () => 1e18 },
);

testPage("the demo's page with a view that it cannot show, in Chromium", async ({ page }) => {
	await page.setRequestInterception(true);
	page.on("request", async (request) => {
		if (new URL(request.url()).pathname !== "/sandbox.json") return void request.continue();
		const person = { id: "ada", cio_id: "1", attributes: {}, devices: [], relationships: [], created: 1 };
		const event = { type: "event", name: "broken", timestamp: "soon", data: null, number: 0 };
		const good = { ...event, name: "good", timestamp: 1, data: {}, number: 1 };
		const seen = { method: "GET", path: "/seen", query: "", headers: {}, body: "", status: 200, number: 0 };
		const view = {
			people: [person],
			matches: 1,
			selected: { person, events: [event, good] },
			requests: [seen],
			faults: [{ kind: "unheard of" }],
		};
		await request.respond({ contentType: "application/json", body: JSON.stringify(view) });
	});
	await submit(page, "identify");
	await shows(page, ".timeline", "This cannot be shown.");
	await shows(page, ".timeline", "good");
	await shows(page, ".pending-faults", "The next request will fail (unheard of).");
	await press(page, "#log-source [value=sandbox]");
	await shows(page, "#log-view", "/seen");
	assert.equal(await textOf(page, "#live"), "Live");
});
