/** The delays between attempts, and the total time of a call. */
/** @typedef {import("../../suite.js").Context} Context */
import {
	directClientOf,
	eagerClientOf,
	never,
	rejection,
	scriptedFetch,
	TYPED_ACTIONS,
} from "../../support.js";
import { module, test } from "../../test.js";

module("backoff");

/**
 * Records the delays that a client chooses, without waiting for any but the last.
 *
 * @param {Context} context
 * @param {import("customerio-wasm").RetryOptions} retry
 */
async function delaysOf(context, retry) {
	/** @type {number[]} */
	const delays = [];
	const client = directClientOf(context, {
		fetch: scriptedFetch(503).fetch,
		retry,
		onRetry: ({ delay }) => delays.push(delay),
	});
	await rejection(client.identify("42"));
	return delays;
}

test("each delay is at least minTimeoutMs and at most maxTimeoutMs", async (context) => {
	const { expect } = context;
	const delays = await delaysOf(context, { maxRetries: 7, minTimeoutMs: 2, maxTimeoutMs: 9 });
	expect(delays).to.have.lengthOf(7);
	for (const delay of delays) expect(delay).to.be.within(2, 9);
});

test("the delays grow, at most to twice the previous one", async (context) => {
	const { expect } = context;
	const delays = await delaysOf(context, { maxRetries: 4, minTimeoutMs: 4, maxTimeoutMs: 4000 });
	for (const [index, delay] of delays.entries()) {
		expect(delay, `wait ${index}`).to.be.within(4, 4 * 2 ** (index + 1));
	}
	expect(delays.at(-1), "the last").to.be.greaterThan(Number(delays[0]));
});

test("the delays of many clients differ", async (context) => {
	const delays = await Promise.all(
		Array.from({ length: 20 }, async () => {
			const controller = new AbortController();
			let wait = 0;
			const client = directClientOf(context, {
				fetch: scriptedFetch(503).fetch,
				onRetry({ delay }) {
					wait = delay;
					controller.abort();
				},
			});
			await rejection(client.identify("42", {}, { signal: controller.signal }));
			return wait;
		}),
	);
	context.expect(new Set(delays).size).to.be.greaterThan(3);
	for (const delay of delays) context.expect(delay).to.be.within(200, 400);
});

test("zero delays are allowed", async (context) => {
	const delays = await delaysOf(context, { minTimeoutMs: 0, maxTimeoutMs: 0 });
	context.expect(delays).to.deep.equal([0, 0, 0]);
});

test("a delay that exceeds totalTimeout fails at once", async (context) => {
	const { expect } = context;
	const { fetch, calls } = scriptedFetch(503);
	const retry = { minTimeoutMs: 50_000, maxTimeoutMs: 50_000 };
	const client = directClientOf(context, { fetch, retry, totalTimeout: 40_000 });
	expect(await rejection(client.identify("42"))).to.include({ statusCode: 503, attempts: 1 });
	expect(calls).to.have.lengthOf(1);
});

test("totalTimeout ends a call whose attempts have no timeout", async (context) => {
	const { cio, expect } = context;
	const { fetch, calls } = scriptedFetch(never);
	for (const [, act] of TYPED_ACTIONS) {
		const error = await rejection(act(directClientOf(context, { fetch, timeout: 0, totalTimeout: 20 })));
		expect(error).to.be.instanceOf(cio.TimeoutError);
		expect(error).to.include({ attempts: 1, retryable: true, mayHaveTakenEffect: true });
		expect(error.message).to.include("no complete response within 20 ms (options.totalTimeout)");
	}
	expect(calls).to.have.lengthOf(TYPED_ACTIONS.length);
});

test("totalTimeout ends a call before timeout and maxRetries do", async (context) => {
	const { cio, expect } = context;
	const { fetch, calls } = scriptedFetch(never);
	const client = eagerClientOf(context, {
		fetch,
		timeout: 60,
		totalTimeout: 130,
		retry: { maxRetries: 1000 },
	});
	const error = await rejection(client.identify("42"));
	expect(error).to.be.instanceOf(cio.TimeoutError);
	expect(calls.length).to.be.within(1, 4);
	expect(error.attempts).to.equal(calls.length);
});

test("without totalTimeout there is no limit", async (context) => {
	const { fetch, calls } = scriptedFetch(503, 200);
	await eagerClientOf(context, { fetch, totalTimeout: 0, timeout: 0 }).identify("42");
	context.expect(calls).to.have.lengthOf(2);
});
