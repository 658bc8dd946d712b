/** What the log never contains: credentials, headers, bodies, and the data of a call. */
import { appClientOf } from "../app/support.js";
import { pipelinesClientOf, WRITE_KEY } from "../pipelines/support.js";
import { secretsOf, textOf } from "../reveal.js";
import {
	consoleOutput,
	eagerClientOf,
	recordingFetch,
	rejection,
	SHORT_DELAYS,
	scriptedFetch,
} from "../support.js";
import { module, serverTest, test } from "../test.js";
import { recordingLogger } from "./support.js";

module("log: redaction");

const SITE = "s1te-id";
const KEY = "v3ry-s3cret-key";

/** What a server says that repeats everything. */
const echo = `{"meta":{"error":"${KEY} ${SITE} b0dy-text ada@example.com"}}`;

/** Responses and faults that repeat credentials and data. */
const servers = () =>
	[200, 400, 401, 503].map((status) =>
		scriptedFetch(
			() => new Response(echo, { status, headers: { "x-echo": `Bearer ${KEY}`, "x-data": "b0dy-text" } }),
		),
	);

test("credentials, headers, bodies and data are not in it, however a call ends", async (context) => {
	const { cio, expect, url } = context;
	const { logger, lines } = recordingLogger();
	const lost = scriptedFetch(new TypeError(`lost: ${KEY} at ${btoa(`${SITE}:${KEY}`)}`));
	const events = { name: "s3cret-event", data: { email: "ada@example.com" } };
	for (const { fetch } of [...servers(), lost]) {
		const client = new cio.TrackClient(SITE, KEY, {
			url,
			fetch,
			logger,
			logLevel: "debug",
			headers: { "x-own": "0wn-header-value" },
			retry: { maxRetries: 1, ...SHORT_DELAYS },
		});
		await Promise.allSettled([
			client.track("42", events),
			client.identify(KEY, { email: "ada@example.com" }),
			client.batch([
				{
					type: "person",
					action: "event",
					identifiers: { id: "42" },
					name: events.name,
					attributes: events.data,
				},
			]),
			client.rawRequest({
				url: `/v1/x?key=${KEY}`,
				method: "POST",
				data: "b0dy-text",
				headers: { "x-raw": "0wn-header-value" },
			}),
			client.sendAll([
				{
					type: "person",
					action: "identify",
					identifiers: { id: "7" },
					attributes: { email: "ada@example.com" },
				},
			]),
		]);
	}
	const text = textOf(lines);
	expect(lines.length).to.be.greaterThan(50);
	expect(text).to.include("/customers/[redacted]").and.to.include("/customers/42/events");
	const data = ["0wn-header-value", "b0dy-text", "ada@example.com", "s3cret-event", SITE];
	for (const secret of [...secretsOf(SITE, KEY), ...data]) expect(text).not.to.include(secret);
	expect(lines.flatMap(({ details }) => Object.keys(details))).not.to.include("headers");
});

serverTest("a Bearer key is not in it", async (context) => {
	const { cio, expect } = context;
	const { logger, lines } = recordingLogger();
	for (const { fetch } of servers()) {
		const options = {
			fetch,
			logger,
			logLevel: /** @type {const} */ ("debug"),
			retry: SHORT_DELAYS,
		};
		const key = `sk_us_${KEY}`;
		await Promise.allSettled([
			new cio.TrackClient(key, options).identify(key),
			new cio.APIClient(key, options).getCustomerActivities(key),
			new cio.PipelinesClient(key, options).identify({ userId: key }),
			appClientOf(context, options).getSegment(7),
		]);
	}
	const text = textOf(lines);
	expect(lines.length).to.be.greaterThan(30);
	for (const secret of [KEY, btoa(KEY), context.appKey]) expect(text).not.to.include(secret);
});

test("the write key is not in it, which is in the body in a page", async (context) => {
	const { expect } = context;
	const { logger, lines } = recordingLogger();
	const fetch = async (/** @type {string} */ _url, /** @type {RequestInit} */ init) =>
		new Response(String(init.body), { status: 400, headers: { "x-echo": WRITE_KEY } });
	const client = pipelinesClientOf(context, { fetch, logger, logLevel: "debug" });
	await rejection(client.identify({ userId: "42", traits: { email: "ada@example.com" } }));
	expect(lines).to.have.lengthOf(3);
	for (const secret of [WRITE_KEY, btoa(`${WRITE_KEY}:`), "ada@example.com"])
		expect(textOf(lines)).not.to.include(secret);
});

test("a url with credentials is refused, and nothing of it is logged", async (context) => {
	const { cio, expect, url } = context;
	const { logger, lines } = recordingLogger();
	const options = {
		url: url.replace("//", "//user:pa55word@"),
		logger,
		logLevel: /** @type {const} */ ("debug"),
	};
	const output = await consoleOutput(async () => {
		const error = await rejection(new cio.TrackClient(SITE, KEY, options).identify("42"));
		expect(error).to.include({ code: "validation", argument: "url" });
	});
	expect([lines, output]).to.deep.equal([[], []]);
});

test("where a redirect with a secret leads to is redacted", async (context) => {
	const { cio, expect } = context;
	const { logger, lines } = recordingLogger();
	const location = `https://track-eu.customer.io/api/v1/customers/${KEY}`;
	const { fetch } = scriptedFetch(() => new Response(null, { status: 307, headers: { location } }), 200);
	const options = { fetch, logger, logLevel: /** @type {const} */ ("debug"), dangerouslyAllowBrowser: true };
	await new cio.TrackClient(SITE, KEY, options).identify(KEY);
	expect(lines.map(({ details }) => details.location ?? "")).to.include(
		"https://track-eu.customer.io/api/v1/customers/[redacted]",
	);
	expect(textOf(lines)).not.to.include(KEY);
});

test("a line has no placeholder of the console's, whatever is in the URL or the error", async (context) => {
	const { expect } = context;
	const { logger, lines } = recordingLogger();
	const { fetch } = scriptedFetch(new TypeError("100 %s of %d"), 503, 200);
	const client = eagerClientOf(context, { fetch, logger, logLevel: "debug" });
	await client.rawRequest({ url: "/v1/%d0%cf?a=%25s", method: "GET", maxRetries: 2 });
	expect(lines.length).to.be.greaterThan(6);
	for (const { line, details } of lines) {
		expect(line).not.to.include("%");
		expect(details.url).to.include("/v1/%d0%cf?a=%25s");
	}
});

test("what the query of a raw request names as a secret is in no log, hook, error or message", async (context) => {
	const { expect } = context;
	const { logger, lines } = recordingLogger();
	/** @type {unknown[]} */
	const seen = [];
	const see = (/** @type {unknown} */ details) => void seen.push(details);
	const { fetch } = recordingFetch(({ request }) => new Response(request.url, { status: 503 }));
	const client = eagerClientOf(context, { fetch, logger, logLevel: "debug", onRequest: see, onRetry: see });
	const error = await rejection(
		client.rawRequest({
			url: "/v1/x?access_token=t0ken%2Fof%2Fpath&limit=1000000",
			method: "GET",
			queryParams: { api_key: "k3y of query", Password: "pa55word+1" },
			maxRetries: 1,
		}),
	);
	const text = textOf([lines, seen, error]);
	for (const secret of ["t0ken", "k3y", "pa55word"]) expect(text).not.to.include(secret);
	expect(text).to.include("access_token=[redacted]&limit=1000000&api_key=[redacted]");
});

test("a key is hidden in the escapes of .NET, too", async (context) => {
	const { cio, expect, url } = context;
	const key = "v3ry/s3cret+key";
	const escaped = encodeURIComponent(key).toLowerCase();
	const { fetch } = scriptedFetch(() => new Response(`key=${escaped}`, { status: 400 }));
	const error = await rejection(new cio.TrackClient(SITE, key, { url, fetch }).identify("42"));
	expect(error.body).to.equal("key=[redacted]");
});
