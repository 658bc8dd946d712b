import assert from "node:assert/strict";
import test from "node:test";
import { wrong } from "../behaviour/support.js";
import { collectGarbage } from "../harness/gc.js";
import { CREDENTIALS, start } from "./support.js";

/** @import { Fault, SandboxOptions } from "../../pkg-template/sandbox/index.js" */

const PERSON = "/api/v1/customers/1";
const URL_OF_PERSON = `http://track.test${PERSON}`;
const HEADERS = { authorization: CREDENTIALS, "content-type": "application/json" };

/** @param {SandboxOptions} [options] */
function startFaults(options) {
	const { sandbox, call } = start(options);
	const put = (path = PERSON) => call("PUT", path, { plan: "pro" });
	/** The statuses of calls in sequence; 0 where there was no response. @param {string[]} paths */
	const statuses = async (...paths) => {
		const seen = [];
		for (const path of paths) {
			const response = await put(path).catch(() => ({ status: 0 }));
			seen.push(response.status);
		}
		return seen;
	};
	return { sandbox, call, put, statuses };
}

const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

test("a response with a given status, headers and body", async () => {
	const { sandbox, call, put } = startFaults();
	sandbox.fail({ kind: "answer", status: 429, headers: { "Retry-After": "7" }, body: "slow down" });
	const response = await put();
	assert.deepEqual([response.status, response.text], [429, "slow down"]);
	assert.deepEqual(Object.fromEntries(response.headers), {
		"access-control-allow-origin": "*",
		"retry-after": "7",
	});
	assert.deepEqual(sandbox.state().people, []);
	const [request] = sandbox.state().requests;
	assert.deepEqual([request.status, request.fault, request.body], [429, "answer", '{"plan":"pro"}']);
	assert.equal(request.headers.authorization, "Basic [redacted]");
	assert.equal((await call("GET", "/api/v1/accounts/region")).status, 200);
	assert.equal("fault" in sandbox.state().requests[1], false);
});

test("a body may be bytes, or a value that is sent as JSON", async () => {
	const { sandbox, put } = startFaults();
	const bytes = new Uint8Array([0x7b, 0xc3, 0xa9]);
	sandbox.fail({ kind: "answer", status: 200, body: bytes });
	assert.equal((await put()).text, "{é");
	for (const body of [{ errors: [] }, ["a"], 1, null]) {
		sandbox.fail({ kind: "answer", status: 400, body });
		const response = await put();
		assert.deepEqual(JSON.parse(response.text), body);
		assert.equal(response.headers.get("content-type"), "application/json; charset=utf-8");
	}
	sandbox.fail({ kind: "answer", status: 400, body: {}, headers: { "Content-Type": "text/html" } });
	assert.equal((await put()).headers.get("content-type"), "text/html");
	sandbox.fail({ kind: "answer", status: 500 });
	assert.equal((await put()).text, "");
});

test("a redirect is not followed, and a bodiless status has no body", async () => {
	const { sandbox, put } = startFaults();
	sandbox.fail({ kind: "answer", status: 301, headers: { location: "https://track-eu.customer.io/" } });
	const moved = await put();
	assert.deepEqual([moved.status, moved.headers.get("location")], [301, "https://track-eu.customer.io/"]);
	for (const status of [204, 205, 304]) {
		sandbox.fail({ kind: "answer", status });
		assert.equal((await put()).status, status);
	}
});

test("a given allow-origin header replaces the default", async () => {
	const { sandbox, put } = startFaults();
	sandbox.fail({ kind: "answer", status: 502, headers: { "Access-Control-Allow-Origin": "null" } });
	assert.equal((await put()).headers.get("access-control-allow-origin"), "null");
});

test("a reset rejects like fetch", async () => {
	const { sandbox, put } = startFaults();
	sandbox.fail({ kind: "reset" });
	await assert.rejects(put(), { name: "TypeError", message: /reset/ });
	const { people, requests } = sandbox.state();
	assert.deepEqual([people, requests[0].status, requests[0].fault], [[], 0, "reset"]);
});

test("a stall lasts until the caller aborts", async () => {
	const { sandbox } = startFaults();
	sandbox.fail({ kind: "stall" });
	const caller = new AbortController();
	const call = sandbox.fetch(URL_OF_PERSON, { method: "PUT", headers: HEADERS, signal: caller.signal });
	let isSettled = false;
	const outcome = call.then(
		() => assert.fail("there was an answer"),
		(error) => {
			isSettled = true;
			return error;
		},
	);
	for (let round = 0; round < 5; round += 1) {
		collectGarbage();
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
	assert.equal(isSettled, false);
	const reason = new Error("no longer wanted");
	caller.abort(reason);
	assert.equal(await outcome, reason);
	assert.deepEqual([sandbox.state().requests[0].status, sandbox.state().requests[0].fault], [0, "stall"]);
});

test("a truncated body ends before its declared length", async () => {
	const { sandbox } = startFaults();
	sandbox.fail({ kind: "truncate" });
	const response = await sandbox.fetch(URL_OF_PERSON, { method: "PUT", headers: HEADERS, body: "{}" });
	assert.deepEqual([response.status, response.headers.get("content-length")], [200, "3"]);
	assert.ok(response.body);
	const reader = response.body.getReader();
	assert.deepEqual(await reader.read(), { done: false, value: new TextEncoder().encode("{") });
	await assert.rejects(reader.read(), { name: "TypeError" });
	const { people, requests } = sandbox.state();
	assert.deepEqual([people, requests[0].status, requests[0].fault], [[], 200, "truncate"]);
});

test("a slow response is the real one in two parts", async () => {
	const { sandbox } = startFaults();
	sandbox.fail({ kind: "slow", delay: 20 });
	const response = await sandbox.fetch(URL_OF_PERSON, { method: "PUT", headers: HEADERS, body: "no JSON" });
	assert.equal(response.status, 400);
	assert.equal(response.headers.get("content-type"), "application/json; charset=utf-8");
	assert.ok(response.body);
	const reader = response.body.getReader();
	const first = (await reader.read()).value;
	const second = (await reader.read()).value;
	assert.equal((await reader.read()).done, true);
	assert.ok(first && second);
	const text = new TextDecoder().decode(new Uint8Array([...first, ...second]));
	assert.match(JSON.parse(text).meta.errors[0], /JSON/);
	assert.ok(Math.abs(first.length - second.length) <= 1, "the halves");
	assert.deepEqual([sandbox.state().requests[0].status, sandbox.state().requests[0].fault], [400, "slow"]);
});

test("a slow request takes effect, and an abort reaches its body", async () => {
	const { sandbox } = startFaults();
	sandbox.fail({ kind: "slow", delay: 2 ** 31 - 1 });
	const caller = new AbortController();
	const init = { method: "PUT", headers: HEADERS, body: "{}", signal: caller.signal };
	const response = await sandbox.fetch(URL_OF_PERSON, init);
	assert.equal(sandbox.state().people.length, 1);
	const text = response.text();
	const reason = new Error("no longer wanted");
	const before = timers();
	caller.abort(reason);
	await assert.rejects(text, (error) => error === reason);
	assert.equal(timers(), before - 1);
});

test("a slow response without a body is late as a whole, unless the caller aborts", async () => {
	const { sandbox } = startFaults();
	const url = "http://track.test/api/v1/forms/contact/submit";
	const init = { method: "POST", headers: HEADERS, body: '{"data":{"id":"1"}}' };
	sandbox.fail({ kind: "slow", delay: 0 });
	const response = await sandbox.fetch(url, init);
	assert.deepEqual([response.status, response.body], [204, null]);
	sandbox.fail({ kind: "slow", delay: 2 ** 31 - 1 });
	const caller = new AbortController();
	const call = sandbox.fetch(url, { ...init, signal: caller.signal });
	const before = timers();
	while (sandbox.counts().requests === 1) await new Promise((resolve) => setImmediate(resolve));
	assert.equal(timers(), before + 1);
	const reason = new Error("no longer wanted");
	caller.abort(reason);
	await assert.rejects(call, (error) => error === reason);
	assert.equal(timers(), before);
	assert.equal(sandbox.state().forms[0].submissions.length, 2);
});

test("cancelling a slow body clears its timer", async () => {
	const { sandbox } = startFaults();
	const before = timers();
	sandbox.fail({ kind: "slow", delay: 2 ** 31 - 1 });
	const response = await sandbox.fetch(URL_OF_PERSON, { method: "PUT", headers: HEADERS, body: "{}" });
	assert.equal(timers(), before + 1);
	await response.body?.cancel();
	assert.equal(timers(), before);
});

test("a request takes effect before it fails only with processed", async () => {
	for (const fault of /** @type {Fault[]} */ ([
		{ kind: "answer", status: 503 },
		{ kind: "reset" },
		{ kind: "stall" },
		{ kind: "truncate" },
	])) {
		for (const processed of [undefined, false, true]) {
			const { sandbox } = startFaults();
			sandbox.fail({ ...fault, processed });
			const caller = new AbortController();
			const init = { method: "PUT", headers: HEADERS, body: "{}", signal: caller.signal };
			const call = sandbox.fetch(URL_OF_PERSON, init).then((response) => response.text());
			const settled = Promise.allSettled([call]);
			while (sandbox.counts().requests === 0) await new Promise((resolve) => setImmediate(resolve));
			caller.abort();
			await settled;
			assert.equal(sandbox.counts().people, processed ? 1 : 0, `${fault.kind} ${processed}`);
			assert.equal(sandbox.counts().requests, 1);
		}
	}
});

test("a fault applies once, or the given number of times", async () => {
	const { sandbox, statuses } = startFaults();
	sandbox.fail({ kind: "answer", status: 503 });
	assert.deepEqual(await statuses(PERSON, PERSON), [503, 200]);
	sandbox.fail({ kind: "answer", status: 503, times: 2 });
	assert.deepEqual(await statuses(PERSON, PERSON, PERSON), [503, 503, 200]);
	for (const times of [Number.POSITIVE_INFINITY, null]) {
		const heal = sandbox.fail({ kind: "answer", status: 503, times });
		assert.deepEqual(await statuses(...new Array(5).fill(PERSON)), new Array(5).fill(503));
		heal();
		assert.deepEqual(await statuses(PERSON), [200]);
	}
});

test("the first matching fault applies, then the next", async () => {
	const { sandbox, statuses } = startFaults();
	sandbox.fail({ kind: "answer", status: 501, path: "/api/v1/customers/2" });
	sandbox.fail({ kind: "reset" });
	sandbox.fail({ kind: "answer", status: 503 });
	assert.deepEqual(await statuses(PERSON, PERSON, "/api/v1/customers/2", PERSON), [0, 503, 501, 200]);
});

test("a fault can apply to one method", async () => {
	const { sandbox, call, put } = startFaults();
	sandbox.fail({ kind: "answer", status: 503, method: "delete" });
	assert.equal((await put()).status, 200);
	assert.equal((await call("DELETE", PERSON)).status, 503);
});

test("a fault can apply to one path as sent, or to a prefix", async () => {
	const { sandbox, statuses } = startFaults();
	const paths = ["/api/v1/customers/a%2Fb", "/api/v1/customers/a%2Fbc", "/api/v1/customers/a%2fb"];
	sandbox.fail({ kind: "answer", status: 503, path: paths[0], times: Number.POSITIVE_INFINITY });
	assert.deepEqual(await statuses(...paths, `${paths[0]}?a=1`), [503, 200, 200, 503]);
	sandbox.reset();
	sandbox.fail({ kind: "answer", status: 503, path: `${paths[0]}*`, times: Number.POSITIVE_INFINITY });
	assert.deepEqual(await statuses(...paths), [503, 503, 200]);
});

test("rate is the probability of a fault; requests that do not fail do not count", async () => {
	const throws = [0.3, 0.29, 0.9, 0, 0.1];
	const { sandbox, statuses } = startFaults({ random: () => Number(throws.shift()) });
	sandbox.fail({ kind: "answer", status: 503, rate: 0.3, times: 2 });
	assert.deepEqual(await statuses(PERSON, PERSON, PERSON, PERSON, PERSON), [200, 503, 200, 503, 200]);
	assert.deepEqual(throws, [0.1], "without faults no die is thrown");
	sandbox.fail({ kind: "answer", status: 503 });
	assert.deepEqual(await statuses(PERSON), [503]);
	assert.deepEqual(throws, [0.1], "nor for a fault without a rate");
});

test("the default random source is Math.random", async (t) => {
	const { sandbox, statuses } = startFaults();
	sandbox.fail({ kind: "answer", status: 503, rate: 0.5, times: 2 });
	t.mock.method(Math, "random", () => 0.5);
	assert.deepEqual(await statuses(PERSON), [200]);
	t.mock.method(Math, "random", () => 0.49);
	assert.deepEqual(await statuses(PERSON), [503]);
});

test("faults can be removed one by one, or all by a reset", async () => {
	const { sandbox, statuses } = startFaults();
	const heal = sandbox.fail({ kind: "reset" });
	sandbox.fail({ kind: "answer", status: 503 });
	heal();
	heal();
	assert.deepEqual(await statuses(PERSON), [503]);
	sandbox.fail({ kind: "reset" });
	sandbox.reset();
	assert.deepEqual(await statuses(PERSON), [200]);
});

test("one or several faults can be added and removed over HTTP", async () => {
	const { sandbox, call, statuses } = startFaults();
	/** @param {object} faults */
	const add = (faults) => call("POST", "/__sandbox/faults", faults, {});
	assert.deepEqual([(await add({ kind: "reset" })).status, (await add([])).status], [204, 204]);
	await add([
		{ kind: "answer", status: 501 },
		{ kind: "answer", status: 502, times: null },
	]);
	assert.deepEqual(await statuses(PERSON, PERSON, PERSON, PERSON), [0, 501, 502, 502]);
	const cleared = await call("DELETE", "/__sandbox/faults", undefined, {});
	assert.deepEqual([cleared.status, cleared.text], [204, ""]);
	assert.deepEqual(await statuses(PERSON), [200]);
	assert.equal(sandbox.counts().requests, 5);
});

test("over HTTP, an invalid fault is a 400 that names the field, and none is added", async () => {
	const { call, statuses } = startFaults();
	for (const [body, message] of /** @type {[unknown, RegExp][]} */ ([
		["{", /JSON/],
		[[{ kind: "reset" }, { kind: "rest" }], /kind/],
		[{ kind: "slow" }, /delay/],
	])) {
		const response = await call("POST", "/__sandbox/faults", body, {});
		assert.equal(response.status, 400);
		assert.match(JSON.parse(response.text).meta.errors[0], message);
	}
	assert.deepEqual(await statuses(PERSON), [200]);
	assert.equal((await call("GET", "/__sandbox/faults")).headers.get("allow"), "POST, DELETE");
});

test("faults apply neither to preflights nor to the sandbox's own endpoints", async () => {
	const { sandbox, call, statuses } = startFaults();
	sandbox.fail({ kind: "reset" });
	const preflight = { origin: "https://shop.example", "access-control-request-method": "PUT" };
	assert.equal((await call("OPTIONS", PERSON, undefined, preflight)).status, 204);
	assert.equal((await call("GET", "/__sandbox/state")).status, 200);
	assert.deepEqual(await statuses(PERSON), [0]);
});

test("an error names the invalid field of a fault", () => {
	const { sandbox } = startFaults();
	for (const [fault, message] of /** @type {[unknown, RegExp][]} */ ([
		[undefined, /^kind/],
		[null, /^kind/],
		["reset", /^kind/],
		[{}, /^kind/],
		[{ kind: "toString" }, /^kind/],
		[{ kind: "reset", time: 1 }, /^time is not/],
		[{ kind: "reset", status: 500 }, /^status is not/],
		[{ kind: "reset", toString: 1 }, /^toString is not/],
		[{ kind: "reset", method: 1 }, /^method/],
		[{ kind: "reset", path: 1 }, /^path/],
		[{ kind: "reset", times: 0 }, /^times/],
		[{ kind: "reset", times: 1.5 }, /^times/],
		[{ kind: "reset", times: "1" }, /^times/],
		[{ kind: "reset", rate: 1.1 }, /^rate/],
		[{ kind: "reset", rate: -1 }, /^rate/],
		[{ kind: "reset", rate: "1" }, /^rate/],
		[{ kind: "reset", processed: 1 }, /^processed/],
		[{ kind: "answer" }, /^status/],
		[{ kind: "answer", status: 199 }, /^status/],
		[{ kind: "answer", status: 600 }, /^status/],
		[{ kind: "answer", status: 200.5 }, /^status/],
		[{ kind: "answer", status: 200, headers: { "a b": "c" } }, /^headers/],
		[{ kind: "answer", status: 200, headers: "a" }, /^headers/],
		[{ kind: "answer", status: 204, body: "a" }, /^body/],
		[{ kind: "answer", status: 200, body: 1n }, /^body/],
		[{ kind: "answer", status: 200, body: () => {} }, /^body/],
		[{ kind: "slow" }, /^delay/],
		[{ kind: "slow", delay: -1 }, /^delay/],
		[{ kind: "slow", delay: 2 ** 31 }, /^delay/],
	])) {
		assert.throws(
			() => sandbox.fail(wrong(fault)),
			{ name: "TypeError", message },
			`${Object(fault).kind} ${message}`,
		);
	}
	assert.throws(() => start({ random: wrong(1) }), { name: "TypeError", message: /random/ });
});

test("fetch accepts the arguments of the global fetch", async () => {
	const { sandbox } = startFaults();
	const init = { method: "PUT", headers: HEADERS, body: "{}" };
	const request = new Request(URL_OF_PERSON, { ...init, method: "POST" });
	for (const [input, given] of /** @type {[string | URL | Request, RequestInit?][]} */ ([
		[URL_OF_PERSON, init],
		[new URL(URL_OF_PERSON), init],
		[request, init],
		[new Request(URL_OF_PERSON, init), undefined],
	])) {
		assert.equal((await sandbox.fetch(input, given)).status, 200);
	}
	assert.equal((await sandbox.fetch("http://sandbox/__sandbox/counts")).status, 200);
	await assert.rejects(sandbox.fetch("no URL"), { name: "TypeError" });
	const reason = new Error("no longer wanted");
	const aborted = sandbox.fetch(URL_OF_PERSON, { signal: AbortSignal.abort(reason) });
	await assert.rejects(aborted, (error) => error === reason);
});
