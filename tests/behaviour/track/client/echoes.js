/** Servers and hosts that repeat the credentials: they are in no error, hook or log. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").TrackClientOptions} Options */
import { expectNone, secretsOf, textOf } from "../../reveal.js";
import { ACTIONS, consoleOutput, recordingFetch, rejection, SHORT_DELAYS, wrong } from "../../support.js";
import { module, test } from "../../test.js";

module("echoes");

const SITE = "s1te-id";
const KEY = 'v3ry+s3cret/k"y';
const TOKEN = btoa(`${SITE}:${KEY}`);
/** What the caller's own headers hold. */
const OWN = {
	"Proxy-Authorization": "Bearer pr0xy-t0ken",
	Cookie: "session=c00kie-jar",
	"X-Api-Token": "0wn-t0ken",
};
const SECRETS = [...secretsOf(SITE, KEY), encodeURIComponent(KEY), "pr0xy-t0ken", "c00kie-jar", "0wn-t0ken"];

/** @param {Context} context @param {Options} [options] */
const secretClientOf = ({ cio, url }, options) =>
	new cio.TrackClient(SITE, KEY, { url, headers: OWN, retry: { maxRetries: 0 }, ...options });

/** The forms in which a server repeats what it was sent. @type {[string, (request: Request) => string][]} */
const ECHOES = [
	["its headers as JSON", ({ headers }) => JSON.stringify({ headers: Object.fromEntries(headers) })],
	[
		"its headers as PHP's JSON",
		({ headers }) => JSON.stringify(Object.fromEntries(headers)).replaceAll("/", "\\/"),
	],
	["its headers as text", ({ headers }) => [...headers].map((pair) => pair.join(": ")).join("\n")],
	["the decoded credentials", () => `Unauthorized: ${SITE}:${KEY}`],
	["the key alone", () => JSON.stringify({ meta: { error: `no such key: ${KEY}` } })],
	["the key in each reason", () => JSON.stringify({ errors: [{ reason: KEY, field: TOKEN, message: KEY }] })],
	["the key in a URL", () => `<a href="/?key=${encodeURIComponent(KEY)}">`],
	["the key where a message is cut", () => JSON.stringify({ meta: { error: `${"x".repeat(190)}${KEY}` } })],
];

for (const [what, echo] of ECHOES) {
	test(`a server that repeats ${what}`, async (context) => {
		const headers = (/** @type {Request} */ { headers }) =>
			new Headers({
				"x-echo": String(headers.get("authorization")),
				"set-cookie": "id=s3t",
				authorization: "other",
			});
		const { fetch } = recordingFetch(
			({ request }) => new Response(echo(request), { status: 401, headers: headers(request) }),
		);
		/** @type {unknown[]} */
		const seen = [];
		const see = (/** @type {unknown} */ details) => void seen.push(details);
		const client = secretClientOf(context, { fetch, onRequest: see, onResponse: see, onRetry: see });
		for (const [action, act] of ACTIONS) expectNone(context, SECRETS, await rejection(act(client)), action);
		context.expect(seen.length).to.be.greaterThan(ACTIONS.length);
		expectNone(context, SECRETS, seen);
		context.expect(textOf(seen)).not.to.include("id=s3t");
	});
}

test("what is not a secret stays in an error", async (context) => {
	const body = '{"meta":{"error":"no such person"}}';
	const { fetch } = recordingFetch(
		() => new Response(body, { status: 404, headers: { "x-request-id": "r-1" } }),
	);
	const error = await rejection(secretClientOf(context, { fetch }).identify("42"));
	context.expect(error).to.include({ body });
	context.expect(error.message).to.include("no such person");
	context.expect(error).to.have.nested.property("response.headers.x-request-id", "r-1");
});

/** The errors of a `fetch` that carry what was sent. @type {[string, (url: string, init: RequestInit) => unknown][]} */
const CARRIERS = [
	["its config", (url, init) => Object.assign(new Error("failed"), { config: { url, ...init } })],
	["its message", (_url, init) => new Error(`failed: ${JSON.stringify(init.headers)}`)],
	["a deep cause", (_url, init) => new Error("a", { cause: new Error("b", { cause: { init } }) })],
	["a Request", (url, init) => Object.assign(new Error("failed"), { request: new Request(url, init) })],
	["Headers", (_url, init) => Object.assign(new Error("failed"), { sent: new Headers(init.headers) })],
	["a URL", () => Object.assign(new Error("failed"), { at: new URL(`https://a.example/?${TOKEN}`) })],
	[
		"a Map",
		(_url, init) =>
			Object.assign(new Error("failed"), { sent: new Map(Object.entries({ ...init.headers })) }),
	],
	["a symbol's property", (_url, init) => Object.assign(new Error("failed"), { [Symbol("init")]: init })],
	[
		"a hidden getter",
		(_url, init) => Object.defineProperty(new Error("failed"), "options", { get: () => init }),
	],
	["a getter of its class", (_url, init) => new (carrierOf(init))("failed")],
	["its stack", () => Object.assign(new Error("failed"), { stack: `Error: ${KEY}\n    at x` })],
	["its code", () => Object.assign(new Error("failed"), { code: TOKEN })],
	["no error at all", (_url, init) => ({ init })],
	["text", (_url, init) => `failed: ${JSON.stringify(init.headers)}`],
	[
		"itself",
		(_url, init) => {
			const error = new Error(KEY);
			error.cause = error;
			return Object.assign(error, { init });
		},
	],
];

/** @param {RequestInit} init */
function carrierOf(init) {
	return class Carrier extends Error {
		get init() {
			return init;
		}
	};
}

for (const [what, thrown] of CARRIERS) {
	test(`a fetch whose error carries the request in ${what}`, async (context) => {
		/** @type {unknown[]} */
		const seen = [];
		/** @type {any} */
		let own;
		const fetch = wrong(async (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
			own = thrown(url, init);
			throw own;
		});
		const client = secretClientOf(context, {
			fetch,
			retry: { maxRetries: 1, ...SHORT_DELAYS },
			onRetry: (retry) => void seen.push(retry),
		});
		for (const [action, act] of ACTIONS) {
			const error = await rejection(act(client));
			context.expect(error).to.include({ code: "network" });
			expectNone(context, SECRETS, error, action);
			context.expect(textOf(own), "the host's own error").to.match(/v3ry|Basic |czF0/);
		}
		context.expect(seen).not.to.deep.equal([]);
		expectNone(context, SECRETS, seen);
	});
}

test("a copy of the host's error has its name, message, code and stack", async (context) => {
	const own = Object.assign(new TypeError("refused"), { code: "ECONNREFUSED", config: { key: KEY } });
	const { fetch } = recordingFetch(() => Promise.reject(own));
	const error = await rejection(secretClientOf(context, { fetch }).identify("42"));
	context.expect(error.cause).to.be.instanceOf(Error).and.not.equal(own);
	const { name, message, stack } = own;
	context.expect(error.cause).to.include({ name, message, code: "ECONNREFUSED", stack });
	context.expect(own.config).to.deep.equal({ key: KEY });
});

test("a host's error without a secret is the cause itself", async (context) => {
	const own = Object.assign(new TypeError("refused"), { config: { url: "https://relay.example" } });
	const { fetch } = recordingFetch(() => Promise.reject(own));
	const error = await rejection(secretClientOf(context, { fetch }).identify("42"));
	context.expect(error.cause).to.equal(own);
});

test("the reason of an abort is shown without them", async (context) => {
	const reason = new Error(`enough of ${KEY}`);
	const client = secretClientOf(context);
	for (const [, act] of ACTIONS) {
		expectNone(context, SECRETS, await rejection(act(client, { signal: AbortSignal.abort(reason) })));
	}
	context.expect(reason.message).to.include(KEY);
});

test("debugRequest writes none, nor those of the request's own headers", async (context) => {
	const { fetch } = recordingFetch(
		({ request }) => new Response("{}", { headers: { "x-echo": String(request.headers.get("x-session")) } }),
	);
	const lines = await consoleOutput(async () => {
		await secretClientOf(context, { fetch }).rawRequest({
			url: `/v1/x?key=${encodeURIComponent(KEY)}`,
			method: "GET",
			headers: { "X-Session": "0wn-t0ken-of-one", "X-Plain": "pl4in" },
			debugRequest: true,
		});
	});
	context.expect(lines).to.have.lengthOf(2);
	expectNone(context, SECRETS, lines);
	context.expect(textOf(lines)).not.to.include("pl4in");
});

test("sendAll shows none of them", async (context) => {
	const operation = { type: "person", action: "identify", identifiers: { id: "1" } };
	const { fetch } = recordingFetch(({ request }, count) => {
		const said = `no ${KEY} ${request.headers.get("authorization")}`;
		const errors = [{ batch_index: 0, reason: said, field: said, message: said }];
		return count === 1 ? Response.json({ errors }, { status: 207 }) : new Response(said, { status: 401 });
	});
	/** @type {unknown[]} */
	const seen = [];
	const client = secretClientOf(context, { fetch });
	const report = await client.sendAll([wrong(operation)], {
		onRejected: (rejected) => void seen.push(rejected),
	});
	context.expect(report.errors).to.have.lengthOf(1);
	expectNone(context, SECRETS, [report, seen]);
	expectNone(context, SECRETS, await rejection(client.sendAll([wrong(operation)])));
});
