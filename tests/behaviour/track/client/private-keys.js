/** Private keys in the place of a Site ID and an API key: where they are sent to, and who may not have one. */
/** @typedef {import("../../suite.js").Context} Context */
import { secretsOf, textOf, throwRequest } from "../../reveal.js";
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
import { isPage, module, serverTest, test } from "../../test.js";

module("private keys");

const US = "https://track.customer.io";
const EU = "https://track-eu.customer.io";
const KEY = "v3ry-s3cret-key";

/** The key, the options, and where the request goes to. @type {[string, any, any, string][]} */
const TARGETS = [
	["the US", "sk_us_abc", {}, US],
	["the EU", "sk_eu_abc", {}, EU],
	["its own region", "sk_eu_abc", { region: "eu" }, EU],
	["its own region by the official object", "sk_eu_abc", { region: { trackUrl: `${EU}/api/v1` } }, EU],
	["region auto", "sk_eu_abc", { region: "auto" }, EU],
	["a url", "sk_eu_abc", { url: "https://host.example/relay/api/v1" }, "https://host.example/relay"],
];

for (const [what, key, options, base] of TARGETS) {
	serverTest(`${what}: to ${base}, as Bearer, in one request`, async ({ cio, expect }) => {
		const { fetch, calls } = recordingFetch();
		await new cio.TrackClient(key, { fetch, ...options }).identify("42");
		expect(calls).to.have.lengthOf(1);
		const { url, headers } = /** @type {import("../../support.js").FetchCall} */ (calls[0]).request;
		expect(url).to.equal(`${base}/api/v1/customers/42`);
		expect(headers.get("authorization")).to.equal(`Bearer ${key}`);
	});
}

serverTest("a single line break at its end is not part of it", async ({ cio, expect }) => {
	for (const end of ["\n", "\r\n"]) {
		const { fetch, calls } = recordingFetch();
		await new cio.TrackClient(`sk_us_abc${end}`, { fetch }).identify("42");
		expect(calls[0]?.request.headers.get("authorization")).to.equal("Bearer sk_us_abc");
	}
});

serverTest("it needs no options, and takes them in the third place, too", async ({ cio, expect }) => {
	const { fetch, calls } = recordingFetch();
	const original = globalThis.fetch;
	globalThis.fetch = wrong(fetch);
	try {
		await new cio.TrackClient("sk_eu_abc").identify("42");
	} finally {
		globalThis.fetch = original;
	}
	// Where the API key comes from a variable that is not set.
	await new cio.TrackClient("sk_eu_abc", wrong(undefined), { fetch }).identify("42");
	expect(calls.map(({ request }) => new URL(request.url).origin)).to.deep.equal([EU, EU]);
});

serverTest("every call has it, also raw requests, sendAll and batches", async ({ cio, expect }) => {
	const { fetch, calls } = recordingFetch();
	const client = new cio.TrackClient("sk_eu_abc", { fetch });
	for (const [, act] of ACTIONS) await act(client);
	await client.sendAll([{ type: "person", action: "delete", identifiers: { id: "42" } }]);
	await new cio.TrackClient("sk_eu_abc", { fetch, batching: {} }).track("42", { name: "a" });
	expect(calls).to.have.lengthOf(ACTIONS.length + 2);
	for (const { request } of calls) {
		expect(request.headers.get("authorization")).to.equal("Bearer sk_eu_abc");
		expect(new URL(request.url).origin).to.equal(EU);
	}
});

/** What is refused: the arguments, and what the error says. @type {[string, any[], string, RegExp][]} */
const REFUSED = [
	["an API key beside it", [`sk_eu_${KEY}`, "key"], "apiKey", /must be left out with a private key/],
	["a blank API key beside it", [`sk_eu_${KEY}`, ""], "apiKey", /must be left out/],
	["options twice", [`sk_eu_${KEY}`, {}, {}], "apiKey", /must be left out/],
	["as API key", ["site", `sk_eu_${KEY}`], "apiKey", /is a private key.*new TrackClient\(key, options\)/],
	["as API key, without a Site ID", [undefined, `sk_eu_${KEY}`], "apiKey", /is a private key/],
	["no region in it", [`sk_${KEY}`], "key", /must begin with sk_us_ or sk_eu_/],
	["another region in it", [`sk_mars_${KEY}`], "key", /must begin with sk_us_ or sk_eu_/],
	["a space before it", [` sk_eu_${KEY}`], "key", /must not begin or end with a space/],
	["a line break in it", [`sk_eu_\n${KEY}`], "key", /control characters/],
	["a letter that no header carries", [`sk_eu_${KEY}é`], "key", /must consist of/],
	["us for a key of the EU", [`sk_eu_${KEY}`, { region: "us" }], "region", /contradicts the region/],
	["eu for a key of the US", [`sk_us_${KEY}`, { region: "eu" }], "region", /contradicts the region/],
	["a public key", [`pk_us_${KEY}`], "key", /is a public key.*pages and apps/],
	["a public key and an API key", [`pk_us_${KEY}`, "key"], "key", /is a public key/],
	["a public key as API key", ["site", `pk_us_${KEY}`], "apiKey", /is a public key/],
	["a Site ID alone", ["site"], "apiKey", /is required/],
	["a Site ID and options", ["site", {}], "apiKey", /is required/],
];

for (const [what, args, argument, message] of REFUSED) {
	test(`refused without showing it: ${what}`, async ({ cio, expect }) => {
		const error = await rejection(Reflect.construct(cio.TrackClient, args).identify("42"));
		expect(error).to.be.instanceOf(cio.ValidationError);
		expect(error).to.include({ argument, code: "validation", attempts: 0, mayHaveTakenEffect: false });
		expect(error.message)
			.to.match(/^TrackClient: /)
			.and.match(message);
		expect(textOf(error)).not.to.include(KEY);
	});
}

serverTest("an APIClient takes no public key, and says why", async ({ cio, expect }) => {
	const { fetch, calls } = recordingFetch();
	const error = await rejection(new cio.APIClient(`pk_us_${KEY}`, { fetch }).getSegment(7));
	expect(error).to.include({ code: "validation", argument: "appKey" });
	expect(error.message).to.match(/is a public key.*pages and apps/);
	expect(textOf(error)).not.to.include(KEY);
	expect(calls).to.deep.equal([]);
});

test("a page and its workers may not have one, whatever the options are", async ({ cio, expect }) => {
	for (const options of [
		{},
		{ dangerouslyAllowBrowser: true },
		{ url: "https://relay.example" },
		{ url: US, dangerouslyAllowBrowser: true },
	]) {
		const { fetch, calls } = recordingFetch();
		const client = new cio.TrackClient(`sk_us_${KEY}`, { fetch, ...options });
		for (const [, act] of ACTIONS) {
			if (!isPage) {
				await act(client);
				continue;
			}
			const error = await rejection(act(client));
			expect(error).to.be.instanceOf(cio.ValidationError);
			expect(error).to.include({ argument: "key", attempts: 0 });
			expect(error.message).to.match(/private key.*must not be used in a page/);
			expect(textOf(error)).not.to.include(KEY);
		}
		expect(calls, "requests sent").to.have.lengthOf(isPage ? 0 : ACTIONS.length);
	}
});

const ONE_ATTEMPT = { retry: { maxRetries: 0 } };

/** Calls that fail, each in a different way. @type {[string, (context: Context) => any][]} */
const FAILURES = [
	["a wrong key", ({ url }) => ({ url })],
	["an unknown option", () => ({ key: 7 })],
	["a refused connection", ({ closedUrl }) => ({ url: closedUrl, ...ONE_ATTEMPT })],
	["a redirect to another host", ({ url }) => ({ url: `${url}/faults/redirect/301` })],
	["a timeout", () => ({ fetch: recordingFetch(never).fetch, timeout: 5, ...ONE_ATTEMPT })],
	["a server that repeats the key", () => ({ fetch: echo().fetch })],
	["a fetch that throws the request", () => ({ fetch: throwRequest, ...ONE_ATTEMPT })],
];

/** Refuses a request, and repeats its headers. */
const echo = () =>
	recordingFetch(({ request }) => {
		const authorization = String(request.headers.get("authorization"));
		const body = JSON.stringify({ meta: { error: `no: ${authorization}` } });
		return new Response(body, { status: 400, headers: { "x-echo": authorization } });
	});

for (const [what, options] of FAILURES) {
	serverTest(`no error contains it: ${what}`, async (context) => {
		const { cio, expect } = context;
		/** @type {Error[]} */
		const errors = [];
		const lines = await consoleOutput(async () => {
			for (const [, act] of ACTIONS)
				errors.push(await rejection(act(new cio.TrackClient(`sk_us_${KEY}`, options(context)))));
		});
		for (const error of errors) {
			expect(error).to.be.instanceOf(cio.CustomerIOError);
			for (const secret of secretsOf("", KEY)) expect(textOf(error)).not.to.include(secret);
		}
		expect(lines).to.deep.equal([]);
	});
}

serverTest("no hook and no property of a client has it", async ({ cio, expect }) => {
	/** @type {unknown[]} */
	const seen = [];
	const see = (/** @type {unknown} */ what) => void seen.push(what);
	const { fetch } = scriptedFetch(503, new TypeError("lost"), 401);
	const client = new cio.TrackClient(`sk_us_${KEY}`, {
		fetch,
		retry: SHORT_DELAYS,
		onRequest: see,
		onResponse: see,
		onRetry: see,
	});
	await rejection(client.track("42", { name: "a" }));
	expect(seen).to.have.lengthOf.at.least(7);
	expect(textOf(seen)).to.include("Bearer [redacted]").and.not.include(KEY);
	expect(textOf(client)).not.to.include(KEY);
});

serverTest("no other host receives it", async ({ cio, expect }) => {
	const { fetch, calls } = recordingFetch();
	const client = new cio.TrackClient(`sk_us_${KEY}`, { fetch });
	for (const url of ["https://evil.example/v1/x", "//evil.example/x", "/\\evil.example", "/v1/x"])
		await Promise.allSettled([client.rawRequest({ url, method: "GET" })]);
	expect(calls).to.have.lengthOf.at.least(1);
	for (const { request } of calls) expect(new URL(request.url).origin).to.equal(US);
});
