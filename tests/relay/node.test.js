/** The relay as a handler of `node:http`, over real HTTP. */
import assert from "node:assert/strict";
import { once } from "node:events";
import http2 from "node:http2";
import { connect } from "node:net";
import { test } from "node:test";
import { bodyOf, cookieOf, SECRET, trackItem } from "../behaviour/relay/support.js";
import { importInstalled, sharedConsumer } from "../harness/consumer.js";
import { listen } from "../harness/http.js";
import { until } from "../harness/until.js";

const folder = await sharedConsumer();
/** @type {typeof import("customerio-wasm/relay")} */
const { createRelay } = await importInstalled(folder, "relay/node.js");
/** @type {typeof import("customerio-wasm/relay/node")} */
const { toNodeHandler } = await importInstalled(folder, "relay-node/index.js");

/** @typedef {{ url: string, operations: any[], errors: any[] }} Served */

/**
 * Serves a relay that collects operations, while `run` runs.
 *
 * @param {(served: Served) => Promise<void>} run
 * @param {{ origin?: string, before?: (incoming: any, outgoing: any) => unknown, options?: object }} [setup]
 */
async function serving(run, { origin, before, options } = {}) {
	/** @type {any[]} */
	const operations = [];
	/** @type {any[]} */
	const errors = [];
	const relay = createRelay({
		events: ["cta_clicked"],
		cookie: { secret: SECRET, name: "aid" },
		sink: (batch) => void operations.push(...batch),
		onError: (error) => void errors.push(error),
		...options,
	});
	const handler = toNodeHandler(relay, origin === undefined ? {} : { origin });
	const server = await listen(async (incoming, outgoing) => {
		await before?.(incoming, outgoing);
		await handler(incoming, outgoing);
	});
	try {
		await run({ url: server.url, operations, errors });
	} finally {
		await server.close();
	}
}

/**
 * What a server answers to a raw request, until it closes the connection or `isEnough`.
 *
 * @param {string} url
 * @param {string} text
 * @param {(answer: string) => boolean} [isEnough]
 */
async function raw(url, text, isEnough = (answer) => answer.includes("\r\n\r\n")) {
	const socket = connect(Number(new URL(url).port), "127.0.0.1");
	socket.on("error", () => {});
	socket.write(text);
	let answer = "";
	socket.setEncoding("utf8").on("data", (chunk) => {
		answer += chunk;
		if (isEnough(answer)) socket.destroy();
	});
	await once(socket, "close");
	return answer;
}

/** @param {string} url @param {string} [body] @param {Record<string, string>} [headers] */
const post = (url, body = bodyOf([trackItem()]), headers = {}) =>
	fetch(url, { method: "POST", headers: { origin: new URL(url).origin, ...headers }, body });

test("the handler responds to a page and recognises its cookie", async () => {
	await serving(async ({ url, operations }) => {
		const first = await post(`${url}/e`);
		assert.equal(first.status, 202);
		assert.equal(first.headers.get("content-type"), "application/json");
		assert.deepEqual(await first.json(), { accepted: 1, rejected: [], anonymous: true });
		assert.match(first.headers.get("set-cookie") ?? "", /^aid=.*HttpOnly; SameSite=Lax$/);
		await post(`${url}/e`, undefined, { cookie: cookieOf(first) });
		assert.deepEqual(operations[1].identifiers, operations[0].identifiers);
		assert.equal((await post(url, "{")).status, 400);
		assert.equal((await post(url, undefined, { origin: "https://evil.example" })).status, 403);
		assert.equal((await fetch(url)).status, 405);
		assert.equal((await fetch(url, { method: "HEAD" })).status, 405);
	});
});

test("behind a proxy, the option origin names the relay's origin", async () => {
	const origin = "https://shop.example";
	await serving(
		async ({ url, operations }) => {
			const answer = await post(`${url}/e`, undefined, { origin });
			assert.equal(answer.status, 202);
			assert.match(answer.headers.get("set-cookie") ?? "", /; Secure$/);
			assert.equal((await post(`${url}/e`)).status, 403, "that of the Host header");
			assert.equal(operations.length, 1);
		},
		{ origin },
	);
});

test("toNodeHandler refuses what is not a relay", () => {
	for (const relay of [undefined, {}, Promise.resolve()]) {
		assert.throws(
			() => toNodeHandler(/** @type {any} */ (relay)),
			/^TypeError: toNodeHandler: relay must be/,
		);
	}
});

test("toNodeHandler refuses an origin that no browser sends", () => {
	for (const origin of [
		"shop.example",
		"localhost:3000",
		"https://shop.example/",
		"https://shop.example/e",
		"*",
	])
		assert.throws(
			() => toNodeHandler(async () => new Response(), { origin }),
			{ name: "TypeError", message: /^toNodeHandler: origin must be an origin/ },
			origin,
		);
});

test("no path and no Host header makes another origin the relay's own", async () => {
	await serving(async ({ url, operations }) => {
		const body = bodyOf([trackItem()]);
		for (const target of [
			"//evil.example/e",
			"///evil.example",
			"/\\evil.example",
			"http://evil.example/e",
			"*",
		]) {
			const head = `POST ${target} HTTP/1.1\r\nHost: shop.example\r\nOrigin: http://evil.example\r\n`;
			const answer = await raw(url, `${head}Content-Length: ${body.length}\r\n\r\n${body}`);
			assert.match(answer, /^HTTP\/1\.1 40[03] /, target);
		}
		for (const host of ["a b", "shop.example/", "evil.example@shop.example", "[", ""]) {
			const head = `POST /e HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://evil.example\r\n`;
			const answer = await raw(url, `${head}Content-Length: ${body.length}\r\n\r\n${body}`);
			assert.match(answer, /^HTTP\/1\.1 40[03] /, host);
		}
		assert.equal(operations.length, 0);
	});
});

test("a body that is too large gets its 413 before it has arrived", async () => {
	await serving(async ({ url }) => {
		const head = `POST /e HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n`;
		const chunk = `${(16_384).toString(16)}\r\n${" ".repeat(16_384)}\r\n`;
		// The end of the body never comes.
		const answer = await raw(url, head + chunk.repeat(5), (text) => text.includes("too_large"));
		assert.match(answer, /^HTTP\/1\.1 413 /);
		assert.equal((await post(url)).status, 202);
		// The next request on the same connection, after the rest of a long body.
		const next = `0\r\n\r\nGET /e HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`;
		const both = await raw(url, head + chunk.repeat(60) + next, (text) => text.includes("HTTP/1.1 405"));
		assert.match(both, /^HTTP\/1\.1 413 .*HTTP\/1\.1 405 /s);
	});
});

test("over HTTP/2, a body that is too large gets its 413, and its stream ends", {
	timeout: 10_000,
}, async () => {
	const relay = createRelay({ events: ["a"], cookie: { secret: SECRET, name: "aid" }, sink: () => {} });
	const handler = /** @type {any} */ (toNodeHandler(relay));
	const server = http2.createServer(handler).listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
	const client = http2.connect(`http://127.0.0.1:${port}`);
	try {
		const stream = client.request({ ":method": "POST", ":path": "/e", origin: `http://127.0.0.1:${port}` });
		stream.on("error", () => {});
		// The end of the body never comes.
		stream.write(" ".repeat(80_000));
		const [headers] = await once(stream, "response");
		assert.equal(headers[":status"], 413);
		stream.resume();
		await once(stream, "close", { signal: AbortSignal.timeout(5_000) });
	} finally {
		client.destroy();
		server.close();
	}
});

test("a client that disconnects during its body leaves nothing behind", async () => {
	await serving(async ({ url, operations, errors }) => {
		for (const part of ["", '{"v":1,"sent_at":']) {
			const socket = connect(Number(new URL(url).port), "127.0.0.1");
			socket.on("error", () => {});
			const head =
				"POST /e HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nContent-Length: 1000\r\n\r\n";
			socket.write(head + part, () => setTimeout(() => socket.destroy(), 50));
			await once(socket, "close");
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
		// It sends its items again: that is nobody's mistake.
		assert.deepEqual([errors, operations], [[], []]);
		assert.equal((await post(url)).status, 202);
	});
});

test("the events of a client that disconnects before the response are sent", async () => {
	/** @type {() => void} */
	let release = () => {};
	const held = new Promise((resolve) => {
		release = () => resolve(undefined);
	});
	/** @type {any[]} */
	const sent = [];
	const sink = async (/** @type {any[]} */ batch) => {
		sent.push("begun");
		await held;
		sent.push(...batch);
	};
	await serving(
		async ({ url, errors }) => {
			const controller = new AbortController();
			const { signal } = controller;
			const call = fetch(url, {
				method: "POST",
				headers: { origin: url },
				body: bodyOf([trackItem()]),
				signal,
			});
			const aborted = assert.rejects(call);
			await until(() => sent.length > 0);
			controller.abort();
			await aborted;
			release();
			await until(() => sent.length >= 2);
			assert.deepEqual(errors, []);
			const after = fetch(url, { method: "OPTIONS", headers: { origin: url } });
			assert.equal((await after).status, 204);
		},
		{ options: { sink } },
	);
});

test("onError reports a body that a parser has already read", async () => {
	const before = async (/** @type {any} */ incoming) => {
		for await (const _chunk of incoming);
	};
	await serving(
		async ({ url, errors }) => {
			assert.equal((await post(url)).status, 503);
			assert.match(errors[0].message, /Put the relay before any body parser/);
		},
		{ before },
	);
});

test("the request has its full path although a framework has cut it", async () => {
	/** @type {string[]} */
	const urls = [];
	const before = (/** @type {any} */ incoming) =>
		Object.assign(incoming, { originalUrl: incoming.url, url: "/" });
	const identify = (/** @type {Request} */ request) => {
		urls.push(new URL(request.url).pathname);
		return null;
	};
	await serving(
		async ({ url }) => {
			assert.equal((await post(`${url}/api/e?a=1`)).status, 202);
			assert.deepEqual(urls, ["/api/e"]);
		},
		{ before, options: { identify } },
	);
});

test("a server that has responded before the relay, for example after a timeout, goes on", async () => {
	/** @type {any} */
	let outgoing;
	const options = {
		identify: async () => {
			outgoing.writeHead(503).end("too slow");
			return null;
		},
	};
	await serving(
		async ({ url }) => {
			assert.equal((await post(`${url}/e`)).status, 503);
			assert.equal((await post(`${url}/e`)).status, 503);
		},
		{
			options,
			/** @param {any} _incoming @param {any} response */
			before: (_incoming, response) => {
				outgoing = response;
			},
		},
	);
});

test("the handler keeps the cookies and the Vary that the server has set before", async () => {
	await serving(
		async ({ url }) => {
			const { headers } = await post(`${url}/e`);
			const cookies = headers.getSetCookie();
			assert.equal(cookies.length, 2);
			assert.equal(cookies[0], "session=rolled");
			assert.match(cookies[1] ?? "", /^aid=/);
			assert.match(headers.get("vary") ?? "", /^Accept-Encoding/);
		},
		{
			before: (_incoming, outgoing) => {
				outgoing.setHeader("set-cookie", "session=rolled");
				outgoing.setHeader("vary", "Accept-Encoding");
			},
		},
	);
});
