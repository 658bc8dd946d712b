/** Responses are read up to a limit, and those that were cut on their way are retried like a lost connection. */
/** @typedef {import("../../suite.js").Context} Context */
import {
	clientOf,
	directClientOf,
	eagerClientOf,
	eventually,
	expectRefused,
	faultyClientOf,
	recordingFetch,
	rejection,
	rejections,
	sleep,
	wrong,
} from "../../support.js";
import { module, test } from "../../test.js";

module("long responses");

/** A body of this many bytes of JSON, in chunks, that notes whether it was cancelled. @param {number} bytes */
function longBody(bytes) {
	const seen = { pulled: 0, isCancelled: false };
	const chunk = new TextEncoder().encode(" ".repeat(1000));
	const stream = new ReadableStream({
		pull(controller) {
			controller.enqueue(seen.pulled === 0 ? new TextEncoder().encode("{}") : chunk);
			seen.pulled += 1;
			if (seen.pulled * 1000 > bytes) controller.close();
		},
		cancel() {
			seen.isCancelled = true;
		},
	});
	return { seen, stream };
}

/** @type {{ method: string, url: string, responseType: import("customerio-wasm").ResponseType }[]} */
const RAW = /** @type {const} */ (["json", "text", "binary"]).map((responseType) => ({
	method: "PUT",
	url: "/v1/a",
	responseType,
}));

/** @param {Context} context @param {unknown} error @param {number} limit */
function expectTooLong({ cio, expect }, error, limit) {
	expect(error).to.be.instanceOf(cio.CustomerIORequestError);
	expect(error).to.include({
		statusCode: 200,
		attempts: 1,
		retryable: false,
		mayHaveTakenEffect: true,
		body: "",
	});
	expect(/** @type {Error} */ (error).message)
		.to.include(`${limit} bytes`)
		.and.to.include("maxResponseBytes");
}

test("a success that is longer than maxResponseBytes rejects, and the rest is cancelled", async (context) => {
	const { expect } = context;
	/** @type {ReturnType<typeof longBody>["seen"][]} */
	const bodies = [];
	const fetch = wrong(async () => {
		const { seen, stream } = longBody(1_000_000);
		bodies.push(seen);
		return new Response(stream);
	});
	const client = eagerClientOf(context, { fetch, maxResponseBytes: 10_000 });
	const calls = [
		client.identify("42"),
		...RAW.map((request) => client.rawRequest({ ...request, maxRetries: 3 })),
	];
	for (const error of await rejections(calls)) expectTooLong(context, error, 10_000);
	expect(bodies).to.have.lengthOf(4);
	for (const { pulled, isCancelled } of bodies) {
		expect(pulled).to.be.at.most(20);
		expect(isCancelled).to.equal(true);
	}
});

test("a success of exactly maxResponseBytes is read", async (context) => {
	const { expect } = context;
	const text = `{"a":"${"x".repeat(92)}"}`;
	for (const [bytes, isRead] of /** @type {const} */ ([
		[100, true],
		[99, false],
	])) {
		for (const make of [
			() => new Response(text),
			() => new Response(text, { headers: { "content-length": "100" } }),
			() =>
				wrong({
					status: 200,
					ok: true,
					headers: new Headers(),
					text: async () => text,
					arrayBuffer: async () => new TextEncoder().encode(text).buffer,
				}),
		]) {
			const client = directClientOf(context, { fetch: wrong(make), maxResponseBytes: bytes });
			for (const request of RAW) {
				const call = client.rawRequest(request);
				if (isRead) expect(await call).to.include({ status: 200 });
				else expectTooLong(context, await rejection(call), 99);
			}
		}
	}
});

test("the limit is 4,000,000 bytes by default", async (context) => {
	const { expect } = context;
	for (const [bytes, isRead] of /** @type {const} */ ([
		[4_000_000, true],
		[4_000_001, false],
	])) {
		const client = faultyClientOf(context, `long/200-${bytes}`);
		if (isRead) expect(await client.identify("42")).to.deep.equal({});
		else expectTooLong(context, await rejection(client.identify("42")), 4_000_000);
	}
});

/** Waits until the server has seen the end of every connection. @param {Context} context @param {string} name */
async function expectAllClosed({ stalled }, name) {
	await eventually(async () => {
		const { opened, closed } = await stalled(name);
		return closed === opened;
	});
}

for (const what of ["200-Infinity", "200-Infinity-gzip"]) {
	test(`over HTTP: an endless response is read to the limit, then its connection is closed: ${what}`, async (context) => {
		const client = faultyClientOf(context, `long/${what}`, { timeout: 20_000 });
		const calls = [client.identify("42"), ...RAW.map((request) => client.rawRequest(request))];
		for (const error of await rejections(calls)) expectTooLong(context, error, 4_000_000);
		await expectAllClosed(context, what);
	});
}

test("of a long body of an error, 256 KiB are kept", async (context) => {
	const { expect } = context;
	const client = faultyClientOf(context, "long/400-Infinity", { timeout: 20_000 });
	for (const error of await rejections([
		client.identify("42"),
		...RAW.map((request) => client.rawRequest(request)),
	])) {
		expect(error).to.include({ statusCode: 400, code: "request" });
		expect(error.body).to.have.lengthOf(262_144);
		expect(error.message.length).to.be.below(1000);
	}
	await expectAllClosed(context, "400-Infinity");
	const text = "no ".repeat(1_000_000);
	const { fetch } = recordingFetch(() => new Response(text, { status: 400 }));
	const error = await rejection(clientOf(context, { fetch }).identify("42"));
	expect(error.body).to.equal(text.slice(0, 262_144));
});

test("text of many chunks is decoded as one", async (context) => {
	const text = JSON.stringify({ a: "grüße 🙂".repeat(20) });
	const bytes = new TextEncoder().encode(`\ufeff${text}`);
	const fetch = wrong(async () => {
		let index = 0;
		return new Response(
			new ReadableStream({
				pull(controller) {
					controller.enqueue(bytes.subarray(index, index + 1));
					index += 1;
					if (index === bytes.length) controller.close();
				},
			}),
		);
	});
	const { data } = await clientOf(context, { fetch }).rawRequest({ method: "GET", url: "/v1/a" });
	context.expect(data).to.deep.equal(JSON.parse(text));
});

for (const maxResponseBytes of [0, -1, 1.5, Number.NaN, "1000", null, 2 ** 40]) {
	test(`maxResponseBytes: ${JSON.stringify(maxResponseBytes)} is refused`, async (context) => {
		const client = clientOf(context, { maxResponseBytes: wrong(maxResponseBytes) });
		await expectRefused(context, client.identify("42"), "maxResponseBytes");
	});
}

/** Responses that were cut on their way. @type {[string, () => Response][]} */
const CUT = [
	["shorter than declared", () => new Response('{"a":[1,', { headers: { "content-length": "1000" } })],
	["compressed", () => new Response('{"errors":[{"batch_index', { headers: { "content-encoding": "gzip" } })],
	["compressed, at its start", () => new Response("", { headers: { "content-encoding": "br" } })],
	[
		"a stream that fails",
		() =>
			new Response(
				new ReadableStream({
					start(controller) {
						controller.enqueue(new TextEncoder().encode('{"a":'));
					},
					pull(controller) {
						controller.error(new TypeError("cut"));
					},
				}),
			),
	],
];

for (const [what, make] of CUT) {
	test(`a response that was cut (${what}) is retried like a lost connection`, async (context) => {
		const { cio, expect } = context;
		/** @param {number} failures */
		const server = (failures) =>
			recordingFetch((_call, count) => (count <= failures ? make() : new Response("{}")));
		for (const act of [
			(/** @type {import("customerio-wasm").TrackClient} */ client) => client.identify("42"),
			(/** @type {import("customerio-wasm").TrackClient} */ client) => client.track("42", { name: "a" }),
			(/** @type {import("customerio-wasm").TrackClient} */ client) =>
				client.sendAll([{ type: "person", action: "delete", identifiers: { id: "1" } }]),
		]) {
			const { fetch, calls } = server(2);
			await act(eagerClientOf(context, { fetch }));
			expect(calls).to.have.lengthOf(3);
		}
		const { fetch, calls } = server(9);
		const error = await rejection(eagerClientOf(context, { fetch }).submitForm("a", { b: 1 }));
		expect(error).to.be.instanceOf(cio.NetworkError);
		expect(error).to.include({ attempts: 1, mayHaveTakenEffect: true });
		expect(calls).to.have.lengthOf(1);
	});
}

test("over HTTP: compressed responses are read, and retried if they end too early", async (context) => {
	const { expect } = context;
	expect(await faultyClientOf(context, "gzip/whole").identify("42")).to.have.property("made");
	// Bun writes to the console of each, and nobody may.
	if ("Bun" in globalThis) return;
	const error = await rejection(
		eagerClientOf(context, { url: `${context.url}/faults/gzip/cut` }).identify("42"),
	);
	expect(error).to.include({ code: "network", attempts: 4, mayHaveTakenEffect: true });
});

test("a Content-Length that is not a number does not lift the limit", async (context) => {
	const { expect } = context;
	const { stream, seen } = longBody(2_000_000);
	const { fetch } = recordingFetch(() => new Response(stream, { headers: { "content-length": "x" } }));
	const client = clientOf(context, { fetch, maxResponseBytes: 5000 });
	expectTooLong(context, await rejection(client.identify("42")), 5000);
	expect(seen.pulled).to.be.below(100);
});

test("after a timeout, reading stops, even if fetch ignores its signal", async (context) => {
	const { expect } = context;
	let pulled = 0;
	const stream = new ReadableStream({
		async pull(controller) {
			pulled += 1;
			await sleep(5);
			controller.enqueue(new TextEncoder().encode(" "));
		},
	});
	const fetch = async () => new Response(stream);
	const client = clientOf(context, { fetch, timeout: 50, retry: { maxRetries: 0 } });
	expect(await rejection(client.identify("42"))).to.include({ code: "timeout" });
	await sleep(50);
	const then = pulled;
	await sleep(100);
	expect(pulled).to.equal(then);
});
