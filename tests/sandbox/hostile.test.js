/** Input that must not end the process, nor make it hold more memory than a request is worth. */
import assert from "node:assert/strict";
import { connect } from "node:net";
import test from "node:test";
import { serveSandbox } from "../../pkg-template/sandbox/node.js";
import { wrong } from "../behaviour/support.js";
import { exchange, request, statusOf } from "./raw-http.js";
import { CREDENTIALS, start } from "./support.js";

/** @import { Fault } from "../../pkg-template/sandbox/index.js" */

const MiB = 1024 * 1024;
const REGION = "/api/v1/accounts/region";
const PERSON = "/api/v1/customers/1";

/** @param {test.TestContext} t */
async function serve(t) {
	const served = await serveSandbox();
	t.after(served.close);
	return served;
}

test("a fault with headers of the transport, or that a server cannot send, is refused", async (t) => {
	const { url, sandbox } = await serve(t);
	for (const headers of [
		{ trailer: "x" },
		{ Trailer: "x" },
		{ "transfer-encoding": "chunked" },
		{ "Content-Length": "5" },
		{ connection: "close" },
		{ "keep-alive": "1" },
		{ upgrade: "h2c" },
		{ a: "\u0001" },
		{ a: "\u007f" },
		{ a: "b\r\nc: d" },
		{ a: "ā" },
		{ "": "a" },
		{ "a b": "c" },
		{ "a\u0000": "c" },
		[["trailer", "x"]],
	]) {
		const fault = { kind: "answer", status: 200, headers };
		assert.throws(() => sandbox.fail(wrong(fault)), { name: "TypeError", message: /^headers/ });
		const init = { method: "POST", headers: { "content-type": "text/plain" }, body: JSON.stringify(fault) };
		assert.equal((await fetch(`${url}/__sandbox/faults`, init)).status, 400, JSON.stringify(headers));
	}
	for (const fault of [
		{ kind: "answer", status: 101 },
		{ kind: "answer", status: 204, body: "text" },
		{ kind: "answer", status: 304, body: {} },
		{ kind: { toString: 1 } },
		`${"[".repeat(100_000)}${"]".repeat(100_000)}`,
	]) {
		const body = typeof fault === "string" ? fault : JSON.stringify(fault);
		assert.equal((await fetch(`${url}/__sandbox/faults`, { method: "POST", body })).status, 400);
	}
	assert.equal(sandbox.counts().faults, 0);
});

test("each fault, with each method and with a connection that ends early, leaves the server running", async (t) => {
	const { url, sandbox } = await serve(t);
	/** @type {Fault[]} */
	const faults = [
		{ kind: "answer", status: 200, headers: { __proto__: "a", "set-cookie": "é" }, body: "text" },
		{ kind: "answer", status: 204 },
		{ kind: "answer", status: 205 },
		{ kind: "answer", status: 304, headers: { "content-type": "text/html" } },
		{ kind: "answer", status: 599, body: new Uint8Array(100) },
		{ kind: "reset", processed: true },
		{ kind: "truncate" },
		{ kind: "slow", delay: 1 },
		{ kind: "stall" },
	];
	for (const fault of faults) {
		for (const method of ["GET", "HEAD", "POST", "PUT", "OPTIONS", "TRACE", "PROPFIND"]) {
			sandbox.fail(fault);
			const socket = connect(Number(new URL(url).port), "127.0.0.1");
			socket.on("error", () => {});
			socket.write(`${method} ${REGION} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
			while (sandbox.counts().faults > 0) await new Promise((resolve) => setImmediate(resolve));
			socket.destroy();
		}
	}
	assert.equal((await fetch(url + REGION, { headers: { authorization: CREDENTIALS } })).status, 200);
});

test("odd requests get a response or a closed connection", async (t) => {
	const { url, sandbox } = await serve(t);
	const host = "host: localhost";
	for (const bytes of [
		"",
		"\r\n\r\n",
		"nonsense\r\n\r\n",
		`GET // HTTP/1.1\r\n${host}\r\nconnection: close\r\n\r\n`,
		`GET http:// HTTP/1.1\r\n${host}\r\nconnection: close\r\n\r\n`,
		`GET http://[ HTTP/1.1\r\n${host}\r\nconnection: close\r\n\r\n`,
		`GET /%zz%ff?%zz HTTP/1.1\r\n${host}\r\nconnection: close\r\n\r\n`,
		`GET /api/v1/customers/%ff HTTP/1.1\r\n${host}\r\nconnection: close\r\n\r\n`,
		`OPTIONS * HTTP/1.1\r\n${host}\r\nconnection: close\r\n\r\n`,
		`CONNECT evil.test:443 HTTP/1.1\r\n${host}\r\n\r\n`,
		`GET ${REGION} HTTP/1.1\r\n${host}\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`,
		`GET ${REGION} HTTP/1.1\r\n${host}\r\nexpect: miracles\r\nconnection: close\r\n\r\n`,
		`GET ${REGION} HTTP/1.1\r\n${host}\r\n__proto__: a\r\nconstructor: b\r\nconnection: close\r\n\r\n`,
		`HEAD /__sandbox/state HTTP/1.1\r\n${host}\r\nconnection: close\r\n\r\n`,
		`TRACE /__sandbox/faults HTTP/1.1\r\n${host}\r\nconnection: close\r\n\r\n`,
		`POST /__sandbox/faults HTTP/1.1\r\n${host}\r\ntransfer-encoding: chunked\r\ntrailer: a\r\nconnection: close\r\n\r\n2\r\n{}\r\n0\r\na: b\r\n\r\n`,
		`POST /__sandbox/faults HTTP/1.1\r\n${host}\r\ncontent-length: 2\r\nconnection: close\r\n\r\n\xff\xfe`,
		`POST /__sandbox/faults HTTP/1.1\r\n${host}\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n`,
		`PUT ${PERSON} HTTP/1.1\r\n${host}\r\nauthorization: Basic \xff\r\ncontent-length: 1\r\nconnection: close\r\n\r\n{`,
	]) {
		const ended = exchange(url, bytes);
		if (bytes.trim() === "") continue;
		await ended;
	}
	assert.equal((await fetch(url + REGION, { headers: { authorization: CREDENTIALS } })).status, 200);
	assert.equal(sandbox.counts().faults, 0);
});

test("without credentials, the response does not wait for the body", async (t) => {
	const { url, sandbox } = await serve(t);
	for (const path of [PERSON, "/api/v1/nowhere"]) {
		const { port, host } = new URL(url);
		const socket = connect(Number(port), "127.0.0.1");
		socket.write(`PUT ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 1000000\r\n\r\n{`);
		const chunk = await new Promise((resolve) => socket.once("data", resolve));
		assert.match(String(chunk), /^HTTP\/1\.1 40[14] /);
		socket.destroy();
	}
	const headers = { authorization: "Basic x", "content-type": "application/json" };
	const large = await fetch(url + PERSON, { method: "PUT", headers, body: "x".repeat(20 * MiB) });
	assert.equal(large.status, 401);
	assert.deepEqual(
		sandbox.state().requests.map(({ body }) => body),
		["", "", ""],
	);
});

test("a body longer than 8 MiB is a 413, and is not stored", async (t) => {
	const { url, sandbox } = await serve(t);
	const headers = { authorization: CREDENTIALS, "content-type": "application/json" };
	const body = "x".repeat(8 * MiB + 1);
	assert.equal((await fetch(url + PERSON, { method: "PUT", headers, body })).status, 413);
	assert.equal((await fetch(`${url}/__sandbox/faults`, { method: "POST", body })).status, 413);
	assert.equal((await fetch(`${url}/api/v1/metrics`, { method: "POST", headers, body })).status, 413);
	const chunked = new ReadableStream({
		start(controller) {
			for (let count = 0; count < 9; count += 1) controller.enqueue(new Uint8Array(MiB));
			controller.close();
		},
	});
	const init = { method: "PUT", headers, body: chunked, duplex: "half" };
	assert.equal((await fetch(url + PERSON, init)).status, 413);
	const declared = await request(url, `PUT ${PERSON}`, { ...headers, "content-length": "99999999999" });
	assert.equal(statusOf(declared), "413");
	const { requests } = sandbox.state();
	assert.deepEqual(
		requests.map(({ status, body }) => [status, body]),
		Array(4).fill([413, ""]),
	);
	const most = await fetch(url + PERSON, { method: "PUT", headers, body: body.slice(1) });
	assert.equal(most.status, 400);
});

test("in process, a body longer than 8 MiB is a 413 too, and its stream is cancelled", async () => {
	const { call, sandbox } = start();
	assert.equal((await call("PUT", PERSON, new Uint8Array(8 * MiB + 1))).status, 413);
	let sent = 0;
	let isCancelled = false;
	const body = new ReadableStream({
		pull(controller) {
			sent += 1;
			controller.enqueue(new Uint8Array(MiB));
		},
		cancel() {
			isCancelled = true;
		},
	});
	const headers = { authorization: CREDENTIALS };
	const init = { method: "PUT", headers, body, duplex: "half" };
	const response = await sandbox.fetch(`http://track.test${PERSON}`, init);
	assert.equal(response.status, 413);
	assert.ok(isCancelled && sent < 12, `${sent} MiB read`);
});

test("a failure of the sandbox itself is a 500, not the end of the process", async (t) => {
	const { url, close } = await serveSandbox({
		now() {
			throw new Error("no clock");
		},
	});
	t.after(close);
	const response = await fetch(url + REGION, { headers: { authorization: CREDENTIALS } });
	assert.equal(response.status, 500);
	assert.match(await response.text(), /no clock/);
});
