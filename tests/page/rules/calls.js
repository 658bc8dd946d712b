/** Calls: what is recorded, and when it is sent. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "../../harness/until.js";
import { A_WHILE_MS, KEYS } from "../support.js";

/** @import { Scenario } from "../scenarios.js" */

/** By name. @type {Record<string, Scenario>} */
export const CALLS = {
	async "rule: the file for CDNs works alone"({ site, visit }) {
		const tab = await visit();
		await tab.run(`import("/standalone.js").then(async ({ createPage }) => {
			const alone = createPage({ relay: "/e" });
			alone.track("clicked", { n: 7 });
			await alone.flush();
		})`);
		assert.deepEqual(site.numbers(), [7]);
		await tab.close();
	},

	async "rule: a relay that no request can reach is a mistake in the options"({ visit }) {
		const tab = await visit();
		const relays = [
			"localhost:8787/e",
			"ftp://shop.example/e",
			"https://user:pass@shop.example/e",
			"/e/@all",
		];
		const thrown = await tab.run(`import("/standalone.js").then(({ createPage }) =>
			${JSON.stringify(relays)}.map((relay) => {
				try {
					createPage({ relay });
					return "";
				} catch (error) {
					return error.name;
				}
			}),
		)`);
		assert.deepEqual(thrown, ["TypeError", "TypeError", "TypeError", ""]);
		await tab.close();
	},

	async "rule: there is no request before the first event, nor anything in storage"({ site, visit }) {
		const tab = await visit("/", { flushAfterMs: 0 });
		await sleep(A_WHILE_MS);
		assert.deepEqual(await tab.run(KEYS), []);
		await tab.close();
		assert.deepEqual(site.relay.seen, []);
	},

	async "rule: few items wait for more, and those of a hidden page do not"({ site, visit }) {
		const tab = await visit("/", { flushAfterMs: 300_000, flushAt: 3 });
		await tab.run("burst(2)");
		await sleep(A_WHILE_MS);
		assert.deepEqual(site.numbers(), []);
		await tab.run("burst(1, 2)");
		await until(() => site.numbers().length === 3);
		await tab.run("burst(1, 3)");
		await tab.run(`(() => {
			Object.defineProperty(document, "hidden", { value: true, configurable: true });
			document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
			delete document.hidden;
		})()`);
		await until(() => site.numbers().length === 4);
		await tab.run("burst(1, 4)");
		await tab.goto("about:blank");
		await until(() => site.numbers().length === 5);
		await tab.close();
	},

	async "rule: each call has its item, with an id, a time, and the address without secrets"({ site, visit }) {
		const tab = await visit("/reset?token=secret#part");
		const ids = /** @type {string[]} */ (
			await tab.run(
				'[cio.page(), cio.track("a", { x: { y: [1] } }), cio.identify({ plan: "pro" }), cio.page("https://x.example/", { from: "menu" })]',
			)
		);
		await tab.run('document.cookie = "person=ada", drain()');
		const [{ items, headers, body }] = site.relay.seen;
		assert.deepEqual(
			items.map(({ at, ...item }) => item),
			[
				{ type: "page", id: ids[0], name: site.url("/reset") },
				{ type: "track", id: ids[1], name: "a", data: { x: { y: [1] } } },
				{ type: "identify", id: ids[2], data: { plan: "pro" } },
				{ type: "page", id: ids[3], name: "https://x.example/", data: { from: "menu" } },
			],
		);
		for (const { at } of items) assert.ok(Math.abs(at - JSON.parse(body).sent_at) < 60);
		assert.match(String(headers.cookie), /person=ada/);
		assert.equal(site.sandbox.state().people[0]?.attributes.plan, "pro");
		assert.equal(await tab.run("cio.anonymous"), false);
		await tab.close();
	},

	async "rule: headers that come later send nothing without them, and are reported"({ site, visit }) {
		const tab = await visit();
		await tab.run('begin({ headers: async () => ({ authorization: "Bearer a" }) }), burst(1)');
		assert.deepEqual(await tab.run("cio.flush()"), { left: 1 });
		const errors = /** @type {string[]} */ (await tab.run("sleep(50).then(() => errors)"));
		assert.match(String(errors[0]), /headers must not be asynchronous/);
		assert.equal(site.relay.seen.length, 0);
		await tab.run('begin({ headers: () => ({ authorization: "Bearer a" }) }), drain()');
		assert.equal(site.relay.seen[0].headers.authorization, "Bearer a");
		await tab.close();
	},

	async "rule: values are those of the whole package"({ site, visit }) {
		const tab = await visit();
		await tab.run(
			'cio.track("a", { date: new Date(1_700_000_000_400), small: 10n, large: 2n ** 64n, none: undefined, list: [undefined], call() {} })',
		);
		await tab.run("drain()");
		assert.deepEqual(site.relay.seen[0].items[0].data, {
			date: 1_700_000_000,
			small: 10,
			large: "18446744073709551616",
			list: [null],
		});
		await tab.close();
	},

	async "rule: a call that cannot be sent does not throw; it is reported and counted"({ site, visit }) {
		const tab = await visit();
		const CALLS = {
			'track("a", { price: NaN })': "track: data.price is not a finite number, which JSON cannot carry",
			'track("a", globalThis)': /^track: data/,
			'track("a", { map: new Map() })': /^track: data\.map is of type Map/,
			'track("a", { date: new Date("never") })': "track: data.date is an invalid date",
			'track("a", "text")': "track: data must be an object",
			'track("a", { get x() { throw new Error("mine") } })': /^track: data\.x could not be read/,
			'track(" ")': "track: name must be a string that is not blank",
			"track()": "track: name must be a string that is not blank",
			"page(7)": "page: name must be a string that is not blank",
			"identify()": "identify: attributes must be an object",
			"identify([])": "identify: attributes must be an object",
			'identify({ a: "\\ud800" })': /^identify: attributes\.a contains a lone surrogate/,
			'track("a", { text: "ä".repeat(16_000) })': /^track: must have at most 32000 bytes, not 32\d\d\d$/,
		};
		for (const call of Object.keys(CALLS)) assert.equal((await tab.run(`cio.${call}`)) ?? null, null, call);
		const count = Object.keys(CALLS).length;
		assert.equal(await tab.run("cio.dropped"), count);
		const errors = /** @type {string[]} */ (await tab.run("sleep(50).then(() => errors)"));
		assert.equal(errors.length, count);
		for (const [index, expected] of Object.values(CALLS).entries()) {
			const message = errors[index].replace(/^(Uncaught )?TypeError: /, "");
			if (typeof expected === "string") assert.equal(message, expected);
			else assert.match(message, expected);
		}
		await tab.run('cio.track("a", { text: "ä".repeat(15_900) }), drain()');
		assert.equal(site.relay.seen.length, 1);
		await tab.close();
	},
};
