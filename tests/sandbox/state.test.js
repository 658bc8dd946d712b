import assert from "node:assert/strict";
import test from "node:test";
import { createSandbox } from "../../pkg-template/sandbox/index.js";
import { wrong } from "../behaviour/support.js";
import { fillApp } from "./app/support.js";
import { CREDENTIALS, EMPTY_STATE, ENDPOINTS, start } from "./support.js";

const NOTHING = Object.fromEntries(Object.keys(EMPTY_STATE).map((name) => [name, 0]));
const JSON_TYPE = "application/json; charset=utf-8";

test("requests are stored as received, without credentials", async () => {
	const { call, sandbox } = start();
	await call("PUT", "/api/v1/customers/a%2Fb?x=1&x=%20", ' {"n": 12345678901234567890}');
	await call("DELETE", "/api/v1/customers/1", undefined, { Authorization: "secret-without-scheme" });
	const [first, second] = sandbox.state().requests;
	assert.deepEqual(first, {
		method: "PUT",
		path: "/api/v1/customers/a%2Fb",
		query: "x=1&x=%20",
		headers: { authorization: "Basic [redacted]", "content-type": "application/json" },
		body: ' {"n": 12345678901234567890}',
		status: 200,
	});
	assert.deepEqual([second.status, second.body, second.query], [401, "", ""]);
	assert.deepEqual(second.headers, { authorization: "[redacted]" });
	assert.doesNotMatch(JSON.stringify(sandbox.state()), /secret|c2l0ZTprZXk/);
});

test("request bodies are unchanged, including a byte order mark", async () => {
	const { call, sandbox } = start();
	await call("PUT", "/api/v1/customers/1", "\ufeff{}");
	assert.equal(sandbox.state().requests[0].body, "\ufeff{}");
});

test("only the last 1,000 requests are stored, but all people", async () => {
	const { call, sandbox } = start();
	for (let id = 0; id < 1003; id += 1) await call("PUT", `/api/v1/customers/${id}`, {});
	const { requests, people } = sandbox.state();
	assert.equal(requests.length, 1000);
	assert.equal(requests[0].path, "/api/v1/customers/3");
	assert.equal(requests.at(-1)?.path, "/api/v1/customers/1002");
	assert.equal(people.length, 1003);
});

test("request bodies are stored up to 64 MiB in all", async () => {
	const { call, sandbox } = start();
	const MiB = 1024 * 1024;
	/** @param {number} bytes */
	const send = (bytes) => call("PUT", "/api/v1/customers/1", new Uint8Array(bytes));
	for (let count = 0; count < 64; count += 1) await send(MiB);
	assert.equal(sandbox.state().requests.length, 64);
	await send(1);
	assert.equal(sandbox.state().requests.length, 64);
	await send(8 * MiB);
	assert.deepEqual(
		sandbox.state().requests.map(({ body }) => body.length),
		[...Array(55).fill(MiB), 1, 8 * MiB],
	);
});

test("counts includes requests that are no longer stored", async () => {
	const { call, sandbox } = start();
	assert.deepEqual(sandbox.counts(), NOTHING);
	for (let id = 0; id < 2100; id += 1) await call("PUT", `/api/v1/customers/${id}`, {});
	const id = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
	for (let count = 0; count < 2; count += 1)
		await call("POST", "/api/v1/customers/1/events", { name: "e", id });
	await call("DELETE", "/api/v1/customers/1");
	assert.deepEqual(sandbox.counts(), { ...NOTHING, people: 2099, events: 1, requests: 2103 });
	assert.equal(sandbox.state().requests.length, 1000);
	assert.equal(sandbox.state().requests[0].path, "/api/v1/customers/1103");
	const response = await call("GET", "/__sandbox/counts", undefined, {});
	assert.deepEqual(JSON.parse(response.text), sandbox.counts());
	sandbox.reset();
	assert.deepEqual(sandbox.counts(), NOTHING);
});

test("counts is the length of each list of the state", async () => {
	const { call, sandbox } = start({
		webhook: { url: "http://hook.test/", fetch: async () => new Response("") },
	});
	await call("POST", "/api/v1/customers/9/suppress");
	for (const { method, path, body } of ENDPOINTS) await call(method, path, body);
	const identifiers = { object_type_id: "1", object_id: "acme" };
	await call("POST", "/api/v2/entity", { type: "object", action: "identify", identifiers });
	await fillApp(sandbox);
	await call("POST", "/v1/track", {});
	sandbox.fail({ kind: "reset" });
	const lengths = Object.entries(sandbox.state()).map(([name, { length }]) => [name, length]);
	assert.deepEqual(sandbox.counts(), Object.fromEntries(lengths));
	assert.equal(
		lengths.every(([, length]) => length > 0),
		true,
	);
});

test("state is a copy of plain JSON values", async () => {
	const { call, sandbox } = start();
	await call("PUT", "/api/v1/customers/1", '{"a": {"b": [1]}, "__proto__": "own"}');
	await call("POST", "/api/v1/customers/1/events", { name: "e", data: { c: [2] } });
	const state = sandbox.state();
	assert.deepEqual(JSON.parse(JSON.stringify(state)), state);
	assert.equal(Object.getOwnPropertyDescriptor(state.people[0].attributes, "__proto__")?.value, "own");
	/** @type {{ b: number[] }} */ (state.people[0].attributes.a).b.push(3);
	/** @type {number[]} */ (state.events[0].data.c).push(3);
	state.requests[0].headers.authorization = "changed";
	state.events.length = 0;
	assert.deepEqual(sandbox.state().people[0].attributes.a, { b: [1] });
	assert.deepEqual(sandbox.state().events[0].data, { c: [2] });
	assert.equal(sandbox.state().requests[0].headers.authorization, "Basic [redacted]");
});

test("reset clears everything, including event ids and numbering", async () => {
	const { call, sandbox } = start();
	const id = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
	const fill = async () => {
		await call("PUT", "/api/v1/customers/1", { anonymous_id: "x" });
		await call("POST", "/api/v1/customers/1/events", { name: "e", id });
	};
	await fill();
	const before = sandbox.state();
	sandbox.reset();
	assert.deepEqual(sandbox.state(), EMPTY_STATE);
	await fill();
	assert.deepEqual(sandbox.state(), before);
	assert.equal(before.events.length, 1);
});

test("state and reset need no credentials and are not recorded", async () => {
	const { call, sandbox } = start();
	await call("PUT", "/api/v1/customers/1", { a: 1 });
	const state = await call("GET", "/__sandbox/state", undefined, {});
	assert.equal(state.status, 200);
	assert.equal(state.headers.get("content-type"), JSON_TYPE);
	assert.deepEqual(JSON.parse(state.text), sandbox.state());
	assert.equal(sandbox.state().requests.length, 1);
	const reset = await call("POST", "/__sandbox/reset", undefined, {});
	assert.deepEqual([reset.status, reset.text], [204, ""]);
	assert.deepEqual(sandbox.state(), EMPTY_STATE);
	assert.equal((await call("GET", "/__sandbox/reset")).status, 405);
});

test("two sandboxes share nothing", async () => {
	const [one, other] = [start(), start()];
	await one.call("PUT", "/api/v1/customers/1", {});
	assert.deepEqual(other.sandbox.state(), EMPTY_STATE);
});

test("the methods need no this, and the defaults are site, key and us", async () => {
	const { fetch, state, counts, fail, reset } = createSandbox();
	const request = new Request("https://track.customer.io/api/v1/accounts/region", {
		headers: { authorization: CREDENTIALS },
	});
	assert.equal((await (await fetch(request)).json()).region, "us");
	assert.equal(state().requests.length, 1);
	assert.equal(counts().requests, 1);
	fail({ kind: "reset" })();
	reset();
	assert.equal(state().requests.length, 0);
});

test("an environment without Request is refused at once", (t) => {
	const own = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(globalThis, "Request"));
	t.after(() => Object.defineProperty(globalThis, "Request", own));
	Object.defineProperty(globalThis, "Request", { ...own, value: undefined });
	assert.throws(() => createSandbox(), /no Request and Response.*jest-fixed-jsdom/);
});

test("the default clock is the system's", async () => {
	const sandbox = createSandbox();
	const before = Math.floor(Date.now() / 1000);
	await sandbox.fetch(
		new Request("http://sandbox/api/v1/customers/1", {
			method: "PUT",
			headers: { authorization: CREDENTIALS, "content-type": "application/json" },
			body: "{}",
		}),
	);
	const { created } = sandbox.state().people[0];
	assert.ok(created >= before && created <= Date.now() / 1000);
});

test("an aborted request rejects with its reason, like fetch", async () => {
	const { sandbox } = start();
	const reason = new Error("no longer wanted");
	const request = new Request("http://sandbox/api/v1/accounts/region", { signal: AbortSignal.abort(reason) });
	await assert.rejects(sandbox.fetch(request), (error) => error === reason);
	assert.deepEqual(sandbox.state().requests, []);
});

test("an abort right after the call rejects it too, and the request has no effect", async () => {
	const { sandbox } = start();
	sandbox.fail({ kind: "stall", method: "GET" });
	for (const init of [{ method: "GET" }, { method: "PUT", body: "{}" }]) {
		const caller = new AbortController();
		const reason = new Error("no longer wanted");
		const headers = { authorization: CREDENTIALS, "content-type": "application/json" };
		const call = sandbox.fetch("http://sandbox/api/v1/customers/1", {
			...init,
			headers,
			signal: caller.signal,
		});
		caller.abort(reason);
		await assert.rejects(call, (error) => error === reason, init.method);
	}
	assert.deepEqual([sandbox.state().people, sandbox.state().requests], [[], []]);
});

test("an error names the invalid option", () => {
	for (const [options, message] of /** @type {[object, RegExp][]} */ ([
		[{ siteId: "a:b" }, /siteId/],
		[{ siteId: "" }, /siteId/],
		[{ siteId: 1 }, /siteId/],
		[{ apiKey: "" }, /apiKey/],
		[{ apiKey: 1 }, /apiKey/],
		[{ region: "au" }, /region/],
		[{ now: 1 }, /now/],
		[{ apikey: "k" }, /apikey/],
		[{ toString: 1 }, /toString/],
	])) {
		assert.throws(() => createSandbox(wrong(options)), { name: "TypeError", message });
	}
	createSandbox({
		siteId: undefined,
		apiKey: undefined,
		region: undefined,
		now: undefined,
		random: undefined,
	});
});
