/** What happens to a visitor, and to 500 events: each must take effect once. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "../harness/until.js";
import { KEYS } from "./support.js";

/** @import { Browser, Tab } from "../harness/browsers.js" */
/** @import { Item } from "./relay-server.js" */
/** @import { Site } from "./site.js" */

const EVENTS = 500;

/**
 * @typedef {object} Scene
 * @property {Site} site
 * @property {(path?: string, options?: object, before?: string) => Promise<Tab>} visit opens a page in a new tab, and makes its client after
 *   some code has run
 */

/** @typedef {(scene: Scene) => Promise<void>} Scenario */

/** Records the events over a number of pages. @param {number} pages @param {(first: number, count: number) => Promise<unknown>} visitOne */
async function inParts(pages, visitOne) {
	const count = EVENTS / pages;
	for (let page = 0; page < pages; page += 1) await visitOne(page * count, count);
}

/** Each of the events has taken effect, once. @param {Site} site */
function assertEachOnce({ numbers }) {
	assert.deepEqual(
		numbers(),
		Array.from({ length: EVENTS }, (_, n) => n),
	);
}

/** A page of later, which sends what was left behind. @param {Scene} scene */
async function comeBack({ site, visit }) {
	const tab = await visit("/later");
	await tab.run("drain()");
	await tab.close();
	assertEachOnce(site);
}

/** Waits until the client of a page has begun. @param {Tab} tab @param {string} path of the page */
async function arrive(tab, path) {
	// In between there is no page to ask.
	const ask = () => tab.run('globalThis.cio ? location.pathname : ""').catch(() => "");
	await until(async () => (await ask()) === path);
}

/** The answers to requests by turns. @param {Site} site @param {readonly (object | undefined)[]} faults */
function failInTurns({ relay }, faults) {
	let turn = 0;
	relay.failBy(() => faults[turn++ % faults.length]);
}

/** What can happen to a request, by turns. */
const ANY_FAULT = [
	undefined,
	{ after: 30 }, // The connection breaks before it is processed.
	undefined,
	{ isProcessed: true }, // … and after.
	{ status: 503, body: { code: "unavailable" } },
	undefined,
	{ status: 503, isProcessed: true, body: { code: "unavailable" } },
	{ status: 202, after: 100 },
	{ status: 500, body: "<html>" },
	{ status: 200, body: "<html>" }, // A page of another server.
];

/** By name. @type {Record<string, Scenario>} */
export const SCENARIOS = {
	async "a calm visit: few requests, one at a time, without a preflight"({ site, visit }) {
		const tab = await visit();
		await tab.run(`burst(${EVENTS})`);
		await until(() => site.numbers().length === EVENTS);
		await tab.run("drain()");
		assertEachOnce(site);
		assert.ok(site.relay.seen.length <= 10, `${site.relay.seen.length} requests`);
		assert.equal(site.relay.mostOpen(), 1);
		assert.deepEqual(await tab.run("errors"), []);
		assert.deepEqual(await tab.run(KEYS), []);
		await tab.close();
	},

	async "the tab is closed right after the clicks"(scene) {
		const tab = await scene.visit();
		await tab.run(`burst(${EVENTS})`);
		await tab.close();
		await comeBack(scene);
	},

	async "the tab is closed at any moment, while the relay is slow"(scene) {
		failInTurns(
			scene.site,
			[0, 90, 30, 120, 60].map((after) => ({ status: 202, after })),
		);
		await inParts(10, async (first, count) => {
			const tab = await scene.visit();
			await tab.run(`burst(${count}, ${first})`);
			await sleep((first * 7) % 110);
			await tab.close();
		});
		await comeBack(scene);
	},

	async "each click leads to the next page"(scene) {
		const tab = await scene.visit();
		await inParts(10, async (first, count) => {
			const path = `/page-${first}`;
			await tab.run(`burst(${count}, ${first}), location.assign("${path}?begin"), true`);
			await arrive(tab, path);
		});
		await tab.close();
		await comeBack(scene);
	},

	async "the page is reloaded while it sends"(scene) {
		failInTurns(scene.site, [{ status: 202, after: 60 }, { isProcessed: true }]);
		const tab = await scene.visit();
		await inParts(10, async (first, count) => {
			await tab.run(`burst(${count}, ${first})`);
			await sleep((first * 3) % 70);
			await tab.goto(scene.site.url(`/?begin`));
		});
		await tab.close();
		scene.site.relay.failBy(() => undefined);
		await comeBack(scene);
	},

	async "two tabs record at once, and one sends"(scene) {
		const { site, visit } = scene;
		site.relay.failBy(() => ({ status: 202, after: 30 }));
		const tabs = [await visit(), await visit()];
		for (let first = 0; first < EVENTS; first += 50)
			await Promise.all(tabs.map((tab, index) => tab.run(`burst(25, ${first + 25 * index})`)));
		await Promise.all(tabs.map((tab) => tab.run("drain()")));
		assertEachOnce(site);
		assert.equal(site.relay.mostOpen(), 1);
		for (const tab of tabs) await tab.close();
	},

	async "the connection breaks before the relay has processed a request"(scene) {
		failInTurns(scene.site, [{}, undefined]);
		const tab = await scene.visit();
		await tab.run(`burst(${EVENTS})`);
		await tab.run("drain()");
		assertEachOnce(scene.site);
		assert.equal(await tab.run("cio.dropped"), 0);
		await tab.close();
	},

	async "answers are lost: the same items come again, and count once"(scene) {
		const { site, visit } = scene;
		failInTurns(site, [{ isProcessed: true }, { status: 503, isProcessed: true }, undefined]);
		const tab = await visit();
		await tab.run(`burst(${EVENTS})`);
		await tab.run("drain()");
		assertEachOnce(site);
		const arrived = site.relay.seen.flatMap(({ items }) => items).length;
		assert.ok(arrived >= 2 * EVENTS, `${arrived} items arrived`);
		await tab.close();
	},

	async "the relay is down for a while: the page tries again by itself, later and later"(scene) {
		const { site, visit } = scene;
		const { seen } = site.relay;
		site.relay.failBy(() => (seen.length <= 2 ? { status: 503, body: { code: "unavailable" } } : undefined));
		const tab = await visit();
		await tab.run(`burst(${EVENTS})`);
		await until(() => site.numbers().length === EVENTS);
		await tab.run("drain()");
		assertEachOnce(site);
		const [first, second, third] = seen.map(({ time }) => time);
		assert.ok(second - first >= 480 && third - second >= 980, `${second - first}, ${third - second} ms`);
		await tab.close();
	},

	async "the relay asks to wait: no tab and no page sends before"(scene) {
		const { site, visit } = scene;
		const { seen } = site.relay;
		site.relay.failBy(() =>
			seen.length === 1
				? { status: 429, headers: { "retry-after": "3" }, body: { code: "rate_limited" } }
				: undefined,
		);
		const tab = await visit();
		await tab.run(`burst(${EVENTS / 2})`);
		await until(() => seen.length === 1);
		await until(async () => String(await tab.run(KEYS)).includes("pause"));
		await tab.goto(site.url("/?begin"));
		const other = await visit();
		await other.run(`burst(${EVENTS / 2}, ${EVENTS / 2})`);
		await other.run("drain()");
		assertEachOnce(site);
		// Not even when it is flushed.
		assert.ok(seen[1].time - seen[0].time >= 2_980, `${seen[1].time - seen[0].time} ms`);
		await tab.close();
		await other.close();
	},

	async "the visitor is offline, and comes back"({ site, visit }) {
		const tab = await visit();
		await site.stop();
		await tab.run(`burst(${EVENTS})`);
		// By itself, the page would not try again for a minute.
		for (let attempt = 0; attempt < 8; attempt += 1)
			assert.deepEqual(await tab.run("cio.flush()"), { left: EVENTS });
		await site.start();
		await tab.run('dispatchEvent(new Event("online"))');
		await until(() => site.numbers().length === EVENTS);
		await tab.run("drain()");
		assertEachOnce(site);
		await tab.close();
	},

	async "the site itself has filled the storage"({ site, visit }) {
		const tab = await visit();
		await tab.run(`(() => {
			for (let length = 2 ** 22; length >= 1; length /= 2)
				try { for (let n = 0; n < 3; n += 1) localStorage.setItem("own" + length + n, "x".repeat(length)); } catch {}
		})()`);
		await tab.run(`burst(${EVENTS})`);
		assert.equal(
			await tab.run('Object.keys(localStorage).filter((key) => key.startsWith("queue")).length'),
			0,
		);
		await tab.run("drain()");
		assertEachOnce(site);
		assert.equal(await tab.run("cio.dropped"), 0);
		await tab.close();
	},

	async "the relay takes few items at once, and never one of them"({ site, visit }) {
		const isPoison = (/** @type {Item} */ { data }) => data?.n === 13;
		site.relay.failBy((items) => {
			if (items.length > 30) return { status: 413, body: { code: "too_large" } };
			return items.some(isPoison) ? { status: 400, body: { code: "malformed" } } : undefined;
		});
		const tab = await visit();
		await tab.run(`burst(${EVENTS})`);
		await tab.run("drain()");
		assert.deepEqual(
			site.numbers(),
			Array.from({ length: EVENTS }, (_, n) => n).filter((n) => n !== 13),
		);
		assert.deepEqual(await tab.run("losses"), [{ reason: "rejected", count: 1, code: "malformed" }]);
		await tab.close();
	},

	async "more is recorded than the queue holds: the oldest are dropped, and counted"({ site, visit }) {
		site.relay.failBy(() => ({ status: 503 }));
		const tab = await visit();
		await tab.run(`burst(1_000, -1_000), burst(${EVENTS})`);
		assert.equal(await tab.run("cio.dropped"), EVENTS);
		site.relay.failBy(() => undefined);
		await tab.run("drain()");
		assert.deepEqual(
			site.numbers(),
			Array.from({ length: 1_000 }, (_, index) => index - EVENTS),
		);
		assert.equal(await tab.run("losses.reduce((sum, { count }) => sum + count, 0)"), EVENTS);
		assert.deepEqual(await tab.run("[...new Set(losses.map(({ reason }) => reason))]"), ["full"]);
		await tab.close();
	},

	async "all of it at once, in two tabs"(scene) {
		failInTurns(scene.site, ANY_FAULT);
		const tabs = [await scene.visit(), await scene.visit()];
		await inParts(10, async (first, count) => {
			const tab = tabs[(first / count) % 2];
			await tab.run(`burst(${count}, ${first})`);
			await tab.run("cio.flush()");
			await tab.goto(scene.site.url("/?begin"));
		});
		for (const tab of tabs) await tab.close();
		await comeBack(scene);
	},
};
