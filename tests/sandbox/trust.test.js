/** Which requests the control endpoints take. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import test from "node:test";
import { createSandboxHandler, serveSandbox } from "../../pkg-template/sandbox/node.js";
import { request, statusOf } from "./raw-http.js";
import { start } from "./support.js";

const LINES = [
	"GET /__sandbox/state",
	"GET /__sandbox/counts",
	"POST /__sandbox/reset",
	"POST /__sandbox/faults",
	"DELETE /__sandbox/faults",
];
const FAULT = '{"kind":"reset"}';

/** @param {test.TestContext} t */
async function serve(t) {
	const served = await serveSandbox();
	t.after(served.close);
	const { host, port } = new URL(served.url);
	/** @param {string} line @param {Record<string, string>} headers */
	const send = (line, headers) =>
		request(served.url, line, { "content-length": String(FAULT.length), ...headers }, FAULT);
	return { ...served, host, port, send };
}

test("requests of programs and of the sandbox's own pages are taken, for any loopback host", async (t) => {
	const { host, port, send } = await serve(t);
	for (const headers of /** @type {Record<string, string>[]} */ ([
		{},
		{ host: "localhost" },
		{ host: `LocalHost:${port}` },
		{ host: "127.0.0.1:1" },
		{ host: `127.8.9.250:${port}` },
		{ host: "[::1]" },
		{ host: `[::1]:${port}` },
		{ origin: `http://${host}` },
		{ host: "localhost", origin: "http://localhost" },
		{ host: "localhost:8443", origin: "https://LOCALHOST:8443" },
		{ "sec-fetch-site": "same-origin" },
		{ "sec-fetch-site": "none" },
	])) {
		for (const line of LINES) {
			const status = statusOf(await send(line, headers));
			assert.ok(status === "200" || status === "204", `${line} ${JSON.stringify(headers)}: ${status}`);
		}
	}
});

test("requests that a page of another origin makes are refused, without effect", async (t) => {
	const { host, port, sandbox, send } = await serve(t);
	sandbox.fail({ kind: "stall" });
	for (const headers of /** @type {Record<string, string>[]} */ ([
		{ host: "evil.test" },
		{ host: `evil.test:${port}` },
		{ host: "localhost.evil.test" },
		{ host: "127.0.0.1.evil.test" },
		{ host: "evil-localhost" },
		{ host: "0.0.0.0" },
		{ host: "192.168.0.1" },
		{ host: "[::]" },
		{ host: "" },
		{ host: "evil.test", origin: "http://evil.test", "sec-fetch-site": "same-origin" },
		{ origin: "null" },
		{ origin: "" },
		{ origin: "https://evil.test" },
		{ origin: `http://localhost:${port}` },
		{ origin: "http://127.0.0.1:1" },
		{ origin: `http://${host}.evil.test` },
		{ origin: `http://${host}, http://evil.test` },
		{ origin: `http://evil.test#http://${host}` },
		{ "sec-fetch-site": "cross-site" },
		{ "sec-fetch-site": "same-site" },
		{ "sec-fetch-site": "cross-site", origin: `http://${host}` },
	])) {
		for (const line of LINES) {
			const response = await send(line, headers);
			const about = `${line} ${JSON.stringify(headers)}`;
			assert.equal(statusOf(response), "403", about);
			assert.doesNotMatch(response, /access-control/i, about);
		}
	}
	assert.equal(sandbox.counts().faults, 1);
});

test("no preflight gives a page of another origin access to the control endpoints", async (t) => {
	const { send } = await serve(t);
	const headers = { origin: "https://evil.test", "access-control-request-method": "DELETE" };
	const response = await send("OPTIONS /__sandbox/faults", headers);
	assert.equal(statusOf(response), "403");
	assert.doesNotMatch(response, /access-control/i);
});

test("a target with another host than the Host header is refused", async (t) => {
	const { url, host, send } = await serve(t);
	assert.equal(statusOf(await send(`GET ${url}/__sandbox/state`, {})), "200");
	assert.equal(statusOf(await send(`GET ${url}/__sandbox/state`, { host: "evil.test" })), "400");
	assert.equal(statusOf(await send("GET http://evil.test/__sandbox/state", { host })), "400");
	assert.equal(statusOf(await send("GET http://evil.test/__sandbox/state", { host: "evil.test" })), "403");
	assert.equal(statusOf(await send("GET //evil.test/__sandbox/state", {})), "404");
});

test("the same holds where fetch serves the sandbox; an in-process call has no Host header", async () => {
	const { call } = start();
	/** @param {Record<string, string>} headers */
	const status = async (headers) => (await call("GET", "/__sandbox/counts", undefined, headers)).status;
	assert.equal(await status({}), 200);
	assert.equal(await status({ host: "127.0.0.1:8787", origin: "http://127.0.0.1:8787" }), 200);
	assert.equal(await status({ host: "evil.test" }), 403);
	assert.equal(await status({ host: "127.0.0.1:8787", origin: "null" }), 403);
	assert.equal(await status({ origin: "http://track.test" }), 403);
});

test("another server can serve a sandbox beside its own paths, below any path", async (t) => {
	const { sandbox, handle } = createSandboxHandler({ siteId: "other" });
	const server = createServer((request, response) => {
		const { url = "" } = request;
		if (url.startsWith("/cio/")) handle(request, response, url.slice("/cio".length));
		else response.end("mine");
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
	t.after(() => server.close());
	const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
	const url = `http://127.0.0.1:${port}`;
	assert.equal(await (await fetch(`${url}/page`)).text(), "mine");
	const init = {
		method: "PUT",
		headers: { authorization: `Basic ${btoa("other:key")}`, "content-type": "application/json" },
		body: "{}",
	};
	assert.equal((await fetch(`${url}/cio/api/v1/customers/a%2Fb?c`, init)).status, 200);
	const [{ path, query }] = sandbox.state().requests;
	assert.deepEqual([path, query], ["/api/v1/customers/a%2Fb", "c"]);
	assert.equal(sandbox.state().people[0].id, "a/b");
	assert.equal((await fetch(`${url}/cio/__sandbox/reset`, { method: "POST" })).status, 204);
	assert.throws(() => createSandboxHandler({ siteId: "" }), TypeError);
});
