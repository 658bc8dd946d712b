/** Hosts and mocks whose `fetch` resolves with junk, throws or never settles. */
/** @typedef {import("../../suite.js").Context} Context */

import {
	ACTIONS,
	clientOf,
	eagerClientOf,
	never,
	recordingFetch,
	rejection,
	sleep,
	wrong,
} from "../../support.js";
import { module, test } from "../../test.js";
import { HOSTILE } from "./values.js";

module("hostile fetch");

/** @param {object} [changes] */
const responseWith = (changes) => ({
	status: 200,
	ok: true,
	headers: new Headers(),
	text: async () => "{}",
	...changes,
});

/** @param {() => unknown} thrown */
function throws(thrown) {
	return () => {
		throw thrown();
	};
}

/** Objects that are not a Response but look like one. @type {[string, () => unknown][]} */
const MOCKS = [
	["a status that is a string", () => responseWith({ status: "200" })],
	["a status that is NaN", () => responseWith({ status: Number.NaN })],
	["a status out of range", () => responseWith({ status: 70_000 })],
	["a negative status", () => responseWith({ status: -1 })],
	["a fractional status", () => responseWith({ status: 200.5 })],
	[
		"a status that throws",
		() => Object.defineProperty(responseWith(), "status", { get: throws(() => "boom") }),
	],
	["no headers", () => responseWith({ headers: undefined })],
	["headers that are null", () => responseWith({ headers: null })],
	["headers as a plain object", () => responseWith({ headers: { "Content-Type": "application/json" } })],
	[
		"headers that throw",
		() => responseWith({ headers: { forEach: throws(() => "boom"), get: throws(() => 7) } }),
	],
	["headers of symbols", () => responseWith({ headers: [[Symbol("a"), Symbol("b")]] })],
	["no text()", () => responseWith({ text: undefined })],
	["text() that throws", () => responseWith({ text: throws(() => new TypeError("boom")) })],
	["text() that resolves with a number", () => responseWith({ text: async () => 7 })],
	["text() that does not return a promise", () => responseWith({ text: () => "{}" })],
	[
		"a thenable as text()",
		// biome-ignore lint/suspicious/noThenProperty: that is the point.
		() => responseWith({ text: () => ({ then: (/** @type {Function} */ done) => done("{}") }) }),
	],
	["an error response without headers and text", () => ({ status: 500 })],
	[
		"a redirect with headers that throw",
		() => responseWith({ status: 301, headers: { get: throws(() => null) } }),
	],
	[
		"a redirect with a location that is not a string",
		() => responseWith({ status: 301, headers: { get: () => 7 } }),
	],
];

for (const [what, make] of MOCKS) {
	test(`a response with ${what}`, async (context) => {
		const { cio, expect } = context;
		const client = eagerClientOf(context, { fetch: wrong(async () => make()) });
		const calls = ACTIONS.flatMap(([, act]) => [act(client)]);
		const binary = { url: "/v1/x", method: "GET", responseType: /** @type {const} */ ("binary") };
		for (const outcome of await Promise.allSettled([...calls, client.rawRequest(binary)])) {
			if (outcome.status === "rejected") expect(outcome.reason).to.be.instanceOf(cio.CustomerIOError);
		}
	});
}

test("one that resolves with, rejects with or throws anything: a network or request error with that cause", async (context) => {
	const { cio, expect } = context;
	for (const [what, make] of HOSTILE) {
		const value = make();
		const ways = [
			() => value,
			() => Promise.reject(value),
			() => {
				throw value;
			},
		];
		for (const [index, fetch] of ways.entries()) {
			const client = clientOf(context, { fetch: wrong(fetch), retry: { maxRetries: 0 }, timeout: 50 });
			const error = await rejection(client.identify("42"));
			expect(error, what).to.be.instanceOf(cio.CustomerIOError);
			expect(error.code, what).to.be.oneOf(["network", "request", "timeout"]);
			if (index > 0 && value !== undefined)
				expect(Object.is(error.cause, value), `${what}: cause`).to.equal(true);
		}
	}
});

test("one that never settles times out, each time", async (context) => {
	const { cio, expect } = context;
	for (const [action, act] of ACTIONS) {
		const { fetch, calls } = recordingFetch(never);
		const client = eagerClientOf(context, { fetch, timeout: 5, retry: { maxRetries: 2 } });
		const error = await rejection(act(client));
		expect(error).to.be.instanceOf(cio.TimeoutError);
		expect(calls).to.have.lengthOf(action === "rawRequest" ? 1 : 3);
	}
});

test("one that settles after the timeout: nothing is reported twice, and no rejection is unhandled", async (context) => {
	const { expect } = context;
	let count = 0;
	const fetch = wrong(async () => {
		count += 1;
		await sleep(40);
		if (count % 2) throw new TypeError("too late");
		return new Response("{}");
	});
	const client = eagerClientOf(context, { fetch, timeout: 5 });
	expect(await rejection(client.identify("42"))).to.include({ code: "timeout", attempts: 4 });
	await sleep(60);
	expect(count).to.equal(4);
});

test("a response with odd JSON keys does not pollute anything", async (context) => {
	const body = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"then":1}';
	const { fetch } = recordingFetch(() => new Response(body));
	const { data } = await clientOf(context, { fetch }).rawRequest({ url: "/v1/x", method: "GET" });
	context.expect(JSON.stringify(data)).to.equal(body);
	context.expect(/** @type {any} */ ({}).polluted).to.equal(undefined);
});

test("odd JSON in an error response is read as far as possible", async (context) => {
	const bodies = [
		'{"errors":[[],{},"",{"message":7},{"message":"real"}]}',
		'{"meta":{"error":{"a":1},"errors":"text"}}',
		'{"errors":{"length":3}}',
		`{"errors":["${"x".repeat(100_000)}"]}`,
		"[[[[]]]]",
		"null",
		'"text"',
		"9".repeat(400),
		`${"[".repeat(50_000)}${"]".repeat(50_000)}`,
	];
	for (const body of bodies) {
		const { fetch } = recordingFetch(() => new Response(body, { status: 400 }));
		const error = await rejection(clientOf(context, { fetch }).identify("42"));
		context.expect(error).to.include({ code: "request", statusCode: 400 });
		context.expect(error.body === body).to.equal(true);
		context.expect(error.errors).to.be.an("array");
	}
});
