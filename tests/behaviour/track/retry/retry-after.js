/** `Retry-After`: the client waits at least that long, or does not retry. */
/** @typedef {import("../../suite.js").Context} Context */
import { directClientOf, eagerClientOf, rejection, scriptedFetch, sleep } from "../../support.js";
import { module, test } from "../../test.js";

module("retry after");

const DAY_MS = 86_400_000;
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** The three forms of a date in HTTP (RFC 9110, section 5.6.7). @type {[string, (date: Date) => string][]} */
const DATES = [
	["in the current HTTP format", (date) => date.toUTCString()],
	[
		"in RFC 850 format",
		(date) => {
			const [, day, month, year = "", time] = date.toUTCString().split(" ");
			return `${DAYS[date.getUTCDay()]}, ${day}-${month}-${year.slice(2)} ${time} GMT`;
		},
	],
	[
		"in asctime() format",
		(date) => {
			const [weekday = "", , month, year, time] = date.toUTCString().split(" ");
			const day = String(date.getUTCDate()).padStart(2, " ");
			return `${weekday.slice(0, 3)} ${month} ${day} ${time} ${year}`;
		},
	],
];

/** A client that waits however long it is asked to. */
const UNLIMITED = { maxTotalBackoffMs: 2 ** 31 - 1, retryAfterMaxSeconds: 2 ** 31 - 1 };

/** Values that are neither seconds nor a date. */
const UNREADABLE = ["soon", "-5", "1,5", "3, 4", "Sun, 99 Nov 2094 08:49:37 GMT", "2094-11-06T08:49:37Z"];

/** @param {string} value @param {number} [status] */
const asking = (value, status = 429) =>
	scriptedFetch(() => new Response("{}", { status, headers: { "retry-after": value } }), 200);

/**
 * Observes a client after a response with a `Retry-After`. Nothing waits: the call is aborted as soon as the delay is known.
 *
 * @param {Context} context
 * @param {string} value of the header
 * @param {import("customerio-wasm").TrackClientOptions & { status?: number }} [options]
 */
async function decisionAfter(context, value, { status, ...options } = {}) {
	const { fetch, calls } = asking(value, status);
	const controller = new AbortController();
	/** @type {{ delay?: number, at?: number }} */
	const decided = {};
	const client = directClientOf(context, {
		fetch,
		onRetry({ delay }) {
			Object.assign(decided, { delay, at: Date.now() });
			controller.abort("seen");
		},
		...options,
	});
	const error = await rejection(client.track("42", { name: "a" }, { signal: controller.signal }));
	return { ...decided, error, calls };
}

for (const status of [429, 503]) {
	test(`${status} with seconds: the delay is at least as long`, async (context) => {
		for (const seconds of [1, 17, 30]) {
			const { delay } = await decisionAfter(context, String(seconds), { status });
			context.expect(delay).to.be.within(seconds * 1000, seconds * 1000 + 5000);
		}
	});
}

test("a number with a fraction or a sign: the delay is at least as long", async (context) => {
	for (const [value, ms] of /** @type {const} */ ([
		["1.5", 1500],
		["2.0", 2000],
		["+3", 3000],
	])) {
		const { delay } = await decisionAfter(context, value);
		context.expect(delay).to.be.within(ms, ms + 5000);
	}
});

for (const [what, write] of DATES) {
	test(`a date ${what}: the delay does not end before it`, async (context) => {
		const soon = new Date(Date.now() + 20_000);
		// asctime() pads a one-digit day with a space. The next such day is close enough for a timer.
		const padded = new Date(Date.now() + DAY_MS);
		while (padded.getUTCDate() > 9) padded.setTime(padded.getTime() + DAY_MS);
		for (const date of [soon, padded]) {
			const target = Math.floor(date.getTime() / 1000) * 1000;
			const { delay, at = 0 } = await decisionAfter(context, write(date), {
				totalTimeout: 0,
				retry: UNLIMITED,
			});
			context.expect(delay).to.be.within(target - at, target - at + 10_000);
		}
	});
}

test("a date in the past asks for no delay", async (context) => {
	for (const [, write] of DATES) {
		const date = write(new Date(Date.now() - 100_000));
		context.expect((await decisionAfter(context, date)).delay).to.be.within(200, 400);
	}
});

test("0 seconds and invalid values leave the client's own delay", async (context) => {
	for (const value of ["0", ...UNREADABLE]) {
		const { delay } = await decisionAfter(context, value);
		context.expect(delay, value).to.be.within(200, 400);
	}
});

test("a delay shorter than the client's own has no effect", async (context) => {
	const retry = { minTimeoutMs: 5000, maxTimeoutMs: 5000 };
	context.expect((await decisionAfter(context, "1", { retry })).delay).to.equal(5000);
});

test("respectRetryAfter: false leaves the client's own delay, and the error still has retryAfterMs", async (context) => {
	const { expect } = context;
	const { delay } = await decisionAfter(context, "50", { retry: { respectRetryAfter: false } });
	expect(delay).to.be.within(200, 400);
	const { fetch } = asking("50");
	const retry = { respectRetryAfter: false, maxRetries: 0 };
	const error = await rejection(directClientOf(context, { fetch, retry }).identify("42"));
	expect(error.retryAfterMs).to.equal(50_000);
});

test("a delay that exceeds totalTimeout fails at once, and the error says how long it is", async (context) => {
	const { cio, expect } = context;
	for (const [value, totalTimeout] of /** @type {[string, number?][]} */ ([
		["61"],
		["3600"],
		["99999999999999999999"],
		["5", 4000],
	])) {
		const { delay, error, calls } = await decisionAfter(context, value, {
			...(totalTimeout !== undefined && { totalTimeout }),
		});
		expect(delay, "a wait").to.equal(undefined);
		expect(calls).to.have.lengthOf(1);
		expect(error).to.be.instanceOf(cio.CustomerIORequestError);
		expect(error).to.include({
			statusCode: 429,
			attempts: 1,
			retryable: true,
			mayHaveTakenEffect: false,
		});
		expect(error.retryAfterMs).to.be.at.least(Math.min(Number(value) * 1000, 2 ** 31));
	}
});

test("without limits the client waits even for a day", async (context) => {
	const { delay } = await decisionAfter(context, "86400", { totalTimeout: 0, retry: UNLIMITED });
	context.expect(delay).to.be.at.least(86_400_000);
});

test("a delay longer than retryAfterMaxSeconds is cut to it", async (context) => {
	const { delay } = await decisionAfter(context, "20", { retry: { retryAfterMaxSeconds: 2.5 } });
	context.expect(delay).to.equal(2500);
});

test("a delay that exceeds maxTotalBackoffMs, 30 seconds by default, fails at once", async (context) => {
	const { expect } = context;
	for (const [value, retry] of /** @type {const} */ ([
		["31", {}],
		["2", { maxTotalBackoffMs: 1999 }],
	])) {
		const { delay, calls } = await decisionAfter(context, value, { totalTimeout: 0, retry });
		expect(delay, "a wait").to.equal(undefined);
		expect(calls).to.have.lengthOf(1);
	}
	const { delay } = await decisionAfter(context, "2", { retry: { maxTotalBackoffMs: 2000 } });
	expect(delay).to.equal(2000);
});

test("a delay longer than a timer's maximum is not cut short", async (context) => {
	const { fetch, calls } = asking("9999999");
	const controller = new AbortController();
	const client = directClientOf(context, { fetch, totalTimeout: 0, retry: UNLIMITED });
	const call = rejection(client.identify("42", {}, { signal: controller.signal }));
	await sleep(30);
	controller.abort();
	await call;
	context.expect(calls).to.have.lengthOf(1);
});

test("retryAfterMs is set only if the server sent the header", async (context) => {
	const { expect } = context;
	const retry = { maxRetries: 0 };
	for (const [server, expected] of /** @type {const} */ ([
		[asking("7"), 7000],
		[asking("7", 503), 7000],
		[asking("0"), 0],
		[asking("soon"), undefined],
		[scriptedFetch(503), undefined],
	])) {
		const error = await rejection(directClientOf(context, { fetch: server.fetch, retry }).identify("42"));
		expect(error.retryAfterMs).to.equal(expected);
	}
});

test("the request is retried after the delay, over HTTP", async (context) => {
	const { expect, sandbox } = context;
	await sandbox.fail({ kind: "answer", status: 429, headers: { "retry-after": "1" }, times: 1 });
	/** @type {number[]} */
	const delays = [];
	const client = eagerClientOf(context, { onRetry: ({ delay }) => delays.push(delay) });
	await client.track("42", { name: "a" });
	const { events, requests } = await sandbox.state();
	expect(requests.map(({ status }) => status)).to.deep.equal([429, 200]);
	expect(events).to.have.lengthOf(1);
	expect(delays).to.have.lengthOf(1);
	expect(delays[0]).to.be.at.least(1000);
});

test("a raw request respects it too", async (context) => {
	const { fetch } = asking("30");
	const controller = new AbortController();
	/** @type {number[]} */
	const delays = [];
	const client = directClientOf(context, {
		fetch,
		onRetry({ delay }) {
			delays.push(delay);
			controller.abort();
		},
	});
	const request = /** @type {const} */ ({ url: "/v1/x", method: "POST", maxRetries: 1, retryDelayMS: 5 });
	await rejection(client.rawRequest(request, { signal: controller.signal }));
	context.expect(delays).to.deep.equal([30_000]);
});
