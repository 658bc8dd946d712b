/** One failure of each error class, for cases that check all classes. */

/** @typedef {import("../../suite.js").Context} Context */
import { eagerClientOf, never, recordingFetch, scriptedFetch } from "../../support.js";

export const LOST = new TypeError("the cable");
export const REFUSED = '{"errors":[{"reason":"required","field":"name","message":"is missing"}]}';

/** One failure of each class: how to cause it, and the fields of its error. @type {[string, (context: Context) => Promise<unknown>, Record<string, unknown>][]} */
export const FAILURES = [
	[
		"ValidationError",
		(context) => eagerClientOf(context).track("42", { name: "a", data: { list: [Number.NaN] } }),
		{
			code: "validation",
			retryable: false,
			mayHaveTakenEffect: false,
			attempts: 0,
			argument: "event.data.list[0]",
		},
	],
	[
		"CustomerIORequestError",
		(context) => eagerClientOf(context, { fetch: respondingWith(400, REFUSED) }).identify("42"),
		{ code: "request", retryable: false, mayHaveTakenEffect: false, attempts: 1, statusCode: 400 },
	],
	[
		"NetworkError",
		(context) => eagerClientOf(context, { fetch: scriptedFetch(LOST).fetch }).identify("42"),
		{ code: "network", retryable: true, mayHaveTakenEffect: true, attempts: 4 },
	],
	[
		"TimeoutError",
		(context) =>
			eagerClientOf(context, { fetch: recordingFetch(never).fetch, timeout: 5 }).track("42", { name: "a" }),
		{ code: "timeout", retryable: true, mayHaveTakenEffect: true, attempts: 4 },
	],
	[
		"AbortError",
		(context) => eagerClientOf(context).destroy("42", { signal: AbortSignal.abort("enough") }),
		{ code: "aborted", retryable: false, mayHaveTakenEffect: false, attempts: 0, cause: "enough" },
	],
	[
		"RegionError",
		(context) => eagerClientOf(context, { fetch: scriptedFetch(301).fetch }).identify("42"),
		{ code: "region", retryable: false, mayHaveTakenEffect: false, attempts: 1 },
	],
];

/**
 * Creates a `fetch` that always sends this response.
 *
 * @param {number} status @param {string} body
 */
export function respondingWith(status, body) {
	return recordingFetch(() => new Response(body, { status, headers: { "X-Request-Id": "r-1" } })).fetch;
}

/** @param {Context} context @param {string} name @param {unknown} value */
export function isInstance({ cio }, name, value) {
	return value instanceof /** @type {Function} */ (/** @type {any} */ (cio)[name]);
}
