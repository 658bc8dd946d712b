/** A 429 says when to come back, or that a daily quota is used up. */
import { rejection, SHORT_DELAYS, scriptedFetch, sleep } from "../support.js";
import { module, serverTest } from "../test.js";
import { directAppClientOf, ONE_SHOTS, READS } from "./support.js";

module("App API: quota");

/** @param {string} [retryAfter] */
const limited = (retryAfter) => () =>
	new Response('{"errors":[{"detail":"too many requests"}]}', {
		status: 429,
		headers: retryAfter === undefined ? {} : { "retry-after": retryAfter },
	});

serverTest(
	"without Retry-After: one attempt, and the error says that the day's quota is used up",
	async (context) => {
		const { cio, expect } = context;
		for (const [action, act] of [...ONE_SHOTS, ...READS]) {
			const { fetch, calls } = scriptedFetch(limited(), 200);
			const error = await rejection(act(directAppClientOf(context, { fetch })));
			expect(error, action).to.be.instanceOf(cio.CustomerIORequestError);
			expect(error, action).to.include({
				statusCode: 429,
				attempts: 1,
				retryable: false,
				mayHaveTakenEffect: false,
			});
			expect(error.message, action).to.match(/daily quota/i);
			expect(calls, action).to.have.lengthOf(1);
		}
	},
);

serverTest("with a Retry-After that names no time: the same", async (context) => {
	const { fetch, calls } = scriptedFetch(limited("later"), 200);
	const error = await rejection(directAppClientOf(context, { fetch }).getSegment(7));
	context.expect(error).to.include({ statusCode: 429, attempts: 1, retryable: false });
	context.expect(calls).to.have.lengthOf(1);
});

serverTest("with Retry-After: the wait is not shorter than what was asked for", async (context) => {
	const { expect } = context;
	/** @type {number[]} */
	const times = [];
	const { fetch } = scriptedFetch(limited("1"), 200);
	const timed = (/** @type {any} */ ...args) => {
		times.push(Date.now());
		return fetch(.../** @type {[string]} */ (args));
	};
	await directAppClientOf(context, { fetch: timed }).getSegment(7);
	expect(times).to.have.lengthOf(2);
	expect(Number(times[1]) - Number(times[0])).to.be.at.least(990);
});

serverTest("with Retry-After: a wait that does not fit into totalTimeout fails at once", async (context) => {
	const { expect } = context;
	const { fetch, calls } = scriptedFetch(limited("3600"), 200);
	const error = await rejection(directAppClientOf(context, { fetch }).getSegment(7));
	expect(error).to.include({ statusCode: 429, attempts: 1, retryable: true, mayHaveTakenEffect: false });
	expect(error.message).not.to.match(/quota/i);
	expect(calls).to.have.lengthOf(1);
});

serverTest("with Retry-After: an abort ends the wait", async (context) => {
	const { cio, expect } = context;
	const { fetch, calls } = scriptedFetch(limited("20"), 200);
	const controller = new AbortController();
	const call = directAppClientOf(context, { fetch }).getSegment(7, { signal: controller.signal });
	const failed = rejection(call);
	while (calls.length === 0) await sleep(1);
	await sleep(5);
	controller.abort();
	expect(await failed).to.be.instanceOf(cio.AbortError);
	expect(calls).to.have.lengthOf(1);
});

serverTest(
	"of the Track API, a 429 without Retry-After is retried: it has no such quota",
	async ({ cio, expect }) => {
		const { fetch, calls } = scriptedFetch(limited(), 200);
		await new cio.TrackClient("site", "key", { fetch, retry: SHORT_DELAYS }).identify("42");
		expect(calls).to.have.lengthOf(2);
	},
);
