/** The Pipelines API in a page of each browser, with a server on another origin: what really goes out, and that no preflight does. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import { skipsOrThrows } from "../harness/behaviour.js";
import { chromium, firefox, webkit } from "../harness/browsers.js";
import { resolveEntry, sharedConsumer } from "../harness/consumer.js";
import { listen, MEDIA_TYPES } from "../harness/http.js";
import { until } from "../harness/until.js";

/** @typedef {{ method: string, path: string, headers: import("node:http").IncomingHttpHeaders, body: any }} Seen */

const folder = await sharedConsumer();
const ENTRY = await resolveEntry(folder, "./pipelines", ["browser", "import", "default"]);

/** When a step is given up. */
const HANGS = { timeout: 60_000 };

/** A worker that makes a client of the key and the URL that it is sent, and says what became of its call. */
const WORKER = `
	import { PipelinesClient } from "/${ENTRY}";
	onmessage = async ({ data: { key, url } }) => {
		const call = new PipelinesClient(key, { url }).page({ userId: "42" });
		postMessage(await call.then(() => "accepted", ({ argument, message }) => ({ argument, message })));
	};`;

/** Serves the page, its worker and the package, and counts the files that are asked for. */
async function serveSite() {
	/** @type {string[]} */
	const files = [];
	const site = await listen(async (request, response) => {
		const path = String(request.url).slice(1);
		const isOfPackage = path.startsWith("node_modules/customerio-wasm/");
		if (isOfPackage) files.push(path.replace(/.*\//, ""));
		const type = MEDIA_TYPES[extname(path)] ?? "text/html";
		response.writeHead(200, { "content-type": type });
		response.end(
			isOfPackage
				? await readFile(join(folder, path))
				: path === "worker.js"
					? WORKER
					: "<!doctype html><title>page</title>",
		);
	});
	return { ...site, files };
}

/** Stands for Customer.io, on an origin of its own. A page may read its responses, and must ask before it sends more than a form could. */
async function serveApi() {
	/** @type {Seen[]} */
	const seen = [];
	const api = await listen(async (request, response) => {
		const { method = "", url: path = "", headers } = request;
		const text = String(await buffer(request));
		seen.push({ method, path, headers, body: text && JSON.parse(text) });
		response.writeHead(200, {
			"access-control-allow-origin": "*",
			"access-control-allow-headers": "*",
			"content-type": "application/json",
		});
		response.end("{}");
	});
	return { ...api, seen, take: () => seen.splice(0) };
}

/**
 * The text of a call of a function, for a page.
 *
 * @template {unknown[]} Args
 * @param {(...args: Args) => unknown} run
 * @param {Args} args
 */
const inPage = (run, ...args) => `(${run})(${args.map((arg) => JSON.stringify(arg)).join()})`;

/** Makes the seven calls, and then sends three messages by `sendAll`. @param {string} entry @param {string} url */
async function callAll(entry, url) {
	const { PipelinesClient } = await import(entry);
	const client = new PipelinesClient("wr1te-k3y\n", { url, keepalive: true });
	await client.identify({ userId: "42", traits: { plan: "pro" } });
	await client.track({ userId: "42", event: "a" });
	await client.page({ anonymousId: "visitor" });
	await client.screen({ userId: "42" });
	await client.group({ userId: "42", groupId: "acme" });
	await client.alias({ userId: "42", previousId: "visitor" });
	await client.batch([{ type: "page", userId: "42" }]);
}

/** @param {string} entry @param {string} url */
async function sendThree(entry, url) {
	const { PipelinesClient } = await import(entry);
	const client = new PipelinesClient("wr1te-k3y", { url, keepalive: true });
	const messages = ["a", "b", "c"].map((event) => ({
		type: "track",
		userId: "42",
		event,
		properties: { text: "x".repeat(30_000) },
	}));
	const { accepted, requests } = await client.sendAll(messages);
	return { accepted, requests };
}

/**
 * Makes a client whose next call is made while the page is left. Returns what the first call asked of the browser: what a page that is left has
 * begun may arrive without it, too.
 *
 * @param {string} entry
 * @param {string} url
 */
async function callOnLeaving(entry, url) {
	const { PipelinesClient } = await import(entry);
	/** @type {unknown[]} */
	const asked = [];
	const own = (/** @type {string} */ to, /** @type {RequestInit} */ init) => {
		asked.push(init.keepalive);
		return fetch(to, init);
	};
	const client = new PipelinesClient("wr1te-k3y", { url, keepalive: true, fetch: own });
	await client.page({ userId: "42" });
	addEventListener("pagehide", () => client.track({ userId: "42", event: "left" }));
	return asked;
}

/** Where the requests of these keys would go to, and what they carry. @param {string} entry @param {string[]} keys */
async function targetsOf(entry, keys) {
	const { PipelinesClient } = await import(entry);
	/** @type {unknown[]} */
	const targets = [];
	for (const key of keys) {
		const fetch = async (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
			const headers = Object.keys(/** @type {object} */ (init.headers));
			targets.push({ url, headers, key: JSON.parse(String(init.body)).writeKey });
			return new Response("{}");
		};
		await new PipelinesClient(key, { fetch }).page({ userId: "42" });
	}
	return targets;
}

/** Why a page refuses this key, for a single call and for `sendAll`. @param {string} entry @param {string} key @param {string} url */
async function refusalsOf(entry, key, url) {
	const { PipelinesClient } = await import(entry);
	const client = new PipelinesClient(key, { url });
	const reason = (/** @type {any} */ { name, argument, message }) => ({ name, argument, message });
	return [
		await client.page({ userId: "42" }).catch(reason),
		await client.sendAll([{ type: "page", userId: "42" }]).catch(reason),
	];
}

/** What a worker of the page says about a key. @param {string} key @param {string} url */
function inWorker(key, url) {
	const worker = new Worker("/worker.js", { type: "module" });
	return new Promise((resolve, reject) => {
		worker.onmessage = ({ data }) => resolve(data);
		worker.onerror = ({ message }) => reject(new Error(message));
		worker.postMessage({ key, url });
	});
}

/** A request that a form could not make. @param {string} url */
async function askFirst(url) {
	await fetch(url, { method: "POST", headers: { "x-strict-mode": "1" } });
}

/** @param {Seen[]} requests */
const methodsOf = (requests) => requests.map(({ method }) => method);

/** @param {Seen} request @param {string} origin */
function assertPlain({ headers, body }, origin) {
	assert.match(String(headers["content-type"]), /^text\/plain(;|$)/);
	assert.equal(headers.authorization, undefined);
	assert.equal(headers["x-strict-mode"], undefined);
	// From another origin: only there would a browser ask first.
	assert.equal(headers.origin, origin);
	assert.equal(body.writeKey, "wr1te-k3y");
}

for (const { name, missing, launch } of [chromium, firefox, webkit]) {
	test(`the Pipelines API in a page of ${name}`, { timeout: 300_000 }, async (t) => {
		if (skipsOrThrows(t, missing)) return;
		const [site, api] = [await serveSite(), await serveApi()];
		t.after(site.close);
		t.after(api.close);
		const browser = await launch();
		t.after(browser.close);
		const url = `${api.url}/v1`;
		const entry = `/${ENTRY}`;

		/** @param {string} expression */
		const visit = async (expression) => {
			const tab = await browser.tab();
			await tab.goto(`${site.url}/`);
			return { tab, value: /** @type {any} */ (await tab.run(expression)) };
		};

		await t.test("the test's server sees a preflight if there is one", HANGS, async () => {
			await visit(inPage(askFirst, url));
			assert.deepEqual(methodsOf(api.take()), ["OPTIONS", "POST"]);
		});

		await t.test(
			"each call is sent as text with the key in its body, without a preflight",
			HANGS,
			async () => {
				site.files.length = 0;
				await visit(inPage(callAll, entry, url));
				const requests = api.take();
				assert.deepEqual(methodsOf(requests), Array(7).fill("POST"));
				const paths = ["i", "t", "p", "s", "g", "a", "b"].map((letter) => `/v1/${letter}`);
				assert.deepEqual(
					requests.map(({ path }) => path),
					paths,
				);
				for (const request of requests) assertPlain(request, site.url);
				assert.deepEqual(
					site.files.filter((file) => file.endsWith(".wasm")),
					["pipelines-calls.wasm"],
				);
			},
		);

		await t.test(
			"sendAll sends its batches in the same way, loads pipelines.wasm, and may exceed the limit of keepalive",
			HANGS,
			async () => {
				site.files.length = 0;
				const { value } = await visit(inPage(sendThree, entry, url));
				assert.deepEqual(value, { accepted: 3, requests: 1 });
				const requests = api.take();
				assert.deepEqual(methodsOf(requests), ["POST"]);
				assert.equal(requests[0]?.path, "/v1/b");
				assertPlain(/** @type {Seen} */ (requests[0]), site.url);
				assert.equal(requests[0]?.body.batch.length, 3);
				assert.deepEqual(
					site.files.filter((file) => file.endsWith(".wasm")),
					["pipelines.wasm"],
				);
			},
		);

		await t.test("with keepalive, a call made while the page is left arrives", HANGS, async () => {
			const { tab, value } = await visit(inPage(callOnLeaving, entry, url));
			assert.deepEqual(value, [true]);
			await tab.goto("about:blank");
			await until(() => api.seen.length >= 2);
			const requests = api.take();
			assert.deepEqual(methodsOf(requests), ["POST", "POST"]);
			assert.equal(requests[1]?.body.event, "left");
		});

		await t.test("a public key is sent in the body and selects the region", HANGS, async () => {
			const { value } = await visit(inPage(targetsOf, entry, ["pk_us_abc", "pk_eu_abc", "wr1te-k3y"]));
			const headers = ["content-type"];
			assert.deepEqual(value, [
				{ url: "https://cdp.customer.io/v1/p", headers, key: "pk_us_abc" },
				{ url: "https://cdp-eu.customer.io/v1/p", headers, key: "pk_eu_abc" },
				{ url: "https://cdp.customer.io/v1/p", headers, key: "wr1te-k3y" },
			]);
		});

		await t.test("a private key is refused, in the page and in its worker", HANGS, async () => {
			const { value: refusals } = await visit(inPage(refusalsOf, entry, "sk_us_s3cret", url));
			const { value: ofWorker } = await visit(inPage(inWorker, "sk_us_s3cret", url));
			for (const { argument, message } of [...refusals, ofWorker]) {
				assert.equal(argument, "writeKey");
				assert.match(message, /begins with sk_/);
				assert.doesNotMatch(message, /s3cret/);
			}
			assert.equal(refusals.length, 2);
			assert.deepEqual(api.take(), []);
		});

		await t.test("a worker of the page sends like the page", HANGS, async () => {
			const { value } = await visit(inPage(inWorker, "wr1te-k3y", url));
			assert.equal(value, "accepted");
			const requests = api.take();
			assert.deepEqual(methodsOf(requests), ["POST"]);
			assertPlain(/** @type {Seen} */ (requests[0]), site.url);
		});
	});
}
