import assert from "node:assert/strict";
import test from "node:test";
import { createSandbox } from "../../../pkg-template/sandbox/index.js";
import { wrong } from "../../behaviour/support.js";
import { BASIC, startPipelines } from "./support.js";

const CALL = { userId: "1", event: "e" };
const JSON_TYPE = { "content-type": "application/json" };
const STRICT = { ...JSON_TYPE, "x-strict-mode": "1" };
const ERRORS = ["the write key is missing or wrong"];

/** @param {string} key */
const bearer = (key) => ({ authorization: `Bearer ${key}` });

test("a write key is accepted as the user of Basic, and in the body", async () => {
	const { send, state } = startPipelines();
	for (const [path, body, headers] of /** @type {const} */ ([
		["track", CALL, { ...STRICT, authorization: BASIC }],
		["track", { ...CALL, writeKey: "write-key" }, STRICT],
		["t", { ...CALL, writeKey: "write-key" }, { ...STRICT, "content-type": "text/plain" }],
		["t", { ...CALL, writeKey: "write-key" }, { ...STRICT, "content-type": "text/plain;charset=UTF-8" }],
	])) {
		assert.deepEqual(await send(path, body, headers), { status: 200, text: "{}\n", errors: undefined });
	}
	assert.equal(state().events.length, 4);
});

test("a wrong key is a 401 in strict mode, and without it a 200 that is dropped", async () => {
	const { send, state } = startPipelines();
	const cases = /** @type {[object, Record<string, string>][]} */ ([
		[CALL, {}],
		[{ ...CALL, writeKey: "other" }, {}],
		[{ ...CALL, writeKey: ["write-key"] }, {}],
		[{ ...CALL, writeKey: "write-key" }, { authorization: "" }],
		[{ ...CALL, writeKey: "write-key" }, { authorization: `Basic ${btoa("other:")}` }],
		[CALL, { authorization: `Basic ${btoa("write-key:write-key")}` }],
		[CALL, { authorization: `Basic ${btoa("write-key")}` }],
		[CALL, { authorization: `Basic ${btoa("site:key")}` }],
		[CALL, bearer("write-key")],
		[CALL, bearer("app-key")],
	]);
	for (const [body, headers] of cases) {
		const { status, errors } = await send("track", body, { ...STRICT, ...headers });
		assert.deepEqual([status, errors], [401, ERRORS], JSON.stringify([body, headers]));
		assert.equal((await send("track", body, { ...JSON_TYPE, ...headers })).text, "{}\n");
	}
	const { events, dropped } = state();
	assert.deepEqual(events, []);
	assert.equal(dropped.length, cases.length);
	assert.deepEqual(dropped[0], { path: "/v1/track", reasons: ERRORS, received: 1767225600 });
});

test("public and private keys are accepted as Bearer", async () => {
	for (const [options, headers, body, status] of /** @type {const} */ ([
		[{ writeKey: "sk_us_1" }, bearer("sk_us_1"), CALL, 200],
		[{ writeKey: "pk_eu_1" }, bearer("pk_eu_1"), CALL, 200],
		[{ writeKey: "pk_eu_1" }, {}, { ...CALL, writeKey: "pk_eu_1" }, 200],
		[{ appKey: "sk_us_1" }, bearer("sk_us_1"), CALL, 200],
		[{ appKey: "sk_us_1" }, { authorization: BASIC }, CALL, 200],
		[{ writeKey: "sk_us_1" }, { authorization: `Basic ${btoa("sk_us_1:")}` }, CALL, 401],
		[{ writeKey: "sk_us_1" }, {}, { ...CALL, writeKey: "sk_us_1" }, 401],
		[{ writeKey: "sk_us_1" }, bearer("sk_us_2"), CALL, 401],
	])) {
		const { send } = startPipelines(options);
		const response = await send("track", body, { ...STRICT, ...headers });
		assert.equal(response.status, status, JSON.stringify([options, headers]));
	}
});

test("only the value 1 turns strict mode on", async () => {
	const { send } = startPipelines();
	for (const value of ["0", "true", "2", ""]) {
		assert.equal((await send("track", CALL, { ...JSON_TYPE, "x-strict-mode": value })).status, 200, value);
	}
});

test("a write key is in neither the headers nor the bodies of the state", async () => {
	const { send, sandbox } = startPipelines({ writeKey: "secret" });
	await send("track", CALL, { ...JSON_TYPE, authorization: `Basic ${btoa("secret:")}` });
	for (const body of [
		'{"writeKey":"secret","userId":"1"}',
		'{"userId":"1", "writeKey" : "sec\\u0072et"}',
		'{"write\\u004bey":"secret"}',
		'{"\\u0077riteKey":"secret"}',
		'{"batch":[{"writeKey":"secret"}],"writeKey":"secret"}',
		'{"writeKey":"sec\\"secret"}',
		'{"writeKey":"secret',
		'{"writeKey":"secret\\',
		'{"writeKey":"secret"',
		'x{"writeKey":\n"secret"}',
		`[{"writeKey":"secret"}]${" ".repeat(40_000)}`,
	]) {
		await send("track", body, JSON_TYPE);
		const { requests, dropped } = sandbox.state();
		assert.doesNotMatch(JSON.stringify([requests, dropped]), /secret|sec\\+u0072et|c2VjcmV0/, body);
		assert.match(requests.at(-1)?.body ?? "", /"\[redacted\]"/, body);
	}
	const body = '{"userId":"1","traits":{"writeKeys":"kept","a":"\\"writeKey\\""}}';
	await send("identify", body, { ...JSON_TYPE, authorization: `Basic ${btoa("secret:")}` });
	assert.equal(sandbox.state().requests.at(-1)?.body, body);
});

test("a body with a wrong header is not read", async () => {
	const { send, state } = startPipelines();
	await send("track", CALL, { ...JSON_TYPE, authorization: "Basic x" });
	assert.equal(state().requests[0].body, "");
});

test("a writeKey that no request could carry is refused", () => {
	for (const writeKey of ["", "a b", "a:b", "a\n", 7, null]) {
		const options = wrong({ writeKey });
		assert.throws(() => createSandbox(options), { name: "TypeError", message: /^writeKey must be/ });
	}
});
