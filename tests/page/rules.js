/** The rules of the page's client: consent, people, storage, values, answers. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "./scenarios.js";

/** @import { Scenario } from "./scenarios.js" */
/** @import { Site } from "./site.js" */

/** The keys in the page's storage. */
const KEYS = "Object.keys(localStorage)";

/** More than any wait of the client that could hide a request. */
const A_WHILE_MS = 400;

/** The numbers of the events by their person: `{ ada: [0, 1] }`. @param {Site} site */
function numbersByPerson({ sandbox }) {
	const { people, events } = sandbox.state();
	/** @type {Record<string, number[]>} */
	const found = {};
	for (const { customer, data } of events) {
		const id = people.find(({ cio_id }) => cio_id === customer)?.id ?? "nobody";
		found[id] = [...(found[id] ?? []), Number(data.n)].sort((one, other) => one - other);
	}
	return found;
}

/** By name. @type {Record<string, Scenario>} */
export const RULES = {
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
		await tab.goto("about:blank");
		await until(() => site.numbers().length === 4);
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
		assert.deepEqual(site.sandbox.state().people[0]?.attributes, { plan: "pro" });
		assert.equal(await tab.run("cio.anonymous"), false);
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
			'track("a", { map: new Map() })': /^track: data\.map is of the kind Map/,
			'track("a", { date: new Date("never") })': "track: data.date is an invalid date",
			'track("a", "text")': "track: data must be an object",
			'track("a", { get x() { throw new Error("mine") } })': /^track: data\.x could not be read/,
			'track(" ")': "track: name must be text that is not blank",
			"track()": "track: name must be text that is not blank",
			"page(7)": "page: name must be text that is not blank",
			"identify()": "identify: attributes must be an object",
			"identify([])": "identify: attributes must be an object",
			'identify({ a: "\\ud800" })': /^identify: attributes\.a contains a lone surrogate/,
			'track("a", { text: "ä".repeat(16_000) })':
				/^track: the item has 32\d\d\d bytes, and at most 32000 can be sent$/,
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

	async "rule: while consent is pending, nothing is stored or sent; then all is"({ site, visit }) {
		const tab = await visit("/", { consent: "pending", flushAfterMs: 0 });
		await tab.run("burst(20)");
		await tab.run("cio.flush()");
		assert.deepEqual(await tab.run(KEYS), []);
		assert.deepEqual(site.relay.seen, []);
		await tab.run("cio.setConsent(true), drain()");
		assert.equal(site.numbers().length, 20);
		await tab.close();
	},

	async "rule: a refusal deletes what is queued, and nothing is recorded any more"({ site, visit }) {
		const tab = await visit("/", { flushAfterMs: 300_000, flushAt: 1_000 });
		await tab.run("burst(20)");
		assert.equal(/** @type {string[]} */ (await tab.run(KEYS)).length, 20);
		await tab.run("cio.setConsent(false)");
		assert.deepEqual(await tab.run(KEYS), []);
		assert.deepEqual(await tab.run("losses"), [{ reason: "consent", count: 20 }]);
		assert.equal((await tab.run('cio.track("a")')) ?? null, null);
		assert.deepEqual(await tab.run("cio.flush()"), { left: 0 });
		await tab.run("cio.setConsent(true), burst(1), drain()");
		assert.deepEqual(site.numbers(), [0]);
		await tab.close();
	},

	async "rule: Global Privacy Control and Do Not Track are a refusal, unless they are turned off"({
		site,
		visit,
	}) {
		for (const signal of ['"globalPrivacyControl", { value: true }', '"doNotTrack", { value: "1" }']) {
			const define = `Object.defineProperty(navigator, ${signal});`;
			const tab = await visit("/", { consent: "granted" }, define);
			await tab.run("cio.setConsent(true), burst(20), cio.flush()");
			assert.deepEqual(await tab.run(KEYS), []);
			assert.equal(await tab.run("cio.dropped"), 0);
			assert.deepEqual(site.relay.seen, []);
			await tab.close();
		}
		const define = 'Object.defineProperty(navigator, "globalPrivacyControl", { value: true });';
		const tab = await visit("/", { privacySignals: false }, define);
		await tab.run("burst(20), drain()");
		assert.equal(site.numbers().length, 20);
		await tab.close();
	},

	async "rule: reset sends what is queued while the session is that of the person"({ site, visit }) {
		site.relay.failBy(() => ({ status: 202, after: 50 }));
		const tab = await visit("/", { flushAfterMs: 0, flushAt: 1 });
		await tab.run('document.cookie = "person=ada", burst(120), true');
		const reset =
			'(async () => { const reset = cio.reset(); burst(1, 120); await reset; document.cookie = "person=grace"; })()';
		await tab.run(reset);
		assert.equal(await tab.run("cio.anonymous"), true);
		await tab.run("burst(1, 121), drain()");
		assert.deepEqual(numbersByPerson(site), {
			ada: Array.from({ length: 120 }, (_, n) => n),
			grace: [120, 121],
		});
		assert.equal(await tab.run("cio.dropped"), 0);
		await tab.close();
	},

	async "rule: what reset cannot send is dropped and counted, and never sent for the next person"({
		site,
		visit,
	}) {
		site.relay.failBy(() => ({ status: 503, body: { code: "unavailable" } }));
		const [tab, other] = [await visit(), await visit()];
		await tab.run('document.cookie = "person=ada", burst(120), true');
		await other.run("burst(5, 500)");
		await tab.run("cio.reset()");
		assert.deepEqual(await tab.run("losses"), [{ reason: "reset", count: 125 }]);
		site.relay.failBy(() => undefined);
		await tab.run('document.cookie = "person=grace", burst(2), drain()');
		await other.run("drain()");
		assert.deepEqual(numbersByPerson(site), { grace: [0, 1] });
		for (const each of [tab, other]) await each.close();
	},

	async "rule: a page that ends in the middle of reset leaves nothing for the next person"({ site, visit }) {
		site.relay.failBy(() => ({ status: 503, after: 300 }));
		const tab = await visit();
		await tab.run('document.cookie = "person=ada", burst(20), void cio.reset(), true');
		await until(() => site.relay.seen.length > 0);
		await tab.close();
		site.relay.failBy(() => undefined);
		const next = await visit("/next");
		await next.run('document.cookie = "person=grace", burst(1), drain()');
		assert.deepEqual(numbersByPerson(site), { grace: [0] });
		assert.deepEqual(await next.run("losses"), [{ reason: "reset", count: 20 }]);
		await next.close();
	},

	async "rule: what others write into the storage is dropped and counted; the rest is sent"({ site, visit }) {
		const tab = await visit("/", { flushAfterMs: 300_000, flushAt: 1_000 });
		await tab.run("burst(3)");
		await tab.run(`(() => {
			const id = (last) => "01ARZ3NDEKTSV4RRFFQ69G5FA" + last;
			const key = (last) => "queue " + location.origin + "/e 0/" + id(last);
			localStorage.setItem(key("A"), "{");
			localStorage.setItem(key("B"), "null");
			localStorage.setItem(key("C"), JSON.stringify({ id: id("D") }));
			localStorage.setItem(key("D"), JSON.stringify({ id: id("D"), data: "x".repeat(40_000) }));
			localStorage.setItem(key("E"), JSON.stringify({ id: id("E"), type: "destroy" }));
			localStorage.setItem("queue " + location.origin + "/e pause", "9e99");
			localStorage.setItem("queue " + location.origin + "/e 0/other", "{}");
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

	async "rule: without storage and locks, items are sent from memory"({ site, visit }) {
		const tab = await visit(
			"/",
			{},
			`Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("no", "SecurityError") } });
			Object.defineProperty(navigator, "locks", { value: undefined });`,
		);
		await tab.run("burst(120)");
		await tab.goto("about:blank");
		await until(() => site.numbers().length >= 100);
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
		assert.match(error, /The relay at http:\/\/127\.0\.0\.1:\d+\/e answers 404\. /);
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
