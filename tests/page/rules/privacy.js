/** Consent, the visitor's signals, and the change of persons. */
import assert from "node:assert/strict";
import { until } from "../../harness/until.js";
import { KEYS, numbersByPerson } from "../support.js";

/** @import { Tab } from "../../harness/browsers.js" */
/** @import { Scenario } from "../scenarios.js" */

/** Sends only when a test flushes. */
const QUIET = { flushAfterMs: 300_000, flushAt: 1_000 };

/** By name. @type {Record<string, Scenario>} */
export const PRIVACY = {
	async "rule: a reset while the storage is full leaves nothing for the next person"({ site, visit }) {
		site.relay.failBy(() => ({ status: 503, after: 3_000 }));
		const tab = await visit("/", QUIET);
		await tab.run('document.cookie = "person=ada", burst(5)');
		await tab.run(`(() => {
			const { setItem } = Storage.prototype;
			Storage.prototype.setItem = function (key, value) {
				const isNew = this.getItem(key) === null;
				if (isNew && this.length >= 5) throw new DOMException("full", "QuotaExceededError");
				setItem.call(this, key, value);
			};
			void cio.reset();
		})()`);
		await until(() => site.relay.seen.length > 0);
		await tab.goto("about:blank");
		site.relay.failBy(() => undefined);
		const next = await visit("/", QUIET);
		await next.run('document.cookie = "person=grace", burst(1, 100), drain()');
		const { ada: _own, ...others } = numbersByPerson(site);
		assert.deepEqual(others, { grace: [100] });
		await next.close();
		await tab.close();
	},

	async "rule: a reset in another tab reaches what the storage did not take"({ site, visit }) {
		const FULL =
			'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }';
		const [ada, other] = [await visit("/", QUIET), await visit("/", QUIET)];
		await ada.run(`${FULL}, document.cookie = "person=ada", burst(5)`);
		await other.run(`${FULL}, cio.reset()`);
		await other.run('document.cookie = "person=grace"');
		await until(async () => /** @type {any[]} */ (await ada.run("cio.flush(), losses")).length > 0);
		assert.deepEqual(await ada.run("losses"), [{ reason: "reset", count: 5 }]);
		assert.deepEqual(numbersByPerson(site), {});
		await ada.run("burst(1, 100), drain()");
		assert.deepEqual(numbersByPerson(site), { grace: [100] });
		for (const tab of [ada, other]) await tab.close();
	},

	async "rule: what the storage does not remove is sent once"({ site, visit }) {
		const tab = await visit("/", QUIET);
		await tab.run('burst(3), (Storage.prototype.removeItem = () => { throw new DOMException("io"); })');
		await tab.run("cio.flush()");
		assert.deepEqual(await tab.run("cio.flush()"), { left: 0 });
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
		const tab = await visit("/", QUIET);
		await tab.run("burst(20)");
		assert.equal(/** @type {string[]} */ (await tab.run(KEYS)).length, 20);
		await tab.run("cio.setConsent(false)");
		assert.deepEqual(await tab.run(KEYS), []);
		assert.deepEqual(await tab.run("losses"), [{ reason: "consent", count: 20 }]);
		assert.equal((await tab.run('cio.track("a")')) ?? null, null);
		assert.deepEqual(await tab.run("cio.flush()"), { left: 0 });
		await tab.run("cio.setConsent('granted'), burst(1), drain()");
		assert.deepEqual(site.numbers(), [0]);
		await tab.close();
	},

	async "rule: only true is consent"({ site, visit }) {
		for (const decision of ['"denied"', "1", "undefined"]) {
			const tab = await visit("/", { consent: "pending" });
			await tab.run(`burst(1), cio.setConsent(${decision})`);
			await tab.run("cio.flush()");
			assert.deepEqual(await tab.run("losses"), [{ reason: "consent", count: 1 }], decision);
			await tab.close();
		}
		assert.deepEqual(site.relay.seen, []);
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
		// A tab sees what another one has written a moment later.
		const sees = async (/** @type {Tab} */ { run }, /** @type {number} */ count) =>
			/** @type {string[]} */ (await run(KEYS)).length === count;
		await until(() => sees(tab, 125));
		await tab.run("cio.reset()");
		// The name of the new period.
		await until(() => sees(other, 1));
		assert.deepEqual(await tab.run("losses"), [{ reason: "reset", count: 125 }]);
		site.relay.failBy(() => undefined);
		await tab.run('document.cookie = "person=grace", burst(2), drain()');
		await other.run("drain()");
		assert.deepEqual(numbersByPerson(site), { grace: [0, 1] });
		for (const each of [tab, other]) await each.close();
	},

	async "rule: a second reset waits for what the first one is still sending, in the same tab and in another one"({
		site,
		visit,
	}) {
		site.relay.failBy(() => ({ status: 202, after: 200 }));
		const [tab, other] = [await visit("/", QUIET), await visit("/", QUIET)];
		const resets = "(async () => { void cio.reset(); await cio.reset(); })()";
		await tab.run(`document.cookie = "person=ada", burst(250), ${resets}`);
		await tab.run('document.cookie = "person=grace", true');
		await tab.run("burst(250, 250), void cio.reset(), true");
		await until(async () => /** @type {string[]} */ (await other.run(KEYS)).length > 250);
		await other.run('cio.reset().then(() => { document.cookie = "person=eve"; })');
		await tab.run("drain()");
		assert.deepEqual(numbersByPerson(site), {
			ada: Array.from({ length: 250 }, (_, n) => n),
			grace: Array.from({ length: 250 }, (_, n) => 250 + n),
		});
		for (const each of [tab, other]) {
			assert.equal(await each.run("cio.dropped"), 0);
			await each.close();
		}
	},

	async "rule: what is recorded during a reset is sent after it, though another tab is sending"({
		site,
		visit,
	}) {
		site.relay.failBy(() => ({ status: 202, after: 300 }));
		const [sending, leaving] = [await visit("/", QUIET), await visit("/", QUIET)];
		await sending.run('document.cookie = "person=ada", burst(1), void cio.flush(), true');
		await until(() => site.relay.seen.length === 1);
		await leaving.run(
			'(async () => { burst(1, 1); const reset = cio.reset(); burst(1, 2); await reset; document.cookie = "person=grace"; })()',
		);
		for (const tab of [leaving, sending]) await tab.run("drain()");
		assert.deepEqual(numbersByPerson(site), { ada: [0, 1], grace: [2] });
		for (const tab of [sending, leaving]) await tab.close();
	},

	async "rule: tabs that wait for their turn leave to a reset what it can still send"({ site, visit }) {
		site.relay.failBy(() => ({ status: 202, after: 300 }));
		const [sending, waiting, leaving] = [
			await visit("/", QUIET),
			await visit("/", QUIET),
			await visit("/", QUIET),
		];
		await leaving.run('document.cookie = "person=ada", burst(5), true');
		await until(async () => /** @type {string[]} */ (await sending.run(KEYS)).length === 5);
		await sending.run("void cio.flush(), true");
		await until(() => site.relay.seen.length === 1);
		await waiting.run("void cio.flush(), true");
		await leaving.run('burst(5, 5), cio.reset().then(() => { document.cookie = "person=grace"; })');
		assert.deepEqual(numbersByPerson(site), { ada: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] });
		for (const tab of [sending, waiting, leaving]) {
			assert.equal(await tab.run("cio.dropped"), 0);
			await tab.close();
		}
	},

	async "rule: what waits for consent is not sent for the next person, though consent comes during reset"({
		site,
		visit,
	}) {
		site.relay.failBy(() => ({ status: 503, body: { code: "unavailable" } }));
		const tab = await visit("/", { consent: "pending" });
		await tab.run(
			'(async () => { document.cookie = "person=ada"; burst(20); const reset = cio.reset(); cio.setConsent(true); await reset; })()',
		);
		assert.deepEqual(await tab.run("losses"), [{ reason: "reset", count: 20 }]);
		site.relay.failBy(() => undefined);
		await tab.run('document.cookie = "person=grace", burst(1, 20), drain()');
		assert.deepEqual(numbersByPerson(site), { grace: [20] });
		await tab.close();
	},

	async "rule: what is recorded after a reset that came before consent outlives the page"({ site, visit }) {
		site.relay.failBy(() => ({ status: 503, body: { code: "unavailable" } }));
		const tab = await visit("/", { consent: "pending" });
		await tab.run("cio.reset()");
		await tab.run("cio.setConsent(true), burst(3), true");
		await tab.close();
		site.relay.failBy(() => undefined);
		const next = await visit("/next");
		await next.run("drain()");
		assert.deepEqual(site.numbers(), [0, 1, 2]);
		assert.equal(await next.run("cio.dropped"), 0);
		await next.close();
	},

	async "rule: a reset that comes before consent ends what an earlier page has stored"({ site, visit }) {
		site.relay.failBy(() => ({ status: 503, body: { code: "unavailable" } }));
		const first = await visit("/", QUIET);
		// The stored period has a name: that of the person before.
		await first.run('cio.reset().then(() => { document.cookie = "person=ada"; burst(5); })');
		await first.close();
		site.relay.failBy(() => undefined);
		const next = await visit("/next", { consent: "pending" });
		await next.run('burst(5, 5), cio.reset().then(() => { document.cookie = "person=grace"; })');
		await next.run("burst(5, 10), cio.setConsent(true), drain()");
		// What the first page has sent for its own person when it closed may arrive this late.
		const { ada: _own, ...others } = numbersByPerson(site);
		assert.deepEqual(others, { grace: [10, 11, 12, 13, 14] });
		assert.equal(await next.run("cio.dropped"), 10);
		await next.close();
	},

	async "rule: after a reset, a page that clears localStorage does not drop what other tabs record then"({
		site,
		visit,
	}) {
		const [tab, other] = [await visit("/", QUIET), await visit("/", QUIET)];
		await tab.run("burst(1), cio.reset()");
		await until(async () => /** @type {string[]} */ (await other.run(KEYS)).length === 1);
		await other.run("burst(1, 1), true");
		await tab.run("localStorage.clear(), burst(5, 2), true");
		const next = await visit("/next", QUIET);
		for (const each of [next, other, tab]) await each.run("drain()");
		assert.deepEqual(
			site.numbers().filter((number) => number > 1),
			[2, 3, 4, 5, 6],
		);
		for (const each of [tab, other, next]) {
			assert.deepEqual(await each.run("losses"), []);
			await each.close();
		}
	},

	async "rule: what an idle tab records after a reset and a clear of localStorage is sent"({ site, visit }) {
		const [tab, idle] = [await visit("/", QUIET), await visit("/", QUIET)];
		await tab.run("burst(1), cio.reset()");
		await tab.run("localStorage.clear(), true");
		await until(async () => /** @type {string[]} */ (await idle.run(KEYS)).length === 0);
		await idle.run("burst(2, 1), true");
		await until(async () => /** @type {string[]} */ (await tab.run(KEYS)).length === 2);
		await tab.run("burst(2, 3), true");
		for (const each of [tab, idle]) await each.run("drain()");
		assert.deepEqual(site.numbers(), [0, 1, 2, 3, 4]);
		for (const each of [tab, idle]) {
			assert.deepEqual(await each.run("losses"), []);
			await each.close();
		}
	},

	async "rule: a tab that only looks stores nothing after another one has withdrawn consent"({ visit }) {
		const [tab, other] = [await visit("/", QUIET), await visit("/", QUIET)];
		await tab.run("cio.reset()");
		const keysOf = async (/** @type {Tab} */ { run }) => /** @type {string[]} */ (await run(KEYS)).length;
		await until(async () => (await keysOf(other)) === 1);
		await other.run("cio.flush()");
		await tab.run("cio.setConsent(false)");
		await until(async () => (await keysOf(other)) === 0);
		await other.run("cio.flush()");
		assert.equal(await keysOf(other), 0);
		for (const each of [tab, other]) await each.close();
	},

	async "rule: an answer that comes after reset says nothing of the next person"({ site, visit }) {
		site.relay.failBy(() => ({ status: 202, after: 6_000 }));
		const tab = await visit();
		await tab.run('document.cookie = "person=ada", burst(1), cio.reset()');
		assert.equal(await tab.run("sleep(2_000).then(() => cio.anonymous)"), true);
		assert.deepEqual(await tab.run("losses"), [{ reason: "reset", count: 1 }]);
		await tab.close();
	},

	async "rule: a page that ends in the middle of reset leaves nothing for the next person"({ site, visit }) {
		site.relay.failBy(() => ({ status: 503, after: 4_000 }));
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
};
