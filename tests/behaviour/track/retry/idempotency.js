/** Whether each call is retried when it may already have been processed. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").TrackClient} TrackClient */

import { busy, eagerClientOf, scriptedFetch } from "../../support.js";
import { module, test } from "../../test.js";
import { METHODS, outcomeOf } from "../hostile/values.js";

module("idempotency");

/** Calls that would count twice: a retry looks like a second call. Raw requests have options of their own. */
const COUNTS_TWICE = ["submitForm", "reportMetric", "trackPush"];
/** Calls that send events, which count twice unless the events have ids. */
const EVENTS = ["track", "trackPageView", "trackAnonymous", "entity"];

/** Failures after which the outcome is unknown. */
const UNKNOWN = [500, 502, 503, 504, 408, new TypeError("lost")];
/** Responses that mean that nothing was processed. */
const REFUSED = [429, busy, 425];

/**
 * Counts the attempts of a call to a server that fails once.
 *
 * @param {Context} context
 * @param {keyof TrackClient} method
 * @param {() => unknown[]} sound
 * @param {{ failure: number | Error | (() => Response), eventIds?: boolean }} options
 */
async function attempts(context, method, sound, { failure, eventIds }) {
	const { fetch, calls } = scriptedFetch(failure, 200);
	const client = eagerClientOf(context, { fetch, ...(eventIds === false && { eventIds }) });
	const { status, reason } = /** @type {PromiseRejectedResult} */ (await outcomeOf(client, method, sound()));
	if (calls.length === 1) context.expect(reason).to.include({ attempts: 1, mayHaveTakenEffect: true });
	else context.expect(status).to.equal("fulfilled");
	return calls.length;
}

for (const [method, sound] of METHODS.filter(([method]) => method !== "rawRequest")) {
	test(`${method} ${COUNTS_TWICE.includes(method) ? "is not" : "is"} retried when it may have been processed`, async (context) => {
		for (const failure of UNKNOWN) {
			const expected = COUNTS_TWICE.includes(method) ? 1 : 2;
			context.expect(await attempts(context, method, sound, { failure })).to.equal(expected);
		}
	});

	test(`${method} is retried when it cannot have been processed, with and without event ids`, async (context) => {
		for (const failure of REFUSED) {
			for (const eventIds of [true, false]) {
				context.expect(await attempts(context, method, sound, { failure, eventIds })).to.equal(2);
			}
		}
	});

	test(`${method} without event ids is retried only if it is idempotent`, async (context) => {
		for (const failure of UNKNOWN) {
			const expected = [...COUNTS_TWICE, ...EVENTS].includes(method) ? 1 : 2;
			const options = { failure, eventIds: false };
			context.expect(await attempts(context, method, sound, options)).to.equal(expected);
		}
	});
}
