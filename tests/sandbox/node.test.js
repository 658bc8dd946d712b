import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import test from "node:test";
import { serveSandbox } from "../../pkg-template/sandbox/node.js";
import { wrong } from "../behaviour/support.js";
import { CREDENTIALS, EMPTY_STATE } from "./support.js";

/** @import { ServeOptions } from "../../pkg-template/sandbox/node.js" */

const HEADERS = { authorization: CREDENTIALS, "content-type": "application/json" };

/** @param {test.TestContext} t @param {ServeOptions} [options] */
async function serve(t, options) {
	const served = await serveSandbox(options);
	t.after(served.close);
	return served;
}

/**
 * Sends the path as it is, which `fetch` would not.
 *
 * @param {string} url
 * @param {string} method
 * @param {string} path
 * @param {string} body
 */
function send(url, method, path, body) {
	const { hostname, port } = new URL(url);
	return new Promise((resolve, reject) => {
		const request = httpRequest({ hostname, port, method, path, headers: HEADERS }, (response) => {
			response.resume();
			response.on("end", () => resolve(response.statusCode));
		});
		request.on("error", reject);
		request.end(body);
	});
}

test("people and events arrive over HTTP", async (t) => {
	const { url, sandbox } = await serve(t);
	assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
	const put = await fetch(`${url}/api/v1/customers/%C3%A9%2F1?a=%20`, {
		method: "PUT",
		headers: HEADERS,
		body: '{"name":"é"}',
	});
	assert.deepEqual([put.status, await put.text()], [200, "{}\n"]);
	assert.equal(put.headers.get("content-type"), "application/json; charset=utf-8");
	assert.equal(put.headers.get("access-control-allow-origin"), "*");
	const post = await fetch(`${url}/api/v1/customers/%C3%A9%2F1/events`, {
		method: "POST",
		headers: HEADERS,
		body: JSON.stringify({ name: "a", data: { text: "é".repeat(40_000) } }),
	});
	assert.equal(post.status, 200);
	const { people, events, requests } = sandbox.state();
	assert.deepEqual([people[0].id, people[0].attributes], ["é/1", { name: "é" }]);
	assert.equal(String(events[0].data.text).length, 40_000);
	const [seen] = requests;
	assert.deepEqual([seen.method, seen.path, seen.query], ["PUT", "/api/v1/customers/%C3%A9%2F1", "a=%20"]);
	assert.deepEqual([seen.body, seen.status], ['{"name":"é"}', 200]);
	assert.equal(seen.headers.authorization, "Basic [redacted]");
	assert.equal(seen.headers["content-type"], "application/json");
});

test("refusals arrive over HTTP", async (t) => {
	const { url } = await serve(t, { siteId: "other" });
	const unauthorized = await fetch(`${url}/api/v1/customers/1`, { method: "DELETE", headers: HEADERS });
	assert.deepEqual([unauthorized.status, await unauthorized.text()], [401, "Unauthorized request"]);
	assert.equal((await fetch(`${url}/nothing`)).status, 404);
	const head = await fetch(`${url}/api/v1/accounts/region`, { method: "HEAD" });
	assert.deepEqual([head.status, await head.text()], [405, ""]);
});

test("a preflight is answered over HTTP", async (t) => {
	const { url } = await serve(t);
	const headers = {
		"access-control-request-method": "PUT",
		"access-control-request-headers": "authorization",
	};
	const answer = await fetch(`${url}/api/v1/customers/1`, { method: "OPTIONS", headers });
	assert.equal(answer.status, 204);
	assert.equal(answer.headers.get("access-control-allow-methods"), "PUT");
	assert.equal(answer.headers.get("access-control-allow-headers"), "authorization");
});

test("the state and the reset are reachable over HTTP", async (t) => {
	const { url, sandbox } = await serve(t);
	await fetch(`${url}/api/v1/customers/1`, { method: "PUT", headers: HEADERS, body: "{}" });
	const state = await (await fetch(`${url}/__sandbox/state`)).json();
	assert.deepEqual(state, sandbox.state());
	assert.equal((await fetch(`${url}/__sandbox/reset`, { method: "POST" })).status, 204);
	assert.deepEqual(sandbox.state(), EMPTY_STATE);
});

test("the path is seen as it was sent, and a dot segment is nobody", async (t) => {
	const { url, sandbox } = await serve(t);
	const paths = [
		"/api/v1/customers/../events",
		"/api/v1/customers/%2e%2E/events",
		"/api/v1/customers/./events",
	];
	for (const path of paths) {
		assert.equal(await send(url, "POST", path, '{"name":"a","anonymous_id":"x"}'), 404, path);
	}
	assert.equal(await send(url, "PUT", "/api/v1/customers/..a?b=..&c", "{}"), 200);
	assert.equal(await send(url, "PUT", `${url}/api/v1/customers/whole?d`, "{}"), 200);
	const { people, events, requests } = sandbox.state();
	assert.deepEqual(
		requests.map(({ path, query }) => [path, query]),
		[
			...paths.map((path) => [path, ""]),
			["/api/v1/customers/..a", "b=..&c"],
			["/api/v1/customers/whole", "d"],
		],
	);
	assert.deepEqual(
		people.map(({ id }) => id),
		["..a", "whole"],
	);
	assert.deepEqual(events, []);
});

/**
 * The whole of what comes back over a connection, and the code of the error that ended it.
 *
 * @param {string} url
 * @param {string} head the first line
 */
async function raw(url, head) {
	const socket = connect(Number(new URL(url).port), "127.0.0.1");
	let text = "";
	/** @type {string | undefined} */
	let code;
	socket.on("data", (chunk) => {
		text += chunk;
	});
	socket.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
		code = error.code;
	});
	socket.write(`${head}\r\nhost: x\r\n\r\n`);
	await new Promise((resolve) => socket.once("close", resolve));
	return { text, code };
}

test("a reset is one of the connection", async (t) => {
	const { url, sandbox } = await serve(t);
	sandbox.fail({ kind: "reset" });
	assert.deepEqual(await raw(url, "GET /api/v1/accounts/region HTTP/1.1"), { text: "", code: "ECONNRESET" });
	assert.equal(sandbox.state().requests[0].fault, "reset");
});

test("a truncated answer ends with its connection", async (t) => {
	const { url, sandbox } = await serve(t);
	sandbox.fail({ kind: "truncate", times: 2 });
	const { text } = await raw(url, "GET /api/v1/accounts/region HTTP/1.1");
	assert.match(text, /^HTTP\/1\.1 200 .*content-length: 3\r\n.*\r\n\r\n\{$/s);
	const answer = await fetch(`${url}/api/v1/accounts/region`);
	assert.equal(answer.status, 200);
	await assert.rejects(answer.text(), { name: "TypeError" });
});

test("a slow answer comes in two parts", async (t) => {
	const { url, sandbox } = await serve(t);
	sandbox.fail({ kind: "slow", delay: 50 });
	const answer = await fetch(`${url}/api/v1/accounts/region`, { headers: { ...HEADERS, authorization: "" } });
	assert.equal(answer.status, 401);
	assert.ok(answer.body);
	const reader = answer.body.getReader();
	const first = Buffer.from((await reader.read()).value ?? []).toString();
	const second = Buffer.from((await reader.read()).value ?? []).toString();
	assert.deepEqual([first, second], ["Unauthoriz", "ed request"]);
	assert.equal((await reader.read()).done, true);
});

test("a slow answer without a body comes later as a whole", async (t) => {
	const { url, sandbox } = await serve(t);
	sandbox.fail({ kind: "slow", delay: 1 });
	const init = { method: "POST", headers: HEADERS, body: '{"data":{"id":"1"}}' };
	const answer = await fetch(`${url}/api/v1/forms/contact/submit`, init);
	assert.deepEqual([answer.status, await answer.text()], [204, ""]);
	assert.equal(sandbox.state().requests[0].fault, "slow");
});

test("a slow answer keeps no timer for a caller who went away", async (t) => {
	const { url, sandbox } = await serve(t);
	sandbox.fail({ kind: "slow", delay: 2 ** 31 - 1 });
	const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
	const caller = new AbortController();
	await fetch(`${url}/api/v1/accounts/region`, { headers: HEADERS, signal: caller.signal });
	const during = timers();
	caller.abort();
	while (timers() >= during) await new Promise((resolve) => setImmediate(resolve));
});

test("a stall lasts until the sandbox is closed", async () => {
	const { url, sandbox, close } = await serveSandbox();
	sandbox.fail({ kind: "stall" });
	let isOver = false;
	const over = raw(url, "GET /api/v1/accounts/region HTTP/1.1").then((result) => {
		isOver = true;
		return result;
	});
	while (sandbox.counts().requests === 0) await new Promise((resolve) => setTimeout(resolve, 1));
	assert.equal((await fetch(`${url}/api/v1/accounts/region`, { headers: HEADERS })).status, 200);
	assert.equal(isOver, false);
	await close();
	assert.equal((await over).text, "");
});

test("an answer of a fault, over HTTP", async (t) => {
	const { url } = await serve(t);
	const faults = [
		{ kind: "answer", status: 502, headers: { "content-type": "text/html" }, body: "<h1>Bad Gateway</h1>" },
		{ kind: "answer", status: 204 },
	];
	const added = await fetch(`${url}/__sandbox/faults`, { method: "POST", body: JSON.stringify(faults) });
	assert.equal(added.status, 204);
	const answer = await fetch(`${url}/api/v1/events`, { method: "POST", body: "x" });
	assert.deepEqual([answer.status, await answer.text()], [502, "<h1>Bad Gateway</h1>"]);
	assert.equal(answer.headers.get("content-type"), "text/html");
	assert.equal((await fetch(`${url}/api/v1/events`)).status, 204);
});

test("a caller who goes away in the middle of a body harms nobody", async (t) => {
	const { url, sandbox } = await serve(t);
	const socket = connect(Number(new URL(url).port), "127.0.0.1");
	await new Promise((resolve) => socket.once("connect", resolve));
	const head =
		"PUT /api/v1/customers/1 HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 10\r\n\r\n";
	socket.write(head);
	await new Promise((resolve) => socket.once("data", resolve));
	socket.write('{"a"');
	await new Promise((resolve) => socket.destroy().once("close", resolve));
	assert.equal((await fetch(`${url}/api/v1/accounts/region`, { headers: HEADERS })).status, 200);
	assert.deepEqual(
		sandbox.state().requests.map(({ method }) => method),
		["GET"],
	);
});

test("close frees the port although a connection is open, and can be called again", async () => {
	const { url, close } = await serveSandbox();
	const { port } = new URL(url);
	const socket = connect(Number(port), "127.0.0.1");
	await new Promise((resolve) => socket.once("connect", resolve));
	socket.write("GET /api/v1/accounts/region HTTP/1.1\r\nhost: x\r\n");
	const cut = new Promise((resolve) => socket.once("close", resolve));
	socket.on("error", () => {});
	await close();
	await cut;
	await close();
	await assert.rejects(fetch(url));
	const again = await serveSandbox({ port: Number(port) });
	assert.equal(again.url, url);
	await again.close();
});

test("a port in use is refused with its number", async (t) => {
	const { url } = await serve(t);
	const port = Number(new URL(url).port);
	await assert.rejects(
		serveSandbox({ port }),
		(/** @type {Error & { cause: NodeJS.ErrnoException }} */ error) => {
			assert.match(error.message, new RegExp(`cannot listen on port ${port} of 127\\.0\\.0\\.1: .*in use`));
			assert.equal(error.cause.code, "EADDRINUSE");
			return true;
		},
	);
});

test("a port that cannot be is refused, and so are the sandbox's own options", async () => {
	await assert.rejects(serveSandbox({ port: 70_000 }), /cannot listen on port 70000/);
	await assert.rejects(serveSandbox({ region: wrong("au") }), { name: "TypeError", message: /region/ });
	await assert.rejects(serveSandbox(wrong({ prot: 1 })), { name: "TypeError", message: /prot/ });
});

test("an IPv6 host is put in brackets", async (t) => {
	const { url } = await serve(t, { host: "::1" });
	assert.match(url, /^http:\/\/\[::1\]:\d+$/);
	assert.equal((await fetch(`${url}/__sandbox/state`)).status, 200);
});
