/** Keys of each kind, where they are sent to, and who sees them. */
import { secretsOf, textOf } from "../reveal.js";
import { recordingFetch, rejection, SHORT_DELAYS, scriptedFetch, wrong } from "../support.js";
import { isPage, module, serverTest, test } from "../test.js";
import { CALLS, ITEMS, LEAST, WRITE_KEY } from "./support.js";

module("Pipelines: keys");

const US = "https://cdp.customer.io";
const EU = "https://cdp-eu.customer.io";

/** The key, the options, and where the request goes to. @type {[string, string, any, string][]} */
const TARGETS = [
	["a write key", WRITE_KEY, {}, US],
	["a write key, eu", WRITE_KEY, { region: "EU" }, EU],
	["a write key with a line break at its end", `${WRITE_KEY}\n`, {}, US],
	["a public key of the EU", "pk_eu_abc", {}, EU],
	["a public key of the US", "pk_us_abc", { region: "us" }, US],
	["a url with /v1", WRITE_KEY, { url: "https://host.example/v1" }, "https://host.example"],
	["a url with /v1/", WRITE_KEY, { url: "https://host.example/v1/" }, "https://host.example"],
	["a bare url", WRITE_KEY, { url: "https://host.example" }, "https://host.example"],
	["a url with a path", WRITE_KEY, { url: "https://host.example/a/v1" }, "https://host.example/a"],
];

/** The header of a key on a server. @param {string} key */
const headerOf = (key) => (/^[ps]k_/.test(key) ? `Bearer ${key}` : `Basic ${btoa(`${key.trim()}:`)}`);

for (const [what, key, options, base] of TARGETS) {
	test(`${what}: to ${base}`, async ({ cio, expect }) => {
		const { fetch, calls } = recordingFetch();
		await new cio.PipelinesClient(key, { fetch, ...options }).page(LEAST.page);
		const [{ request }] = /** @type {[import("../support.js").FetchCall]} */ (/** @type {unknown} */ (calls));
		expect(request.url).to.equal(`${base}/v1/${isPage ? "p" : "page"}`);
		expect(request.headers.get("authorization")).to.equal(isPage ? null : headerOf(key));
		expect((await request.json()).writeKey).to.equal(isPage ? key.trim() : undefined);
	});
}

test("the region objects of the official client", async ({ cio, expect }) => {
	for (const [region, base] of /** @type {const} */ ([
		[cio.RegionUS, US],
		[cio.RegionEU, EU],
	])) {
		const { fetch, calls } = recordingFetch();
		await new cio.PipelinesClient(WRITE_KEY, { fetch, region }).page(LEAST.page);
		expect(calls[0]?.request.url.startsWith(`${base}/`)).to.equal(true);
	}
});

test("a private key: as Bearer on a server, refused in a page", async ({ cio, expect }) => {
	const { fetch, calls } = recordingFetch();
	const client = new cio.PipelinesClient("sk_eu_s3cret", { fetch });
	for (const [, act] of CALLS) {
		if (!isPage) {
			await act(client);
			continue;
		}
		const error = await rejection(act(client));
		expect(error).to.be.instanceOf(cio.ValidationError);
		expect(error).to.include({ argument: "writeKey", attempts: 0 });
		expect(error.message).to.match(/sk_/).and.not.include("s3cret");
	}
	for (const { request } of calls) {
		expect(request.headers.get("authorization")).to.equal("Bearer sk_eu_s3cret");
		expect(request.url.startsWith(EU)).to.equal(true);
	}
	expect(calls).to.have.lengthOf(isPage ? 0 : CALLS.length);
});

test("strictMode: on for servers unless turned off, refused in a page", async ({ cio, expect }) => {
	for (const strictMode of [undefined, true, false]) {
		const { fetch, calls } = recordingFetch();
		const call = new cio.PipelinesClient(WRITE_KEY, wrong({ fetch, strictMode })).page(LEAST.page);
		if (isPage && strictMode) {
			expect((await rejection(call)).argument).to.equal("strictMode");
			continue;
		}
		await call;
		const expected = isPage || strictMode === false ? null : "1";
		expect(calls[0]?.request.headers.get("x-strict-mode")).to.equal(expected);
	}
});

/** What is refused: the key, the options, and the argument that the error names. @type {[string, any, any, string][]} */
const REFUSED = [
	["no key", undefined, {}, "writeKey"],
	["an empty key", "", {}, "writeKey"],
	["a blank key", " \n", {}, "writeKey"],
	["an object", { key: "s3cret" }, {}, "writeKey"],
	["a colon in a key", "s3cret:key", {}, "writeKey"],
	["a space before a key", " s3cret", {}, "writeKey"],
	["a space in a public key", "pk_us_s3cret key", {}, "writeKey"],
	["two line breaks", "s3cret\n\n", {}, "writeKey"],
	["half a character", "s3cret\ud83d", {}, "writeKey"],
	["a public key of the EU and us", "pk_eu_s3cret", { region: "us" }, "region"],
];

for (const [what, key, options, argument] of REFUSED) {
	test(`refused without showing the key: ${what}`, async ({ cio, expect }) => {
		const { fetch, calls } = recordingFetch();
		const error = await rejection(new cio.PipelinesClient(key, { fetch, ...options }).page(LEAST.page));
		expect(error).to.be.instanceOf(cio.ValidationError);
		expect(error).to.include({ argument, attempts: 0 });
		expect(error.message)
			.to.match(/^PipelinesClient: /)
			.and.not.include("s3cr");
		expect(calls).to.have.lengthOf(0);
	});
}

test("no error, no hook and no client shows the key, whatever the server repeats", async (context) => {
	const { cio, expect } = context;
	/** @type {unknown[]} */
	const seen = [];
	const record = (/** @type {unknown} */ what) => void seen.push(what);
	for (const key of ["v3ry-s3cret-key", "pk_us_v3ry-s3cret-key"]) {
		const { fetch } = recordingFetch(async ({ request }) => {
			const authorization = request.headers.get("authorization") ?? "";
			const text = JSON.stringify({ meta: { errors: [`no: ${authorization}`] }, sent: await request.text() });
			return new Response(text, { status: 400, headers: { "x-echo": authorization } });
		});
		const client = new cio.PipelinesClient(key, {
			fetch,
			onRequest: record,
			onResponse: record,
			onRetry: record,
		});
		for (const [action, act] of CALLS) {
			const error = await rejection(act(client));
			expect(error, action).to.be.instanceOf(cio.CustomerIORequestError);
			seen.push(error, String(error), client);
		}
	}
	const text = textOf(seen);
	expect(text).to.include("[redacted]");
	const header = btoa("v3ry-s3cret-key:").replace(/=+$/, "");
	for (const secret of [header, ...secretsOf("", "v3ry-s3cret-key")]) expect(text).not.to.include(secret);
});

serverTest("the key goes into no URL and no body of a server", async ({ cio, expect }) => {
	const { fetch, calls } = recordingFetch();
	const client = new cio.PipelinesClient(WRITE_KEY, { fetch });
	for (const [, act] of CALLS) await act(client);
	for (const { request } of calls) expect(`${request.url} ${await request.text()}`).not.to.include(WRITE_KEY);
});

test("keepalive: off unless asked for, in each attempt", async ({ cio, expect }) => {
	for (const keepalive of [undefined, false, true]) {
		const { fetch, calls } = scriptedFetch(503, 200);
		await new cio.PipelinesClient(WRITE_KEY, wrong({ fetch, keepalive, retry: SHORT_DELAYS })).identify(
			LEAST.identify,
		);
		const seen = calls.map(({ args }) => /** @type {RequestInit} */ (args[1]).keepalive);
		expect(seen).to.deep.equal(keepalive ? [true, true] : [undefined, undefined]);
	}
});

test("keepalive: not for a batch that is longer than browsers take", async ({ cio, expect }) => {
	const { fetch, calls } = recordingFetch();
	const client = new cio.PipelinesClient(WRITE_KEY, { fetch, keepalive: true });
	/** @param {number} length of the text, which takes two bytes for each character */
	const items = (length) => Array(3).fill({ ...ITEMS[0], traits: { text: "é".repeat(length) } });
	for (const length of [10_000, 11_000]) await client.batch(items(length));
	const sent = await Promise.all(
		calls.map(async ({ args, request }) => [
			(await request.arrayBuffer()).byteLength > 65_536,
			/** @type {RequestInit} */ (args[1]).keepalive,
		]),
	);
	expect(sent).to.deep.equal([
		[false, true],
		[true, undefined],
	]);
});

/** Keys that no source has. @type {[string, string, RegExp][]} */
const UNFIT = [
	["that of a service account", "sa_live_s3cret", /service account key.*only APIClient/],
	["a private key after its scheme", "Bearer sk_us_s3cret", /letters, digits and punctuation/],
	["a private key in quotation marks", '"sk_us_s3cret"', /quotation marks/],
	["a key in single quotation marks", "'s3cret'", /quotation marks/],
	["a key with a character that nobody sees", "s3cret\u200b", /letters, digits and punctuation/],
];

for (const [what, key, problem] of UNFIT) {
	test(`${what} is refused, and not sent`, async ({ cio, expect }) => {
		const { fetch, calls } = recordingFetch();
		const error = await rejection(new cio.PipelinesClient(key, { fetch }).page(LEAST.page));
		expect(error).to.include({ code: "validation", argument: "writeKey" });
		expect(error.message).to.match(problem).and.not.include("s3cret");
		expect(calls).to.have.lengthOf(0);
	});
}

test("the key of a service account is refused by TrackClient, too", async ({ cio, expect }) => {
	const key = "sa_live_s3cret";
	for (const [client, argument] of /** @type {const} */ ([
		[new cio.TrackClient(key), "key"],
		[new cio.TrackClient("site", key), "apiKey"],
	])) {
		const error = await rejection(client.identify("42"));
		expect(error).to.include({ code: "validation", argument });
		expect(error.message)
			.to.match(/service account/)
			.and.not.include("s3cret");
	}
});
