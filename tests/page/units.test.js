/** The parts of the page's client that need no page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { byteLength, encodeItem } from "../../pkg-template/page/item.js";
import { makeUlids } from "../../pkg-template/page/ulid.js";
import { backoff, makePause, retryAfter } from "../../pkg-template/page/waits.js";
import { bodyOf, firstBatch, MAX_BYTES, rejections, verdictOf } from "../../pkg-template/page/wire.js";

const ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

/** @param {import("node:test").TestContext} t @param {number} now */
const atTime = (t, now) => t.mock.timers.enable({ apis: ["Date"], now });

test("a ULID begins with the time and ends with random characters", (t) => {
	atTime(t, 1_469_918_176_385);
	const [one, other] = [makeUlids()(), makeUlids()()];
	assert.match(one, /^01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}$/);
	assert.equal(other.slice(0, 10), one.slice(0, 10));
	assert.notEqual(other, one);
});

test("ULIDs sort in the order of the calls, even if the clock goes back a little", (t) => {
	atTime(t, 1_700_000_000_000);
	const makeId = makeUlids();
	const ids = Array.from({ length: 500 }, makeId);
	t.mock.timers.setTime(1_699_999_990_000);
	ids.push(makeId(), makeId());
	t.mock.timers.setTime(1_700_000_100_000);
	ids.push(makeId());
	assert.deepEqual(ids, [...new Set(ids)].sort());
});

test("after the clock goes back a lot, a ULID has the new time", (t) => {
	atTime(t, 4_000_000_000_000);
	const makeId = makeUlids();
	makeId();
	t.mock.timers.setTime(1_469_918_176_385);
	assert.match(makeId(), /^01ARYZ6S41/);
});

test("the wait doubles up to five minutes, and half of it is random", (t) => {
	const random = t.mock.method(Math, "random", () => 0);
	const longest = [1, 2, 3, 9, 10, 1_000].map(backoff);
	assert.deepEqual(longest, [1_000, 2_000, 4_000, 256_000, 300_000, 300_000]);
	random.mock.mockImplementation(() => 1 - Number.EPSILON);
	assert.equal(Math.round(backoff(3)), 2_000);
});

test("Retry-After is seconds or a date, and no longer than an hour", (t) => {
	atTime(t, 1_700_000_000_000);
	/** @type {[string | null, number][]} */
	const cases = [
		["7", 7_000],
		["0", 0],
		["1.5", 1_500],
		["+1", 1_000],
		["86400", 3_600_000],
		["9".repeat(400), 3_600_000],
		["Tue, 14 Nov 2023 22:13:30 GMT", 10_000],
		["Tue, 14 Nov 2023 22:13:10 GMT", 0],
		["soon", 0],
		["-3", 0],
		["", 0],
		[null, 0],
	];
	for (const [text, ms] of cases) assert.equal(retryAfter(text), ms, String(text));
});

test("an answer settles items only if it is the relay's", () => {
	/** @type {[status: number, answer: any, verdict: string][]} */
	const cases = [
		[202, { accepted: 1, rejected: [], anonymous: true }, "settled"],
		[202, undefined, "misconfigured"],
		[202, { accepted: "1" }, "misconfigured"],
		[200, { accepted: 1 }, "misconfigured"],
		[200, null, "misconfigured"],
		[204, undefined, "misconfigured"],
		[400, { code: "malformed" }, "split"],
		[400, undefined, "misconfigured"],
		[413, { code: "too_large" }, "split"],
		[413, undefined, "split"],
		[403, { code: "consent" }, "refused"],
		[403, { code: "origin" }, "misconfigured"],
		[401, undefined, "misconfigured"],
		[404, undefined, "misconfigured"],
		[405, { code: "method" }, "misconfigured"],
		[429, { code: "rate_limited" }, "later"],
		[503, { code: "unavailable" }, "later"],
		[500, undefined, "later"],
		[502, undefined, "later"],
		[0, undefined, "later"],
	];
	for (const [status, answer, verdict] of cases)
		assert.equal(verdictOf(status, answer), verdict, `${status} ${JSON.stringify(answer)}`);
});

test("rejections of any shape are read, at most one for each item", () => {
	const rejected = [{ index: 0, code: "data" }, null, { index: 2 }, "x", { index: 4, code: "event" }];
	assert.deepEqual(rejections({ accepted: 0, rejected }, 4), ["data", "undefined", "undefined", "undefined"]);
	const unprintable = [{ index: 0, code: { toString: 1, valueOf: 1 } }];
	assert.deepEqual(rejections({ accepted: 0, rejected: unprintable }, 1), ['{"toString":1,"valueOf":1}']);
	for (const answer of [undefined, null, {}, { rejected: "all" }])
		assert.deepEqual(rejections(/** @type {any} */ (answer), 4), []);
});

test("a batch has at most 100 items, and its body at most 60,000 bytes", () => {
	const item = (/** @type {number} */ length) => {
		const text = JSON.stringify({ id: ID, text: "ä".repeat(length) });
		return { key: ID, id: ID, text };
	};
	const small = Array.from({ length: 250 }, () => item(10));
	assert.equal(firstBatch(small, MAX_BYTES).length, 100);
	const large = Array.from({ length: 50 }, () => item(2_000));
	const batch = firstBatch(large, MAX_BYTES);
	assert.equal(batch.length, 14);
	assert.ok(Buffer.byteLength(bodyOf(batch)) <= MAX_BYTES);
	assert.ok(Buffer.byteLength(bodyOf(large.slice(0, 15))) > MAX_BYTES);
	assert.equal(firstBatch([], MAX_BYTES).length, 0);
	// Alone where all of a request is free, so that the relay can refuse it; not beside other requests.
	assert.equal(firstBatch([item(40_000), item(1)], MAX_BYTES).length, 1);
	assert.equal(firstBatch([item(40_000), item(1)], MAX_BYTES - 1).length, 0);
});

test("byteLength counts the bytes of UTF-8", () => {
	for (const text of ["", "a", "\u007f\u0080\u07ff\u0800\uffff", "größer 日本 👩‍👩‍👧 \u{10ffff}", '{"a":1}'])
		assert.equal(byteLength(text), Buffer.byteLength(text), text);
});

test("a body is JSON in the relay's format", (t) => {
	atTime(t, 1_700_000_000_250);
	const text = encodeItem("track", ID, "a", { b: 1 });
	assert.deepEqual(JSON.parse(bodyOf([{ key: "", id: ID, text }])), {
		v: 1,
		sent_at: 1_700_000_000.25,
		items: [{ type: "track", id: ID, name: "a", at: 1_700_000_000.25, data: { b: 1 } }],
	});
});

test("a pause does not depend on the page's clock, and that of another tab is respected within an hour", (t) => {
	/** @type {Map<string, string>} */
	const stored = new Map();
	const storage = {
		getItem: (/** @type {string} */ key) => stored.get(key) ?? null,
		setItem: (/** @type {string} */ key, /** @type {string} */ value) => void stored.set(key, value),
	};
	Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
	t.after(() => Reflect.deleteProperty(globalThis, "localStorage"));
	const now = t.mock.method(performance, "now", () => 5_000);
	atTime(t, 1_700_000_000_000);
	const [own, other] = [makePause("pause"), makePause("pause")];
	assert.deepEqual([own.left(), other.left()], [0, 0]);
	own.set(1_000);
	// Of a request that was in flight: it ends earlier.
	own.set(10);
	assert.deepEqual([own.left(), other.left()], [1_000, 1_000]);
	t.mock.timers.setTime(1_699_998_200_000);
	assert.deepEqual([own.left(), other.left()], [1_000, 1_801_000]);
	now.mock.mockImplementation(() => 6_001);
	assert.equal(own.left(), 0);
	t.mock.timers.setTime(1_699_990_000_000);
	assert.equal(other.left(), 0);
});
