/** The Worker of docs/relay.md, in workerd: with a rate limit binding, and the sandbox in place of Customer.io. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { Miniflare } from "miniflare";
import { bodyOf, cookieOf, pageItem, trackItem } from "../behaviour/relay/support.js";
import { bundle } from "../harness/bundles.js";
import { ROOT, sharedConsumer } from "../harness/consumer.js";
import { serveSuite } from "../harness/server.js";
import { COMPATIBILITY_DATE } from "../harness/workerd.js";

const RELAY = "https://shop.example/e";
/** The requests that the binding lets through in a minute. */
const LIMIT = 5;

/** The first code block of a document. @param {string} path */
const codeOf = (path) =>
	/```js\n(.*?)```/s.exec(readFileSync(join(ROOT, path), "utf8"))?.[1] ?? assert.fail("no code");

test("the Worker of docs/relay.md takes, refuses and limits what pages send", {
	timeout: 60_000,
}, async () => {
	const folder = await sharedConsumer();
	const server = await serveSuite(folder);
	/** @type {string[]} */
	const hosts = [];
	const wasm = ["track/core.wasm", "relay/relay.wasm"].map(async (path) => ({
		type: /** @type {const} */ ("CompiledWasm"),
		path: path.replace(/.*\//, ""),
		contents: await readFile(join(folder, "node_modules/customerio-wasm", path)),
	}));
	const worker = new Miniflare({
		compatibilityDate: COMPATIBILITY_DATE,
		modules: [
			{
				type: "ESModule",
				path: "worker.js",
				contents: await bundle(codeOf("docs/relay.md"), folder, "workerd"),
			},
			...(await Promise.all(wasm)),
		],
		bindings: { CIO_SITE_ID: "site", CIO_API_KEY: "key", RELAY_SECRET: "s".repeat(32) },
		ratelimits: { LIMITER: { simple: { limit: LIMIT, period: 60 } } },
		// What the Worker sends to the internet.
		async outboundService(request) {
			const { host, pathname } = new URL(request.url);
			hosts.push(host);
			const { method } = request;
			const headers = Object.fromEntries(request.headers);
			const response = await fetch(`${server.url}${pathname}`, {
				method,
				headers,
				body: await request.text(),
			});
			return new Response(await response.text(), { status: response.status });
		},
	});
	/** @param {unknown[]} items @param {Record<string, string>} [headers] */
	const send = (items, headers) =>
		worker.dispatchFetch(RELAY, {
			method: "POST",
			headers: { origin: "https://shop.example", ...headers },
			body: bodyOf(items),
		});
	try {
		const items = [trackItem(), pageItem(), trackItem({ name: "purchase" })];
		const first = await send(items);
		assert.equal(first.status, 202);
		assert.deepEqual(await first.json(), {
			accepted: 2,
			rejected: [{ index: 2, code: "event" }],
			anonymous: true,
		});
		const cookie = cookieOf(/** @type {any} */ (first));
		assert.match(cookie, /^__Host-cio_aid=/);
		assert.equal((await send([trackItem()], { cookie })).status, 202);
		assert.equal((await send([trackItem()], { origin: "https://evil.example" })).status, 403);
		const state = await (await fetch(`${server.url}/__sandbox/state`)).json();
		assert.equal(state.events.length, 3);
		assert.equal(new Set(state.events.map((/** @type {any} */ event) => event.anonymous_id)).size, 1);
		const statuses = [];
		// At most twice the limit, if the minute ends meanwhile.
		while (statuses.length <= 2 * LIMIT && statuses.at(-1) !== 429)
			statuses.push((await send([trackItem()], { cookie })).status);
		assert.deepEqual(new Set(statuses), new Set([202, 429]));
		const limited = await send([trackItem()], { cookie });
		assert.equal(limited.status, 429);
		assert.match(limited.headers.get("retry-after") ?? "", /^\d+$/);
		assert.deepEqual(new Set(hosts), new Set(["track.customer.io"]));
	} finally {
		await worker.dispose();
		await server.close();
	}
});
