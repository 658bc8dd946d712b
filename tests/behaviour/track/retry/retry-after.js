/** The wait that a server asks for: never less than that, or not at all. */
/** @typedef {import("../../suite.js").Context} Context */
import { directClientOf, eagerClientOf, rejection, scriptedFetch, sleep } from "../../support.js";
import { module, test } from "../../test.js";

module("retry after");

const DAY_MS = 86_400_000;
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** The three forms of a date in HTTP (RFC 9110, section 5.6.7). @type {[string, (date: Date) => string][]} */
const DATES = [
	["as HTTP writes dates now", (date) => date.toUTCString()],
	[
		"as RFC 850 wrote them",
		(date) => {
			const [, day, month, year = "", time] = date.toUTCString().split(" ");
			return `${DAYS[date.getUTCDay()]}, ${day}-${month}-${year.slice(2)} ${time} GMT`;
		},
	],
	[
		"as asctime() writes them",
		(date) => {
			const [weekday = "", , month, year, time] = date.toUTCString().split(" ");
			const day = String(date.getUTCDate()).padStart(2, " ");
			return `${weekday.slice(0, 3)} ${month} ${day} ${time} ${year}`;
		},
	],
];

/** Values of neither form. */
const UNREADABLE = ["soon", "-5", "1.5", "3, 4", "Sun, 99 Nov 2094 08:49:37 GMT", "2094-11-06T08:49:37Z"];

/** @param {string} value @param {number} [status] */
const asking = (value, status = 429) =>
	scriptedFetch(() => new Response("{}", { status, headers: { "retry-after": value } }), 200);

/**
 * What a client does after an answer that asks for a wait. Nobody waits: the call is aborted as soon as the wait is known.
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
	test(`${status} with seconds: the wait is no shorter`, async (context) => {
		for (const seconds of [1, 17, 50]) {
			const { delay } = await decisionAfter(context, String(seconds), { status });
			context.expect(delay).to.be.within(seconds * 1000, seconds * 1000 + 5000);
		}
	});
}

for (const [what, write] of DATES) {
	test(`a date ${what}: the wait does not end before it`, async (context) => {
		const soon = new Date(Date.now() + 20_000);
		// asctime() pads a day of one digit with a space. The next such day is within what a timer can wait for.
		const padded = new Date(Date.now() + DAY_MS);
		while (padded.getUTCDate() > 9) padded.setTime(padded.getTime() + DAY_MS);
		for (const date of [soon, padded]) {
			const target = Math.floor(date.getTime() / 1000) * 1000;
			const { delay, at = 0 } = await decisionAfter(context, write(date), { totalTimeout: 0 });
			context.expect(delay).to.be.within(target - at, target - at + 10_000);
		}
	});
}

test("a date that is past asks for no wait", async (context) => {
	for (const [, write] of DATES) {
		const date = write(new Date(Date.now() - 100_000));
		context.expect((await decisionAfter(context, date)).delay).to.be.within(200, 400);
	}
});

test("0 seconds, and what is neither form, leave the client's own wait", async (context) => {
	for (const value of ["0", ...UNREADABLE]) {
		const { delay } = await decisionAfter(context, value);
		context.expect(delay, value).to.be.within(200, 400);
	}
});

test("a wait that is shorter than the client's own one changes nothing", async (context) => {
	const retry = { minDelay: 5000, maxDelay: 5000 };
	context.expect((await decisionAfter(context, "1", { retry })).delay).to.equal(5000);
});

test("respectRetryAfter: false leaves the client's own wait, and the error tells all the same", async (context) => {
	const { expect } = context;
	const { delay } = await decisionAfter(context, "50", { retry: { respectRetryAfter: false } });
	expect(delay).to.be.within(200, 400);
	const { fetch } = asking("50");
	const retry = { respectRetryAfter: false, maxRetries: 0 };
	const error = await rejection(directClientOf(context, { fetch, retry }).identify("42"));
	expect(error.retryAfterMs).to.equal(50_000);
});

test("a wait that does not fit totalTimeout fails at once and says how long", async (context) => {
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

test("without totalTimeout even a day is waited for", async (context) => {
	const { delay } = await decisionAfter(context, "86400", { totalTimeout: 0 });
	context.expect(delay).to.be.at.least(86_400_000);
});

test("a wait longer than timers can count is not cut short", async (context) => {
	const { fetch, calls } = asking("9999999");
	const controller = new AbortController();
	const client = directClientOf(context, { fetch, totalTimeout: 0 });
	const call = rejection(client.identify("42", {}, { signal: controller.signal }));
	await sleep(30);
	controller.abort();
	await call;
	context.expect(calls).to.have.lengthOf(1);
});

test("retryAfterMs is there only where the server asked", async (context) => {
	const { expect } = context;
	const retry = { maxRetries: 0 };
	for (const [answer, expected] of /** @type {const} */ ([
		[asking("7"), 7000],
		[asking("7", 503), 7000],
		[asking("0"), 0],
		[asking("soon"), undefined],
		[scriptedFetch(503), undefined],
	])) {
		const error = await rejection(directClientOf(context, { fetch: answer.fetch, retry }).identify("42"));
		expect(error.retryAfterMs).to.equal(expected);
	}
});

test("the server is asked again after the wait, over HTTP", async (context) => {
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

test("a raw request waits as the server asks", async (context) => {
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
