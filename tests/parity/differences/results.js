/** How calls end: rejections, retries, redirects. */
import { rejects, retries } from "../expectations.js";

/** @typedef {import("../differences.js").Difference} Difference */

/** @type {readonly Difference[]} */
export const RESULTS = [
	{
		what: "Missing and invalid arguments",
		official: "Throw a `MissingParamError` or another error, without returning a promise",
		ours: "Reject with a `ValidationError` whose `argument` names them",
		why: "Every failure is a rejection",
		explain: rejects((_call, { expected }) => "thrown" in expected.outcome),
	},
	{
		what: "No response",
		official: "Rejects with a `TypeError`",
		ours: "Rejects with a `NetworkError`, whose `cause` is the `TypeError`",
		why: "A `TypeError` can also be a bug in the program",
		explain({ expected: { outcome } }) {
			if ("rejected" in outcome && outcome.rejected.name === "TypeError")
				outcome.rejected.name = "NetworkError";
		},
	},
	{
		what: "A response that is not JSON, such as the HTML page of a proxy",
		official: "Rejects with an `Error` without a status, and is never retried",
		ours: "Rejects with a `CustomerIORequestError`, and is retried if the status is transient",
		why: "A 502 is transient, whoever sends it",
		explain(pair) {
			const { outcome } = pair.expected;
			if (!("rejected" in outcome) || outcome.rejected.name !== "Error") return;
			const [{ status: statusCode = 200, body }] = pair.call.responses ?? [{}];
			const response = { statusCode, ok: statusCode < 300 };
			outcome.rejected = { name: "CustomerIORequestError", statusCode, body, response };
			retries(pair);
		},
	},
	{
		what: "The status 425",
		official: "Is not retried",
		ours: "Is retried",
		why: "It means that the request came too early",
		explain(pair) {
			if (pair.call.responses?.[0].status === 425) retries(pair);
		},
	},
	{
		what: "A wait that a response asks for with `Retry-After`",
		official: "Is the wait before the retry",
		ours: "Is the shortest wait before the retry: the backoff can be longer",
		why: "`Retry-After: 0` should not remove the backoff",
		explain({ call, expected }) {
			const [{ status: statusCode = 200, headers = {} } = {}] = call.responses ?? [];
			// The budget allows the official client's wait of 0, and no backoff.
			if (headers["retry-after"] !== "0" || !Object(call.client?.retry).maxTotalBackoffMs) return;
			expected.requests.length = 1;
			const response = { statusCode, ok: false };
			expected.outcome = { rejected: { name: "CustomerIORequestError", statusCode, body: "", response } };
		},
	},
	{
		what: "The time that a call can take, with all attempts and waits",
		official: "Is limited only by the limits of attempts and waits",
		ours: "Is limited by `totalTimeout`, 60 seconds by default",
		why: "The caller waits for the call, not for an attempt",
		explain({ call, expected }) {
			if (call.client?.totalTimeout === undefined) return;
			expected.requests.length = 1;
			expected.outcome = { rejected: { name: "TimeoutError" } };
		},
	},
	{
		what: "Redirects",
		official: "Are all followed, without the credentials",
		ours: "One within the host or to the other region is followed; else a `RegionError`",
		why: "They could send personal data, and within customer.io the credentials, to any host",
		explain({ call, expected }) {
			const status = call.responses?.[0].status ?? 200;
			if (status < 300 || status > 399) return;
			const [first, second] = expected.requests;
			if (status === 303) {
				expected.requests.length = 1;
				expected.outcome = { rejected: { name: "RegionError" } };
			} else {
				// The other redirects of the calls stay within the host: the credentials follow them.
				second.headers.authorization = first.headers.authorization;
			}
		},
	},
];
