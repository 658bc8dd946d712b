import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import test from "node:test";
import { serveSandbox } from "../../pkg-template/sandbox/node.js";
import { wrong } from "../behaviour/support.js";
import { until } from "../harness/until.js";
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
 * Sends the path without the normalisation of `fetch`.
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

test("errors arrive over HTTP", async (t) => {
	const { url } = await serve(t, { siteId: "other" });
	const unauthorized = await fetch(`${url}/api/v1/customers/1`, { method: "DELETE", headers: HEADERS });
	assert.deepEqual([unauthorized.status, await unauthorized.text()], [401, "Unauthorized request"]);
	assert.equal((await fetch(`${url}/nothing`)).status, 404);
	const head = await fetch(`${url}/api/v1/accounts/region`, { method: "HEAD" });
	assert.deepEqual([head.status, await head.text()], [405, ""]);
});

test("a preflight succeeds over HTTP", async (t) => {
	const { url } = await serve(t);
	const headers = {
		"access-control-request-method": "PUT",
		"access-control-request-headers": "authorization",
	};
	const response = await fetch(`${url}/api/v1/customers/1`, { method: "OPTIONS", headers });
	assert.equal(response.status, 204);
	assert.equal(response.headers.get("access-control-allow-methods"), "PUT");
	assert.equal(response.headers.get("access-control-allow-headers"), "authorization");
});

test("state and reset are available over HTTP", async (t) => {
	const { url, sandbox } = await serve(t);
	await fetch(`${url}/api/v1/customers/1`, { method: "PUT", headers: HEADERS, body: "{}" });
	const state = await (await fetch(`${url}/__sandbox/state`)).json();
	assert.deepEqual(state, sandbox.state());
	assert.equal((await fetch(`${url}/__sandbox/reset`, { method: "POST" })).status, 204);
	assert.deepEqual(sandbox.state(), EMPTY_STATE);
});

test("the path is not normalised, and a dot segment does not name a person", async (t) => {
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
 * Everything received over a connection, and the code of the error that ended it.
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

test("a reset resets the connection", async (t) => {
	const { url, sandbox } = await serve(t);
	sandbox.fail({ kind: "reset" });
	assert.deepEqual(await raw(url, "GET /api/v1/accounts/region HTTP/1.1"), { text: "", code: "ECONNRESET" });
	assert.equal(sandbox.state().requests[0].fault, "reset");
});

test("a truncated response ends with its connection", async (t) => {
	const { url, sandbox } = await serve(t);
	sandbox.fail({ kind: "truncate", times: 2 });
	const { text } = await raw(url, "GET /api/v1/accounts/region HTTP/1.1");
	assert.match(text, /^HTTP\/1\.1 200 .*content-length: 3\r\n.*\r\n\r\n\{$/s);
	const response = await fetch(`${url}/api/v1/accounts/region`);
	assert.equal(response.status, 200);
	await assert.rejects(response.text(), { name: "TypeError" });
});

test("a slow response arrives in two parts", async (t) => {
	const { url, sandbox } = await serve(t);
	sandbox.fail({ kind: "slow", delay: 50 });
	const response = await fetch(`${url}/api/v1/accounts/region`, {
		headers: { ...HEADERS, authorization: "" },
	});
	assert.equal(response.status, 401);
	assert.ok(response.body);
	const reader = response.body.getReader();
	const first = Buffer.from((await reader.read()).value ?? []).toString();
	const second = Buffer.from((await reader.read()).value ?? []).toString();
	assert.deepEqual([first, second], ["Unauthoriz", "ed request"]);
	assert.equal((await reader.read()).done, true);
});

test("a slow response without a body is late as a whole", async (t) => {
	const { url, sandbox } = await serve(t);
	sandbox.fail({ kind: "slow", delay: 1 });
	const init = { method: "POST", headers: HEADERS, body: '{"data":{"id":"1"}}' };
	const response = await fetch(`${url}/api/v1/forms/contact/submit`, init);
	assert.deepEqual([response.status, await response.text()], [204, ""]);
	assert.equal(sandbox.state().requests[0].fault, "slow");
});

test("a disconnect clears the timer of a slow response", async (t) => {
	const { url, sandbox } = await serve(t);
	sandbox.fail({ kind: "slow", delay: 2 ** 31 - 1 });
	const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
	const caller = new AbortController();
	await fetch(`${url}/api/v1/accounts/region`, { headers: HEADERS, signal: caller.signal });
	const during = timers();
	caller.abort();
	await until(() => timers() < during, { within: 10_000 });
});

test("a stall lasts until the sandbox is closed", async () => {
	const { url, sandbox, close } = await serveSandbox();
	sandbox.fail({ kind: "stall" });
	let isOver = false;
	const over = raw(url, "GET /api/v1/accounts/region HTTP/1.1").then((result) => {
		isOver = true;
		return result;
	});
	await until(() => sandbox.counts().requests > 0, { every: 1 });
	assert.equal((await fetch(`${url}/api/v1/accounts/region`, { headers: HEADERS })).status, 200);
	assert.equal(isOver, false);
	await close();
	assert.equal((await over).text, "");
});

test("a fault's response arrives over HTTP", async (t) => {
	const { url } = await serve(t);
	const faults = [
		{ kind: "answer", status: 502, headers: { "content-type": "text/html" }, body: "<h1>Bad Gateway</h1>" },
		{ kind: "answer", status: 204 },
	];
	const added = await fetch(`${url}/__sandbox/faults`, { method: "POST", body: JSON.stringify(faults) });
	assert.equal(added.status, 204);
	const response = await fetch(`${url}/api/v1/events`, { method: "POST", body: "x" });
	assert.deepEqual([response.status, await response.text()], [502, "<h1>Bad Gateway</h1>"]);
	assert.equal(response.headers.get("content-type"), "text/html");
	assert.equal((await fetch(`${url}/api/v1/events`)).status, 204);
});

test("a disconnect in the middle of a body does no harm", async (t) => {
	const { url, sandbox } = await serve(t);
	const socket = connect(Number(new URL(url).port), "127.0.0.1");
	await new Promise((resolve) => socket.once("connect", resolve));
	const head = ["PUT /api/v1/customers/1 HTTP/1.1", "host: x", `authorization: ${CREDENTIALS}`];
	socket.write([...head, "expect: 100-continue", "content-length: 10", "", ""].join("\r\n"));
	await new Promise((resolve) => socket.once("data", resolve));
	socket.write('{"a"');
	await new Promise((resolve) => socket.destroy().once("close", resolve));
	assert.equal((await fetch(`${url}/api/v1/accounts/region`, { headers: HEADERS })).status, 200);
	assert.deepEqual(
		sandbox.state().requests.map(({ method }) => method),
		["GET"],
	);
});

test("close frees the port despite open connections, and can be called again", async () => {
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

test("the error for a port in use contains its number", async (t) => {
	const { url } = await serve(t);
	const port = Number(new URL(url).port);
	await assert.rejects(
		serveSandbox({ port }),
		(/** @type {Error & { cause: NodeJS.ErrnoException }} */ error) => {
			assert.match(error.message, new RegExp(`cannot listen on 127\\.0\\.0\\.1, port ${port}: .*in use`));
			assert.equal(error.cause.code, "EADDRINUSE");
			return true;
		},
	);
});

test("invalid ports and invalid sandbox options are rejected", async () => {
	await assert.rejects(serveSandbox({ port: 70_000 }), /cannot listen on 127\.0\.0\.1, port 70000/);
	await assert.rejects(serveSandbox({ region: wrong("au") }), { name: "TypeError", message: /region/ });
	await assert.rejects(serveSandbox(wrong({ prot: 1 })), { name: "TypeError", message: /prot/ });
});

test("an IPv6 host is in brackets in the URL", async (t) => {
	const { url } = await serve(t, { host: "::1" });
	assert.match(url, /^http:\/\/\[::1\]:\d+$/);
	assert.equal((await fetch(`${url}/__sandbox/state`)).status, 200);
});
