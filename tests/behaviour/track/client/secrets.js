/** The credentials never appear in anything that a caller, a log or another host can see. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").TrackClientOptions} Options */
import { expectNone, secretsOf, textOf } from "../../reveal.js";
import {
	ACTIONS,
	consoleOutput,
	never,
	recordingFetch,
	rejection,
	SHORT_DELAYS,
	scriptedFetch,
	wrong,
} from "../../support.js";
import { module, test } from "../../test.js";

module("secrets");

const SITE = "s1te-id";
const KEY = "v3ry-s3cret-key";
const SECRETS = secretsOf(SITE, KEY);

/** @param {Context} context @param {Options} [options] */
const secretClientOf = ({ cio, url }, options) => new cio.TrackClient(SITE, KEY, { url, ...options });

/** Calls that fail, each in a different way. @type {[string, (context: Context) => Options][]} */
const FAILURES = [
	["wrong credentials", () => ({})],
	["an invalid region", () => ({ region: wrong("mars") })],
	["an invalid url", () => ({ url: "nowhere" })],
	["a url with credentials", ({ url }) => ({ url: url.replace("//", `//${SITE}:x@`) })],
	["an unknown option", () => wrong({ apiKey: 7 })],
	["a refused connection", ({ closedUrl }) => ({ url: closedUrl, retry: { maxRetries: 0 } })],
	["a proxy's page", ({ url }) => ({ url: `${url}/faults/answer/502-html`, retry: { maxRetries: 0 } })],
	["a broken connection", ({ url }) => ({ url: `${url}/faults/reset/x`, retry: { maxRetries: 0 } })],
	["a truncated response", ({ url }) => ({ url: `${url}/faults/truncate/x`, retry: { maxRetries: 0 } })],
	["a redirect", ({ url }) => ({ url: `${url}/faults/redirect/301` })],
	["a timeout", () => ({ fetch: recordingFetch(never).fetch, timeout: 5, retry: { maxRetries: 0 } })],
	["retries", () => ({ fetch: scriptedFetch(503).fetch, retry: SHORT_DELAYS })],
	[
		"a fetch that throws",
		() => ({ fetch: scriptedFetch(new TypeError("lost")).fetch, retry: { maxRetries: 0 } }),
	],
	[
		"a fetch that resolves with junk",
		() => ({ fetch: wrong(() => ({ junk: true })), retry: { maxRetries: 0 } }),
	],
	["a header that is invalid in HTTP", () => ({ headers: { "a b": "c" } })],
];

for (const [what, options] of FAILURES) {
	test(`no error contains them: ${what}`, async (context) => {
		for (const [action, act] of ACTIONS) {
			const error = await rejection(act(secretClientOf(context, options(context))));
			context.expect(error).to.be.instanceOf(context.cio.CustomerIOError);
			expectNone(context, SECRETS, error, action);
		}
	});
}

test("the error for an invalid key does not contain the key", async (context) => {
	const { cio, url } = context;
	for (const [siteId, apiKey] of [
		[`${SITE}:${KEY}`, KEY],
		[SITE, `${KEY}\ud83d`],
		[KEY, " "],
	]) {
		const client = new cio.TrackClient(String(siteId), String(apiKey), { url });
		const error = await rejection(client.identify("42"));
		context.expect(error).to.be.instanceOf(cio.ValidationError);
		expectNone(context, SECRETS, error);
	}
});

test("the error for a url does not contain its password", async (context) => {
	const { cio, expect } = context;
	for (const url of [
		"https://user:pa55word@host:99999/",
		"https://user:pa55word@host/",
		"https://pa55word@host/",
		"user:pa55word@host",
		"//user:pa55word@host",
		"https://user:pa55word@ho st/",
		"ftp://user:pa55word@host/",
		"https://host:port/?token=pa55word",
		"https://host/#pa55word",
	]) {
		const error = await rejection(new cio.TrackClient(SITE, KEY, { url }).identify("42"));
		expect(error, url).to.include({ code: "validation", argument: "url" });
		expect(textOf(error), url).not.to.include("pa55word");
	}
});

test("the error of an aborted call does not contain them", async (context) => {
	const { fetch } = recordingFetch(never);
	for (const [, act] of ACTIONS) {
		const error = await rejection(
			act(secretClientOf(context, { fetch }), { signal: AbortSignal.timeout(5) }),
		);
		expectNone(context, SECRETS, error);
	}
});

test("a client does not reveal them as text, as JSON, in its properties or when inspected, before and after a call", async (context) => {
	const client = secretClientOf(context, { fetch: recordingFetch().fetch });
	for (const moment of ["before", "after"]) {
		expectNone(context, SECRETS, client, moment);
		context.expect(JSON.stringify(client)).to.equal("{}");
		context.expect(Object.keys(client)).to.deep.equal([]);
		await client.identify("42");
	}
});

test("no hook receives them", async (context) => {
	/** @type {unknown[]} */
	const seen = [];
	const record = (/** @type {unknown} */ what) => void seen.push(what);
	const { fetch } = scriptedFetch(503, new TypeError("lost"), 401);
	const client = secretClientOf(context, {
		fetch,
		retry: SHORT_DELAYS,
		onRequest: record,
		onResponse: record,
		onRetry: record,
	});
	await rejection(client.track("42", { name: "a" }));
	context.expect(seen).to.have.lengthOf.at.least(7);
	expectNone(context, SECRETS, seen);
	context.expect(textOf(seen)).to.include("[redacted]");
});

test("nothing is written to the console, however the calls end", async (context) => {
	const lines = await consoleOutput(async () => {
		for (const [, options] of FAILURES) {
			const client = secretClientOf(context, options(context));
			await Promise.allSettled(ACTIONS.map(([, act]) => act(client)));
		}
	});
	context.expect(lines).to.deep.equal([]);
});

test("no URL and no body contains them", async (context) => {
	const { fetch, calls } = recordingFetch();
	for (const [, act] of ACTIONS) await act(secretClientOf(context, { fetch }));
	for (const { request } of calls) {
		const { url, headers } = request;
		const text = await request.text();
		const rest = [...headers].filter(([name]) => name !== "authorization");
		expectNone(context, SECRETS, { url, text, rest });
	}
});

test("no other host receives them, whatever a raw request asks for", async (context) => {
	const { cio, expect } = context;
	const { fetch, calls } = recordingFetch();
	const client = new cio.TrackClient(SITE, KEY, { fetch, dangerouslyAllowBrowser: true });
	const urls = [
		"https://evil.example/v1/x",
		"//evil.example/x",
		"/\\evil.example",
		"/v1/x?next=//evil.example",
	];
	for (const url of urls) {
		await Promise.allSettled([
			client.rawRequest({ url, method: "GET", headers: { host: "evil.example" } }),
			client.rawRequest({ url, method: "GET" }),
		]);
	}
	for (const { request } of calls) expect(new URL(request.url).host).to.equal("track.customer.io");
});

test("the search of this file finds a key hidden deep in an error", ({ expect }) => {
	const hidden = Object.defineProperty(new Error("x"), "config", {
		value: { headers: new Headers({ authorization: `Basic ${btoa(`${SITE}:${KEY}`)}` }) },
	});
	const text = textOf(new Error("outer", { cause: hidden }));
	const [, , encoded] = secretsOf(SITE, KEY);
	expect(text).to.include(encoded);
});

test("they are found in a host's error beside any number of bytes", async (context) => {
	const fetch = (/** @type {string} */ _url, /** @type {RequestInit} */ { headers }) => {
		const chunks = Array.from({ length: 200 }, () => new Uint8Array(1000));
		return Promise.reject(Object.assign(new Error("lost"), { chunks, config: { request: { headers } } }));
	};
	const client = secretClientOf(context, { fetch, retry: { maxRetries: 0 } });
	expectNone(context, SECRETS, await rejection(client.identify("42")));
});

/** Where a host's error may hold the key. @type {[string, (key: string) => object][]} */
const HIDDEN = [
	["an item behind a thousand others", (key) => [...Array(1500).fill("x"), key]],
	[
		"an entry of a Map behind a thousand others",
		(key) => new Map([...Array(1500).keys(), key].map((k) => [k, k])),
	],
	["a member of a function", (key) => Object.assign(() => {}, { key })],
	["what a function leads to", (key) => Object.assign(() => {}, { client: { keys: [key] } })],
	[
		"the JSON of a class",
		(key) =>
			new (class {
				#key = key;
				toJSON = () => ({ config: this.#key });
			})(),
	],
];

for (const [where, hide] of HIDDEN) {
	test(`they are found in a host's error: ${where}`, async (context) => {
		const { cio, expect, url } = context;
		const key = "v3ry-s3cret-key";
		const thrown = Object.assign(new Error("failed"), { code: "E1", config: hide(key) });
		const { fetch } = scriptedFetch(thrown);
		const error = await rejection(
			new cio.TrackClient("s1te-id", key, { url, fetch, retry: { maxRetries: 0 } }).identify("42"),
		);
		expect(error.cause).to.include({ message: "failed", code: "E1" });
		expect(error.cause).not.to.have.property("config");
	});
}

test("a host's error without them stays the same object, whatever is in it", async (context) => {
	const { cio, expect, url } = context;
	for (const [where, hide] of HIDDEN) {
		const thrown = Object.assign(new Error("failed"), { config: hide("harmless") });
		const { fetch } = scriptedFetch(thrown);
		const client = new cio.TrackClient("s1te-id", "v3ry-s3cret-key", {
			url,
			fetch,
			retry: { maxRetries: 0 },
		});
		expect((await rejection(client.identify("42"))).cause, where).to.equal(thrown);
	}
});

test("what the caller changes in the options later sends nothing elsewhere", async (context) => {
	const { expect } = context;
	const { fetch, calls } = recordingFetch(
		(_call, count) => new Response("{}", { status: count === 1 ? 503 : 200 }),
	);
	const retry = { maxRetries: 1, ...SHORT_DELAYS, retryStatusCodes: [503] };
	/** @type {[string, string][]} */
	const headers = [["x-a", "1"]];
	/** @type {Options} */
	const options = { region: "us", fetch, retry, headers, dangerouslyAllowBrowser: true };
	const client = new context.cio.TrackClient(SITE, KEY, options);
	Object.assign(options, { region: "eu", url: "https://elsewhere.example", fetch: undefined });
	Object.assign(retry, { maxRetries: wrong("many") });
	retry.retryStatusCodes.length = 0;
	headers[0] = ["x-a", "2"];
	await client.identify("42");
	client.close();
	await client.identify("42");
	const requests = calls.map(({ request }) => [new URL(request.url).host, request.headers.get("x-a")]);
	const expected = ["track.customer.io", "1"];
	expect(requests).to.deep.equal([expected, expected, expected]);
});
