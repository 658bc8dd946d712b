/** Storage and answers that are not as they should be. */
import assert from "node:assert/strict";
import { until } from "../../harness/until.js";
import { KEYS } from "../support.js";

/** @import { Scenario } from "../scenarios.js" */

/** By name. @type {Record<string, Scenario>} */
export const DELIVERY = {
	async "rule: what others write into the storage is dropped and counted; the rest is sent"({ site, visit }) {
		const tab = await visit("/", { flushAfterMs: 300_000, flushAt: 1_000 });
		await tab.run("burst(3)");
		await tab.run(`(() => {
			const id = (last) => "01ARZ3NDEKTSV4RRFFQ69G5FA" + last;
			const key = (last) => "queue " + location.origin + "/e /" + id(last);
			localStorage.setItem(key("A"), "{");
			localStorage.setItem(key("B"), "null");
			localStorage.setItem(key("C"), JSON.stringify({ id: id("D") }));
			localStorage.setItem(key("D"), JSON.stringify({ id: id("D"), data: "x".repeat(40_000) }));
			localStorage.setItem(key("E"), JSON.stringify({ id: id("E"), type: "destroy" }));
			localStorage.setItem("queue " + location.origin + "/e pause", "9e99");
			localStorage.setItem("queue " + location.origin + "/e /other", "{}");
			localStorage.setItem("own", "{}");
		})()`);
		await tab.run("drain()");
		assert.deepEqual(site.numbers(), [0, 1, 2]);
		assert.deepEqual(await tab.run("losses"), [
			{ reason: "corrupt", count: 4 },
			{ reason: "rejected", count: 1, code: "type" },
		]);
		assert.equal(await tab.run('localStorage.getItem("own")'), "{}");
		await tab.close();
	},

	async "rule: a hook that records when the queue is full is not called without end"({ site, visit }) {
		site.relay.failBy(() => ({ status: 503 }));
		const tab = await visit();
		const seen = await tab.run(`import("/standalone.js").then(async ({ createPage }) => {
			let seen = 0;
			const own = createPage({
				relay: "/e",
				flushAfterMs: 300_000,
				flushAt: 5_000,
				onDropped() {
					seen += 1;
					own.track("clicked", { n: -1 });
				},
			});
			for (let n = 0; n < 1_001; n += 1) own.track("clicked", { n });
			return [seen, own.dropped, (await own.flush()).left];
		})`);
		assert.deepEqual(seen, [1, 2, 1_000]);
		await tab.close();
	},

	async "rule: without storage and locks, items are sent from memory"({ site, visit }) {
		const tab = await visit(
			"/",
			{ flushAfterMs: 300_000, flushAt: 1_000 },
			`Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("no", "SecurityError") } });
			Object.defineProperty(navigator, "locks", { value: undefined });`,
		);
		await tab.run("burst(120)");
		await tab.goto("about:blank");
		// As many as fit into one request, and maybe more: a page that goes becomes hidden, too.
		await until(() => site.numbers().length >= 100);
		await tab.close();
	},

	async "rule: a replacement of localStorage loses nothing, and what it cannot do is done in memory"({
		site,
		visit,
	}) {
		const replacement = (/** @type {string} */ faults) => `
			const stored = new Map();
			const storage = {
				get length() { return stored.size; },
				key: (index) => [...stored.keys()][index] ?? null,
				getItem: (key) => stored.get(key) ?? null,
				setItem: (key, value) => void stored.set(key, value),
				removeItem: (key) => void stored.delete(key),
				${faults}
			};
			Object.defineProperty(globalThis, "localStorage", { value: storage });`;
		const faults = [
			"",
			"getItem() { throw new Error('no') }",
			"removeItem() { throw new Error('no') }",
			"get length() { throw new Error('no') }",
		];
		for (const [index, fault] of faults.entries()) {
			const tab = await visit("/", { flushAfterMs: 300_000, flushAt: 1_000 }, replacement(fault));
			await tab.run(`burst(20, ${20 * index})`);
			assert.deepEqual(await tab.run("cio.flush()"), { left: 0 }, fault);
			await tab.close();
		}
		assert.deepEqual(
			site.numbers().toSorted((one, other) => one - other),
			[...Array(80).keys()],
		);
	},

	async "rule: requests outlive the page, except every other one in a row that fails"({ site, visit }) {
		const statuses = [503, 503, 202, 503, 202];
		site.relay.failBy(() => ({ status: statuses[site.relay.seen.length - 1] ?? 202 }));
		const tab = await visit(
			"/",
			{ flushAfterMs: 300_000, flushAt: 1_000 },
			`globalThis.kept = [];
			const { fetch } = globalThis;
			globalThis.fetch = (url, init) => (kept.push(init.keepalive), fetch(url, init));`,
		);
		await until(async () => {
			await tab.run("burst(1), cio.flush()");
			return site.relay.seen.length >= statuses.length;
		});
		const kept = /** @type {boolean[]} */ (await tab.run("kept"));
		assert.deepEqual(kept.slice(0, statuses.length), [true, false, true, true, false]);
		await tab.close();
	},

	async "rule: answers that need a repair keep the items, and are reported once"({ site, visit }) {
		const tab = await visit("/", { flushAfterMs: 300_000, flushAt: 1_000 });
		await tab.run("burst(3)");
		for (const status of [404, 401, 403, 200, 400]) {
			site.relay.failBy(() => ({ status, body: status === 403 ? { code: "origin" } : "<html>" }));
			assert.deepEqual(await tab.run("cio.flush()"), { left: 3 }, `${status}`);
		}
		const [error, ...more] = /** @type {string[]} */ (await tab.run("sleep(50).then(() => errors)"));
		assert.match(error, /The relay at http:\/\/127\.0\.0\.1:\d+\/e responded with 404\. /);
		assert.deepEqual(more, []);
		site.relay.failBy(() => undefined);
		assert.deepEqual(await tab.run("cio.flush()"), { left: 0 });
		assert.deepEqual(site.numbers(), [0, 1, 2]);
		await tab.close();
	},

	async "rule: without the consent that the relay knows of, items are dropped and counted"({ site, visit }) {
		site.relay.failBy(() => ({ status: 403, body: { code: "consent" } }));
		const tab = await visit();
		await tab.run("burst(20), drain()");
		assert.deepEqual(await tab.run("losses"), [{ reason: "rejected", count: 20, code: "consent" }]);
		assert.deepEqual(await tab.run(KEYS), []);
		await tab.close();
	},
};
