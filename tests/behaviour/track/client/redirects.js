/** A redirect is followed once, with everything, to another path of the same host or to the other region, and nowhere else. */
/** @typedef {import("../../suite.js").Context} Context */
import {
	ACTIONS,
	clientOf,
	directClientOf,
	EVENT_ACTIONS,
	eagerClientOf,
	faultyClientOf,
	recordingFetch,
	rejection,
	SHORT_DELAYS,
	scriptedFetch,
	wrong,
} from "../../support.js";
import { module, test } from "../../test.js";

module("redirects");

const US = "https://track.customer.io";
const EU = "https://track-eu.customer.io";
const STATUSES = [301, 302, 307, 308];

/** Redirect targets that must not receive the credentials of a US account. @type {(string | null)[]} */
const ELSEWHERE = [
	null,
	"",
	"https://[",
	"/\\evil.example/api/v1/customers/42",
	"\\\\evil.example/api/v1/customers/42",
	"https://user@track.customer.io/api/v1/elsewhere",
	"https://:pass@track.customer.io/api/v1/elsewhere",
	"https://track.customer.io:8443/api/v1/elsewhere",
	"http://track.customer.io/api/v1/elsewhere",
	"https://track.customer.io./api/v1/elsewhere",
	"data:text/plain,elsewhere",
	"https://evil.example/api/v1/customers/42",
	"//evil.example/api/v1/customers/42",
	"https://track-eu.customer.io.evil.example/api/v1/customers/42",
	"https://evil.example/https://track-eu.customer.io/api/v1/customers/42",
	"https://evil.example#track-eu.customer.io/api/v1/customers/42",
	"https://evil.example\\@track-eu.customer.io/api/v1/customers/42",
	"https://track-eu.customer.io@evil.example/api/v1/customers/42",
	"https://user:pass@track-eu.customer.io/api/v1/customers/42",
	"https://track-eu.customer.io:8443/api/v1/customers/42",
	"https://track-eu.customer.io./api/v1/customers/42",
	"https://atrack-eu.customer.io/api/v1/customers/42",
	"https://track-eu-customer.io/api/v1/customers/42",
	"http://track-eu.customer.io/api/v1/customers/42",
	"ftp://track-eu.customer.io/api/v1/customers/42",
	"javascript:alert(1)",
	"https://api-eu.customer.io/v1/customers/42",
	"https://customer.io/api/v1/customers/42",
];

/** Redirect targets on the host of a US account, and the URLs that they lead to. @type {[string, string][]} */
const WITHIN = [
	["/new", `${US}/new`],
	["/new?a=1#b", `${US}/new?a=1`],
	["new", ""],
	["?a=1", ""],
	[`${US}/api/v2/entity`, `${US}/api/v2/entity`],
	["HTTPS://TRACK.customer.io:443/new", `${US}/new`],
	["//track.customer.io/new", `${US}/new`],
	["/a/../new", `${US}/new`],
	["not a url at all", ""],
];

/** @param {number} status @param {string | null} location */
const redirect = (status, location) => () =>
	new Response(null, { status, headers: location === null ? {} : { location } });

/** @param {Context} context @param {unknown} error @param {boolean} [mayHaveTakenEffect] */
function expectRegionError({ cio, expect }, error, mayHaveTakenEffect = false) {
	expect(error).to.be.instanceOf(cio.RegionError);
	expect(error).to.include({
		name: "RegionError",
		code: "region",
		retryable: false,
		mayHaveTakenEffect,
	});
}

/** Moves a URL to another origin. @param {string} url @param {string} origin */
const at = (url, origin) => origin + new URL(url).pathname;

/** What is compared of a request. @param {Request} request */
async function contentOf(request) {
	const { method, headers } = request;
	const body = await request.clone().text();
	return { method, body, authorization: headers.get("authorization"), type: headers.get("content-type") };
}

for (const status of STATUSES) {
	test(`${status} to the other region is followed, with method, body and credentials`, async (context) => {
		const { expect } = context;
		for (const [region, home, sibling] of /** @type {const} */ ([
			["us", US, EU],
			["eu", EU, US],
		])) {
			for (const [action, act] of ACTIONS) {
				const { fetch, calls } = recordingFetch(({ request }, count) =>
					count === 1 ? redirect(status, at(request.url, sibling))() : new Response("{}"),
				);
				await act(directClientOf(context, { fetch, region }));
				const requests = calls.map(({ request }) => request);
				expect(requests.map(({ url }) => new URL(url).origin)).to.deep.equal([home, sibling]);
				const [first, second] = await Promise.all(requests.map(contentOf));
				expect(second, action).to.deep.equal(first);
				expect(first?.authorization).to.match(/^Basic \w/);
				expect(requests[1]?.redirect).to.equal("manual");
				expect(new URL(String(requests[1]?.url)).pathname).to.equal(
					new URL(String(requests[0]?.url)).pathname,
				);
			}
		}
	});

	test(`${status} back and forth is a RegionError after the second redirect`, async (context) => {
		for (const [, act] of ACTIONS) {
			const { fetch, calls } = recordingFetch(({ request }, count) =>
				redirect(status, at(request.url, count % 2 ? EU : US))(),
			);
			const client = directClientOf(context, { fetch, retry: SHORT_DELAYS });
			expectRegionError(context, await rejection(act(client)));
			context.expect(calls).to.have.lengthOf(2);
		}
	});
}

for (const location of ELSEWHERE) {
	test(`a redirect to ${location ?? "nowhere"} is a RegionError, and nothing is sent there`, async (context) => {
		for (const status of STATUSES) {
			for (const [, act] of ACTIONS) {
				const { fetch, calls } = scriptedFetch(redirect(status, location), 200);
				expectRegionError(context, await rejection(act(directClientOf(context, { fetch }))));
				context.expect(calls).to.have.lengthOf(1);
			}
		}
	});
}

for (const [location, target] of WITHIN) {
	test(`a redirect to ${location} of the same host is followed once, with everything`, async (context) => {
		const { expect } = context;
		for (const status of STATUSES) {
			for (const [action, act] of ACTIONS) {
				const { fetch, calls } = scriptedFetch(redirect(status, location), 200);
				// Within a host, an event without an id does not follow a 302.
				const eventIds = status === 302;
				await act(directClientOf(context, { fetch, eventIds, retry: { maxRetries: 0 } }));
				const [first, second] = await Promise.all(calls.map(({ request }) => contentOf(request)));
				expect(second, action).to.deep.equal(first);
				expect(first?.authorization).to.match(/^Basic \w/);
				const url = target || new URL(location, calls[0]?.request.url).href;
				expect(calls.map(({ request }) => request.url).slice(1)).to.deep.equal([url]);
			}
		}
	});
}

test("a 302 within the host is not followed by what must not be processed twice", async (context) => {
	for (const [, act] of EVENT_ACTIONS) {
		const within = scriptedFetch(redirect(302, "/new"), 200);
		const client = directClientOf(context, { fetch: within.fetch, eventIds: false });
		expectRegionError(context, await rejection(act(client)), true);
		context.expect(within.calls).to.have.lengthOf(1);
		const { fetch, calls } = scriptedFetch(redirect(302, `${EU}/new`), 200);
		await act(directClientOf(context, { fetch, eventIds: false }));
		context.expect(calls).to.have.lengthOf(2);
	}
});

test("a redirect within a host is followed once, and never to where it came from", async (context) => {
	for (const [locations, requests] of /** @type {const} */ ([
		[["/new", "/newer"], 2],
		[[""], 1],
		[["#a"], 1],
		[["/new", `${EU}/new`], 2],
		[[`${EU}/new`, "/newer"], 2],
	])) {
		for (const [, act] of ACTIONS) {
			const { fetch, calls } = scriptedFetch(...locations.map((location) => redirect(308, location)));
			const client = directClientOf(context, { fetch, retry: SHORT_DELAYS });
			expectRegionError(context, await rejection(act(client)));
			context.expect(calls).to.have.lengthOf(requests);
		}
	}
});

test("a retry after a redirect within a host goes to where that led", async (context) => {
	const { fetch, calls } = scriptedFetch(redirect(307, "/new"), 500, 200);
	await directClientOf(context, { fetch, retry: SHORT_DELAYS }).identify("42");
	const paths = calls.map(({ request }) => new URL(request.url).pathname);
	context.expect(paths).to.deep.equal(["/api/v1/customers/42", "/new", "/new"]);
});

test("with a custom url a redirect may leave its prefix, but not its host", async (context) => {
	const { fetch, calls } = scriptedFetch(redirect(308, "/new"), 200);
	await clientOf(context, { fetch, url: "http://relay.example:8080/prefix" }).identify("42");
	const urls = calls.map(({ request }) => request.url);
	context
		.expect(urls)
		.to.deep.equal(["http://relay.example:8080/prefix/api/v1/customers/42", "http://relay.example:8080/new"]);
	for (const location of [
		"https://relay.example:8080/new",
		"http://relay.example/new",
		"//other.example:8080/new",
	]) {
		const { fetch, calls } = scriptedFetch(redirect(308, location), 200);
		const client = clientOf(context, { fetch, url: "http://relay.example:8080/prefix" });
		expectRegionError(context, await rejection(client.identify("42")));
		context.expect(calls).to.have.lengthOf(1);
	}
});

test("over HTTP: a redirect to another path of the same host is followed, except in a page", async (context) => {
	const { expect, sandbox } = context;
	await sandbox.fail({ kind: "answer", status: 307, headers: { location: "/api/v1/customers/43" } });
	const call = clientOf(context).identify("42", { plan: "basic" });
	if ("document" in globalThis) {
		expectRegionError(context, await rejection(call), true);
	} else {
		await call;
		const { people, requests } = await sandbox.state();
		expect(people.map(({ id, attributes }) => [id, attributes.plan])).to.deep.equal([["43", "basic"]]);
		expect(requests).to.have.lengthOf(2);
	}
});

test("with a custom url no redirect is followed, not even to Customer.io", async (context) => {
	for (const location of [`${EU}/api/v1/customers/42`, `${context.elsewhereUrl}/api/v1/customers/42`]) {
		for (const [, act] of ACTIONS) {
			const { fetch, calls } = scriptedFetch(redirect(301, location), 200);
			expectRegionError(context, await rejection(act(clientOf(context, { fetch }))));
			context.expect(calls).to.have.lengthOf(1);
		}
	}
});

test("an opaque redirect in a page is a RegionError", async (context) => {
	const opaque = () =>
		wrong({
			type: "opaqueredirect",
			status: 0,
			ok: false,
			headers: new Headers(),
			text: async () => "",
			arrayBuffer: async () => new ArrayBuffer(0),
		});
	for (const [, act] of ACTIONS) {
		const { fetch, calls } = scriptedFetch(opaque, 200);
		// It may be a 303.
		expectRegionError(context, await rejection(act(directClientOf(context, { fetch }))), true);
		context.expect(calls).to.have.lengthOf(1);
	}
});

test("303 is a RegionError wherever it leads: the request may have been processed", async (context) => {
	for (const location of [`${EU}/api/v1/customers/42`, "/api/v1/elsewhere", null]) {
		for (const [, act] of ACTIONS) {
			const { fetch, calls } = scriptedFetch(redirect(303, location), 200);
			expectRegionError(context, await rejection(act(directClientOf(context, { fetch }))), true);
			context.expect(calls).to.have.lengthOf(1);
		}
	}
});

for (const status of [301, 302, 303, 307, 308]) {
	test(`over HTTP: ${status} to another host is a RegionError`, async (context) => {
		for (const [, act] of ACTIONS) {
			const error = await rejection(act(faultyClientOf(context, `redirect/${status}`)));
			// A page does not learn the status.
			expectRegionError(context, error, status === 303 || "document" in globalThis);
			context.expect(error.attempts).to.equal(1);
		}
		const { requests } = await context.elsewhere.state();
		context.expect(requests, "requests elsewhere").to.deep.equal([]);
	});
}

test("a redirect is not retried, but a failure after it is", async (context) => {
	const { expect } = context;
	const once = scriptedFetch(redirect(301, "https://evil.example/"));
	await rejection(eagerClientOf(context, { fetch: once.fetch }).identify("42"));
	expect(once.calls).to.have.lengthOf(1);
	const { fetch, calls } = scriptedFetch(redirect(301, `${EU}/api/v1/customers/42`), 503, 200);
	const client = directClientOf(context, { fetch, retry: SHORT_DELAYS });
	await client.identify("42");
	expect(calls.map(({ request }) => new URL(request.url).origin)).to.deep.equal([US, EU, EU]);
});

test("a redirect does not count as a retry", async (context) => {
	const { fetch, calls } = scriptedFetch(redirect(301, `${EU}/api/v1/customers/42`), 200);
	await directClientOf(context, { fetch, retry: { maxRetries: 0 } }).identify("42");
	context.expect(calls).to.have.lengthOf(2);
});

test("a multipart body follows a redirect too", async (context) => {
	const { fetch, calls } = scriptedFetch(redirect(307, `${EU}/api/v1/upload`), 200);
	const request = { url: "/v1/upload", method: "POST", formData: { a: "1" }, fileData: { f: "x" } };
	await directClientOf(context, { fetch }).rawRequest(request);
	const bodies = await Promise.all(calls.map(async (call) => [...(await call.request.formData()).keys()]));
	context.expect(bodies).to.deep.equal([
		["a", "f"],
		["a", "f"],
	]);
});

test("the call returns the response of the other region", async (context) => {
	const { fetch } = scriptedFetch(
		redirect(301, `${EU}/api/v1/x`),
		() => new Response('{"from":"eu"}', { status: 201 }),
	);
	const raw = await directClientOf(context, { fetch }).rawRequest({ url: "/v1/x", method: "GET" });
	context.expect(raw).to.deep.include({ data: { from: "eu" }, status: 201 });
});
