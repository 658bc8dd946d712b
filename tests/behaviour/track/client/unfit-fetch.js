/** A `fetch` that can never work: the error says what is wrong with it, at once. */
/** @typedef {import("../../suite.js").Context} Context */
import { ACTIONS, clientOf, eagerClientOf, rejection, wrong } from "../../support.js";
import { module, test } from "../../test.js";

module("unfit fetch");

/** @param {object} members */
const mock = (members) => ({ ok: true, status: 200, ...members });

function used() {
	const response = new Response("{}");
	return response.text().then(() => response);
}

/** @param {Record<string, string>} [headers] */
function locked(headers) {
	const response = new Response("{}", { headers });
	response.body?.getReader();
	return response;
}

/** What `fetch` does, what the message says of it, and whether the request may have been processed. @type {[string, () => unknown, RegExp, boolean][]} */
const FAULTS = [
	["resolves with undefined", () => undefined, /Response/, true],
	["resolves with null", () => null, /Response/, true],
	["resolves with text", () => "{}", /Response/, true],
	["resolves with data", () => ({ region: "us" }), /Response/, true],
	["resolves with a status that is text", () => mock({ status: "200" }), /Response/, true],
	["resolves with a status out of range", () => mock({ status: 70_000 }), /Response/, true],
	["resolves with { ok, status, json }", () => mock({ json: async () => ({}) }), /text\(\)/, true],
	[
		"resolves with { status, json } of a failure",
		() => mock({ ok: false, status: 400, json: async () => ({}) }),
		/text\(\)/,
		true,
	],
	["resolves with a text() of data", () => mock({ text: async () => ({}) }), /text\(\)/, true],
	["resolves with a Response that has been read", used, /already been read/, true],
	["resolves with a Response that somebody else reads", () => locked(), /already been read/, true],
	[
		"resolves with a Response of known length that somebody else reads",
		() => locked({ "content-length": "2" }),
		/already been read/,
		true,
	],
	[
		"calls a method without its object",
		() => {
			throw new TypeError("Illegal invocation: function called with incorrect `this` reference.");
		},
		/object that it is a method of/,
		true,
	],
];

for (const [what, respond, words, mayHaveTakenEffect] of FAULTS) {
	test(`one that ${what}`, async (context) => {
		const { cio, expect } = context;
		for (const [action, act] of ACTIONS) {
			let count = 0;
			const fetch = wrong(async () => {
				count += 1;
				return respond();
			});
			const error = await rejection(act(eagerClientOf(context, { fetch, retry: { maxRetries: 3 } })));
			expect(error, action).to.be.instanceOf(cio.NetworkError);
			expect(error).to.include({ code: "network", retryable: false, attempts: 1, mayHaveTakenEffect });
			expect(error.message).to.match(/fetch/).and.match(words);
			expect(count, action).to.equal(1);
		}
	});
}

test("one that resolves with the same Response each time: the second call says so", async (context) => {
	const response = new Response("{}");
	const client = clientOf(context, { fetch: async () => response });
	await client.identify("1");
	const error = await rejection(client.identify("2"));
	context.expect(error).to.include({ code: "network", retryable: false, attempts: 1 });
	context.expect(error.message).to.include("already been read");
});

test("retryAllErrors does not repeat it", async (context) => {
	let count = 0;
	const fetch = wrong(async () => {
		count += 1;
	});
	const request = { url: "/v1/x", method: "GET", maxRetries: 3, retryDelayMS: 1, retryAllErrors: true };
	await rejection(clientOf(context, { fetch }).rawRequest(request));
	context.expect(count).to.equal(1);
});

test("no fetch at all: nothing was sent", async (context) => {
	const { fetch } = globalThis;
	try {
		globalThis.fetch = wrong(undefined);
		const error = await rejection(clientOf(context).identify("42"));
		context
			.expect(error)
			.to.include({ code: "network", retryable: false, attempts: 1, mayHaveTakenEffect: false });
		context.expect(error.message).to.include("options.fetch");
	} finally {
		globalThis.fetch = fetch;
	}
});

test("Response.error() is a broken connection, and repeated", async (context) => {
	let count = 0;
	const fetch = async () => {
		count += 1;
		return Response.error();
	};
	const error = await rejection(eagerClientOf(context, { fetch }).identify("42"));
	context.expect(error).to.include({ code: "network", retryable: true, attempts: 4 });
	context.expect(count).to.equal(4);
});

/** What `arrayBuffer()` of a mock may give. @type {[string, () => unknown, boolean][]} */
const BUFFERS = [
	["undefined", () => undefined, false],
	["text", () => "abc", false],
	["a symbol", () => Symbol("a"), false],
	["a list", () => [1, 2], false],
	[
		"an object that claims to be a buffer",
		() => ({ [Symbol.toStringTag]: "ArrayBuffer", byteLength: -1 }),
		false,
	],
	["a detached buffer", detached, false],
	["bytes", () => Uint8Array.of(0, 1, 2).subarray(1), true],
	["a DataView", () => new DataView(Uint8Array.of(0, 1, 2).buffer, 1), true],
	["a buffer", () => Uint8Array.of(1, 2).buffer, true],
];

function detached() {
	const buffer = new ArrayBuffer(2);
	structuredClone(buffer, { transfer: [buffer] });
	return buffer;
}

for (const [what, make, isFit] of BUFFERS) {
	test(`an arrayBuffer() that gives ${what}`, async (context) => {
		const fetch = wrong(async () => mock({ headers: new Headers(), arrayBuffer: async () => make() }));
		const request = { url: "/v1/x", method: "GET", responseType: /** @type {const} */ ("binary") };
		const call = clientOf(context, { fetch }).rawRequest(request);
		if (isFit) {
			const { data } = await call;
			context.expect([.../** @type {Uint8Array} */ (data)]).to.deep.equal([1, 2]);
		} else if (what.startsWith("an object")) {
			// It looks like a buffer, but has no bytes.
			const [{ value }] = /** @type {any[]} */ (await Promise.allSettled([call]));
			context.expect([...(value?.data ?? [])]).to.deep.equal([]);
		} else {
			const error = await rejection(call);
			context.expect(error).to.include({ code: "network", retryable: false, attempts: 1 });
			context.expect(error.message).to.include("arrayBuffer()");
		}
	});
}

test("the message of a lost connection has the host's words, in bounds", async (context) => {
	const lost = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
	for (const [thrown, words] of /** @type {[unknown, string][]} */ ([
		[new TypeError("fetch failed", { cause: lost }), "fetch failed: read ECONNRESET"],
		[
			new TypeError("fetch failed", { cause: Object.assign(new Error(""), { code: "EPIPE" }) }),
			"fetch failed: EPIPE",
		],
		[new DOMException("offline", "NetworkError"), "offline"],
		["just text", "just text"],
		[new Error("two\n\tlines"), "two lines"],
		[new Error("x".repeat(100_000)), `${"x".repeat(200)}…`],
	])) {
		const fetch = wrong(() => Promise.reject(thrown));
		const error = await rejection(clientOf(context, { fetch, retry: { maxRetries: 0 } }).identify("42"));
		context.expect(error.message).to.include(words);
		context.expect(error.message.length).to.be.lessThan(600);
	}
});

test("an error that says nothing leads to no empty words", async (context) => {
	for (const thrown of [undefined, null, 7, {}, new Error("")]) {
		const fetch = wrong(() => Promise.reject(thrown));
		const error = await rejection(clientOf(context, { fetch, retry: { maxRetries: 0 } }).identify("42"));
		context.expect(error.message).to.include("no response from Customer.io. Check");
	}
});
