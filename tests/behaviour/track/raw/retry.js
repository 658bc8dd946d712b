/** The retry options of a raw request. */
/** @typedef {import("../../suite.js").Context} Context */
import { busy, clientOf, directClientOf, never, rejection, scriptedFetch } from "../../support.js";
import { module, test } from "../../test.js";

module("raw retry");

const SAFE = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"];
const UNSAFE = ["POST", "PATCH"];

/** @param {string} method @param {object} [options] */
const request = (method, options) => ({
	url: "/v1/x",
	method,
	responseType: /** @type {const} */ ("text"),
	...options,
});

/**
 * Sends one raw request to a scripted server.
 *
 * @param {Context} context
 * @param {ReturnType<typeof scriptedFetch>} server
 * @param {ReturnType<typeof request>} raw
 */
async function outcomeOf(context, { fetch, calls }, raw) {
	/** @type {number[]} */
	const delays = [];
	const client = directClientOf(context, { fetch, onRetry: ({ delay }) => delays.push(delay) });
	const [outcome] = await Promise.allSettled([client.rawRequest(raw)]);
	const { value, reason } = /** @type {PromiseFulfilledResult<any> & PromiseRejectedResult} */ (outcome);
	return { value, reason, delays, calls };
}

for (const method of [...SAFE, ...UNSAFE]) {
	test(`${method} is not retried without maxRetries`, async (context) => {
		for (const failure of [503, 500, 429, new TypeError("lost")]) {
			const { reason, calls } = await outcomeOf(context, scriptedFetch(failure), request(method));
			context.expect(reason).to.include({ attempts: 1 });
			context.expect(calls).to.have.lengthOf(1);
		}
	});
}

for (const method of SAFE) {
	test(`${method} with maxRetries is retried whatever the outcome`, async (context) => {
		const server = scriptedFetch(500, new TypeError("lost"), 429, () => new Response("fine"));
		const { value, calls } = await outcomeOf(context, server, request(method, { maxRetries: 3 }));
		context.expect(value).to.include({ status: 200, attempts: 4 });
		for (const call of calls) {
			context.expect(call.request).to.include({ method, url: calls[0]?.request.url });
		}
	});
}

for (const method of UNSAFE) {
	test(`${method} with maxRetries is retried only if it cannot have been processed`, async (context) => {
		const { expect } = context;
		for (const failure of [500, 502, 503, 504, 408, new TypeError("lost")]) {
			const { reason, calls } = await outcomeOf(
				context,
				scriptedFetch(failure, 200),
				request(method, { maxRetries: 3 }),
			);
			expect(reason).to.include({ attempts: 1, mayHaveTakenEffect: true });
			expect(calls).to.have.lengthOf(1);
		}
		const { value } = await outcomeOf(
			context,
			scriptedFetch(busy, 429, 425, 200),
			request(method, { maxRetries: 3 }),
		);
		expect(value).to.include({ status: 200, attempts: 4 });
	});
}

test("a lower-case method is the same method", async (context) => {
	const raw = { maxRetries: 1 };
	const put = await outcomeOf(context, scriptedFetch(500, 200), request("put", raw));
	context.expect(put.value).to.include({ attempts: 2 });
	const post = await outcomeOf(context, scriptedFetch(500, 200), request("post", raw));
	context.expect(post.reason).to.include({ attempts: 1 });
});

test("permanent errors are not retried", async (context) => {
	for (const status of [400, 401, 404, 422, 501]) {
		const raw = request("GET", { maxRetries: 3 });
		const { reason } = await outcomeOf(context, scriptedFetch(status), raw);
		context.expect(reason).to.include({ statusCode: status, attempts: 1 });
	}
});

test("retryAllErrors retries every failure, for every method", async (context) => {
	const { expect } = context;
	const html = () => new Response("<h1>Portal</h1>");
	for (const method of [...SAFE, ...UNSAFE]) {
		const raw = request(method, { maxRetries: 6, retryAllErrors: true, responseType: "json" });
		const server = scriptedFetch(500, 404, new TypeError("lost"), 401, html, 504, 200);
		const { value, calls } = await outcomeOf(context, server, raw);
		expect(value).to.include({ status: 200, attempts: 7 });
		expect(calls).to.have.lengthOf(7);
	}
});

test("retryAllErrors without maxRetries retries nothing, and never an invalid argument or an abort", async (context) => {
	const { expect } = context;
	const once = await outcomeOf(context, scriptedFetch(500), request("GET", { retryAllErrors: true }));
	expect(once.reason).to.include({ attempts: 1 });
	const controller = new AbortController();
	const { fetch, calls } = scriptedFetch(() => {
		controller.abort("enough");
		return never();
	});
	const raw = request("GET", { retryAllErrors: true, maxRetries: 5 });
	const call = directClientOf(context, { fetch }).rawRequest(raw, { signal: controller.signal });
	expect(await rejection(call)).to.include({ code: "aborted", attempts: 1 });
	expect(calls).to.have.lengthOf(1);
});

test("the delay is zero by default, and constant if given", async (context) => {
	const raw = { maxRetries: 3 };
	const none = await outcomeOf(context, scriptedFetch(503), request("GET", raw));
	context.expect(none.delays).to.deep.equal([0, 0, 0]);
	const fixed = await outcomeOf(context, scriptedFetch(503), request("GET", { ...raw, retryDelayMS: 7 }));
	context.expect(fixed.delays).to.deep.equal([7, 7, 7]);
	context.expect(fixed.reason).to.include({ attempts: 4 });
});

test("with useExponentialBackoff the delay doubles, starting at retryDelayMS", async (context) => {
	const raw = request("GET", { maxRetries: 5, retryDelayMS: 2, useExponentialBackoff: true });
	const { delays } = await outcomeOf(context, scriptedFetch(503), raw);
	context.expect(delays).to.have.lengthOf(5);
	for (const [index, delay] of delays.entries()) context.expect(delay).to.be.within(2, 2 * 2 ** (index + 1));
	context.expect(delays.at(-1)).to.be.greaterThan(4);
});

test("with useExponentialBackoff alone the first delay is that of the typed calls", async (context) => {
	const controller = new AbortController();
	let wait = -1;
	const client = directClientOf(context, {
		fetch: scriptedFetch(503).fetch,
		onRetry({ delay }) {
			wait = delay;
			controller.abort();
		},
	});
	const raw = request("GET", { maxRetries: 1, useExponentialBackoff: true });
	await rejection(client.rawRequest(raw, { signal: controller.signal }));
	context.expect(wait).to.be.within(200, 400);
});

test("the timeout applies to each attempt", async (context) => {
	const raw = request("GET", { maxRetries: 2, timeout: 20 });
	const { value } = await outcomeOf(context, scriptedFetch(never, never, 200), raw);
	context.expect(value).to.include({ attempts: 3 });
});

test("the client's totalTimeout applies too, if given", async (context) => {
	const client = directClientOf(context, { fetch: scriptedFetch(never).fetch, totalTimeout: 20 });
	const error = await rejection(client.rawRequest(request("GET")));
	context.expect(error).to.include({ code: "timeout", attempts: 1 });
});

test("over HTTP: the complete body arrives with each attempt", async (context) => {
	const { expect, sandbox } = context;
	await sandbox.fail({ kind: "answer", status: 429, times: 2 });
	const data = { name: "a", data: { text: "ü🙂".repeat(5000) } };
	const { status, attempts } = await clientOf(context).rawRequest({
		url: "/v1/customers/42/events",
		method: "POST",
		data,
		maxRetries: 2,
	});
	expect({ status, attempts }).to.deep.equal({ status: 200, attempts: 3 });
	const { requests, events } = await sandbox.state();
	expect(requests.map(({ body }) => body === JSON.stringify(data))).to.deep.equal([true, true, true]);
	expect(events).to.have.lengthOf(1);
});

for (const [what, make] of [
	["bytes", () => new Uint8Array([1, 0, 255])],
	["a Blob", () => new Blob(["a\0b"], { type: "text/x" })],
	["a string", () => "grüße"],
]) {
	test(`${what}: the complete body arrives with each attempt`, async (context) => {
		const data = /** @type {() => Blob} */ (make)();
		const server = scriptedFetch(busy, busy, 200);
		const { value, calls } = await outcomeOf(context, server, request("POST", { data, maxRetries: 2 }));
		context.expect(value).to.include({ attempts: 3 });
		const bodies = await Promise.all(calls.map((call) => call.request.arrayBuffer()));
		const expected = [...new Uint8Array(await new Response(data).arrayBuffer())];
		for (const body of bodies) context.expect([...new Uint8Array(body)]).to.deep.equal(expected);
	});
}
