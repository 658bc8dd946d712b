/** Every deliberate difference from `customerio-node`, with its reason. The README shows this list, and the parity test checks it. */
import { replaceDeep } from "./deep.js";
import { givesEventIds, hasOneOf, REJECTED, rejects, retries, sends } from "./expectations.js";
import {
	INEXACT_IDS,
	LONG_BATCH,
	LONG_ID,
	LONG_OPERATION,
	LONG_SEGMENT,
	MISTAKEN_OPERATIONS,
	NO_DATA,
	NO_IDS,
	NO_OPERATIONS,
	UNSAFE_IDS,
	UNSENDABLE_DATA,
} from "./samples.js";

/** @typedef {import("./calls.js").Call} Call */
/** @typedef {import("./record.js").Recording} Recording */
/**
 * `expected` starts as what the official client did, `actual` is what this package did.
 *
 * @typedef {object} Pair
 * @property {Recording} expected
 * @property {Recording} actual
 * @property {Call} call
 */
/**
 * @typedef {object} Difference
 * @property {string} what the subject of the difference
 * @property {string} official what `customerio-node` does
 * @property {string} ours what this package does
 * @property {string} why
 * @property {(call: Call) => Call} [reword] the call that has the same effect with the official client
 * @property {(pair: Pair) => void} [explain] adjusts `expected`, and removes unpredictable values from `actual`
 */

const OPEN_METHODS = ["trackPush", "reportMetric", "unsubscribe"];
const SEGMENT_METHODS = ["addCustomersToSegment", "removeCustomersFromSegment"];
/** The index of the argument that is an object of names and values. @type {Record<string, number>} */
const OBJECT_INDEX = { identify: 1, trackAnonymous: 1, track: 1, trackPush: 0, addDevice: 3, submitForm: 1 };

const PERSON_METHODS = [
	"identify",
	"destroy",
	"suppress",
	"unsuppress",
	"track",
	"trackPageView",
	"addDevice",
	"deleteDevice",
];
/** @type {readonly unknown[]} */
const MISTAKES = [...MISTAKEN_OPERATIONS, ...NO_OPERATIONS];
/** Whether the attributes of an operation are no object. JSON leaves functions out. @param {any} operation */
const hasNoData = (operation) =>
	NO_DATA.includes(operation?.attributes) && typeof operation.attributes !== "function";

/** The indexes of the arguments that are ids in the body. @type {Record<string, readonly number[]>} */
const BODY_ID_INDEXES = {
	trackAnonymous: [0],
	addDevice: [1],
	mergeCustomers: [1, 3],
	addCustomersToSegment: [1],
	removeCustomersFromSegment: [1],
};

/** @param {unknown} value @returns {unknown} */
const textOf = (value) =>
	Number.isFinite(value) ? String(value) : Array.isArray(value) ? value.map(textOf) : value;

/** @param {string} text */
const bytesOf = (text) => new TextEncoder().encode(text).length;

/** @type {readonly Difference[]} */
export const DIFFERENCES = [
	{
		what: "Events",
		official: "Have an `id` only if you give one",
		ours: "Get a ULID as their `id` unless you give one; `eventIds: false` turns this off",
		why: "Customer.io ignores duplicates of an `id`, so a retried event counts once",
		explain: givesEventIds,
	},
	{
		what: "A `Date`",
		official: "Is sent as an ISO 8601 string",
		ours: "Is sent as Unix seconds",
		why: "Customer.io's dates are Unix seconds; segments cannot compare a string with a date",
		reword: (call) => ({
			...call,
			args: replaceDeep(call.args, (value) =>
				value instanceof Date && !Number.isNaN(value.getTime()) ? Math.floor(value.getTime() / 1000) : value,
			),
		}),
	},
	{
		what: "A bigint",
		official: "Counts as missing if it is an id, and throws a `TypeError` in data",
		ours: "Is sent as a number if a JavaScript number can hold it exactly, or else as a string",
		why: "Database keys can be bigints, and a rounded one identifies somebody else",
		reword: (call) => ({
			...call,
			args: replaceDeep(call.args, (value) => {
				if (typeof value !== "bigint") return value;
				return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
			}),
		}),
	},
	{
		what: "NaN, infinities, invalid dates, cycles, lone surrogates, and whatever JSON would empty (Maps, Promises, bytes, …) in data",
		official: "Are sent as `null`, as `{}` or corrupted; a cycle throws a `TypeError`",
		ours: "Are rejected, with the path to the value",
		why: "Customer.io would store something else",
		explain: rejects((call) => hasOneOf(call, UNSENDABLE_DATA)),
	},
	{
		what: "Data that is not an object: `null`, strings, numbers, arrays, functions; missing data for `trackPush`",
		official: "Is sent unchanged, changed or not at all",
		ours: "Is rejected",
		why: "Attributes, events and form fields need names",
		explain: rejects(({ method, args }) => {
			const data = method === "track" ? Object(args[1]).data : undefined;
			const isNothing = method === "trackPush" && args.length === 0;
			// A member that is a function counts as missing, as in JSON.
			const isMissing = typeof data === "function";
			const objects = [args[OBJECT_INDEX[method]], ...(isMissing ? [] : [data])];
			return isNothing || objects.some((value) => NO_DATA.includes(value));
		}),
	},
	{
		what: "The ids `.` and `..`, and person ids longer than 150 bytes",
		official: 'Are sent; `deleteDevice("1", "..")` deletes the person',
		ours: "Are rejected",
		why: "URLs resolve dot segments, so the call would reach another resource; 150 bytes is Customer.io's limit",
		explain: rejects(
			(call) =>
				hasOneOf(call, UNSAFE_IDS) || (PERSON_METHODS.includes(call.method) && call.args[0] === LONG_ID),
		),
	},
	{
		what: "Names of events and pages",
		official: "Can be numbers, and have any length",
		ours: "Must be strings; event names have at most 100 bytes",
		why: "Customer.io's limits",
		explain: rejects(({ method, args: [, second] }) => {
			if (method === "trackPageView") return typeof second === "number";
			const { name } = Object(second);
			return method.startsWith("track") && (typeof name === "number" || bytesOf(String(name)) > 100);
		}),
	},
	{
		what: "An event's `timestamp`, a device's `last_used`, or the attribute `created_at`, that is not a `Date` or unix seconds",
		official: "Is sent, except a `last_used` of `null`",
		ours: "Is rejected",
		why: "Customer.io would silently use the current time instead",
		explain: rejects(({ method, args }) => {
			const { timestamp, created_at } = Object(args[1]);
			const time = { track: timestamp, addDevice: Object(args[3]).last_used, identify: created_at }[method];
			const isWrongNumber = typeof time === "number" && (time < 0 || time > 99_999_999_999);
			return time === null || typeof time === "string" || isWrongNumber;
		}),
	},
	{
		what: "The `id` of an event with fewer than 16 characters, or equal to the person's",
		official: "Is sent",
		ours: "Is rejected",
		why: "Customer.io would drop every later event with that `id`",
		explain: rejects(({ method, args }) => method === "track" && Object(args[1]).id === "42"),
	},
	{
		what: "`attributes` in an event of v1",
		official: "Are sent",
		ours: "Are rejected",
		why: "Customer.io would ignore them: v1 calls them `data`",
		explain: rejects(({ method, args }) => method === "track" && "attributes" in Object(args[1])),
	},
	{
		what: "Ids that are numbers with a fraction, or beyond 2^53",
		official: "Are sent",
		ours: "Are rejected",
		why: "JavaScript has rounded them: they can be somebody else's. Strings and bigints are exact",
		explain: rejects(({ args }) =>
			args.some((arg) => INEXACT_IDS.some((id) => arg === id || (Array.isArray(arg) && arg.includes(id)))),
		),
	},
	{
		what: "`trackPageView`",
		official: "Takes a person id and a URL",
		ours: "Also takes `{ data, timestamp, id }`",
		why: "A page view is an event like any other",
		reword(call) {
			const { method, args } = call;
			const [id, name, page] = args;
			if (method !== "trackPageView" || page === undefined) return call;
			return { ...call, method: "track", args: [id, { type: "page", name, ...Object(page) }] };
		},
	},
	{
		what: "Numeric ids in a body: of anonymous people, devices, merged people and people in a segment",
		official: "Are sent as numbers",
		ours: "Are sent as strings",
		why: "The API requires strings",
		reword: (call) => ({
			...call,
			args: call.args.map((arg, index) =>
				BODY_ID_INDEXES[call.method]?.includes(index) ? textOf(arg) : arg,
			),
		}),
	},
	{
		what: "Invalid ids of people in a segment: blank strings, `null`, objects",
		official: "Are sent",
		ours: "Are rejected",
		why: "Customer.io silently ignores them",
		explain: rejects(
			({ method, args: [, people] }) =>
				SEGMENT_METHODS.includes(method) &&
				Array.isArray(people) &&
				people.some((one) => NO_IDS.includes(one)),
		),
	},
	{
		what: "An anonymous id that is neither a string nor a number, or is blank but not empty",
		official: "Is omitted",
		ours: "Is rejected",
		why: "An event without an anonymous id is an invitation, which must be intended",
		explain: rejects(
			({ method, args: [id] }) =>
				method === "trackAnonymous" && NO_IDS.includes(id) && id !== "" && id !== undefined && id !== null,
		),
	},
	{
		what: "A cio_id with the prefix `cio_` in `mergeCustomers` or for a segment",
		official: "Is sent",
		ours: "Is rejected with a hint",
		why: "Only paths take the prefix; here, it would identify somebody else",
		explain: rejects(
			({ method, args: [first, second, third] }) =>
				(method === "mergeCustomers" && first === "cio_id" && String(second).startsWith("cio_")) ||
				(/Segment$/.test(method) &&
					third === "cio_id" &&
					Array.isArray(second) &&
					second.some((id) => String(id).startsWith("cio_"))),
		),
	},
	{
		what: "A delivery id that is sent as a number, in `reportMetric`",
		official: "Is sent",
		ours: "Is rejected",
		why: "Delivery ids are strings",
		explain: rejects(({ method, args: [metric] }) => {
			const { delivery_id: id } = Object(metric);
			const isExact = typeof id !== "bigint" || Number.isSafeInteger(Number(id));
			return method === "reportMetric" && ["number", "bigint"].includes(typeof id) && isExact;
		}),
	},
	{
		what: "A value other than `true` or `false` for `unsubscribe`",
		official: "Is sent",
		ours: "Is rejected",
		why: "A subscription should not depend on what counts as true",
		explain: rejects(
			({ method, args: [, value] }) =>
				method === "unsubscribe" && value !== undefined && typeof value !== "boolean",
		),
	},
	{
		what: "An `idType` of `null`",
		official: "Counts as omitted",
		ours: "Is rejected",
		why: "Only `undefined` counts as omitted, as for every other argument",
		explain: rejects(({ method, args: [, , type] }) => SEGMENT_METHODS.includes(method) && type === null),
	},
	{
		what: "Operations of the v2 API that are incomplete, have fields that they do not know, or use field names of the v1 API",
		official: "Are sent",
		ours: "Are rejected with a hint",
		why: "Customer.io would reject or misinterpret them",
		explain: rejects(
			({ method, args }) =>
				["entity", "batch"].includes(method) &&
				args.flat().some((operation) => MISTAKES.includes(operation) || hasNoData(operation)),
		),
	},
	{
		what: "Operations over 32,000 bytes, batches over 480,000 bytes, over 1,000 people for a segment",
		official: "Are sent",
		ours: "Are rejected; `sendAll` takes any number of operations",
		why: "Customer.io's limits",
		explain: rejects((call) => hasOneOf(call, [LONG_OPERATION, LONG_BATCH, LONG_SEGMENT])),
	},
	{
		what: "`batch`",
		official: "Resolves with the JSON of the response, so with `{ errors }` if operations failed",
		ours: "Resolves with `{ accepted, errors }`; each error has the `index` of its operation",
		why: "Errors in a successful result are easy to miss",
		explain({ call, expected }) {
			if (call.method !== "batch" || !("resolved" in expected.outcome)) return;
			const { errors = [] } = /** @type {{ errors?: { batch_index: number }[] }} */ (
				expected.outcome.resolved
			);
			expected.outcome.resolved = {
				accepted: /** @type {unknown[]} */ (call.args[0]).length - errors.length,
				errors: errors.map(({ batch_index: index, ...error }) => ({ index, ...error })),
			};
		},
	},
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
	{
		what: "The option `region`",
		official: "Is `RegionUS` or `RegionEU`",
		ours: 'Can also be `"us"`, `"eu"` or `"auto"`',
		why: "Settings are usually strings",
		reword(call) {
			if (typeof call.client?.region !== "string") return call;
			const { region: _, ...client } = call.client;
			return { ...call, client };
		},
	},
	{
		what: "Options of `fetch` (`dispatcher`, `keepalive`), and unknown options, also of `retry`",
		official: "Are passed to `fetch`; unknown options of `retry` are ignored",
		ours: "Are rejected by name; use a custom `fetch` instead of a dispatcher",
		why: "Not every runtime has them, and an option without effect is a mistake",
		explain: rejects(({ client = {} }) => "keepalive" in client || "retries" in Object(client.retry)),
	},
	{
		what: "`Authorization` and `Content-Type` in the option `headers`",
		official: "Are appended to the client's own, separated by a comma",
		ours: "`Authorization` is rejected; `Content-Type` is replaced by the client's own",
		why: "Joined values are invalid",
		explain({ call, expected }) {
			const headers = Object(call.client?.headers);
			if (headers.authorization) Object.assign(expected, { requests: [], outcome: REJECTED });
			for (const request of expected.requests)
				if (headers["content-type"]) request.headers["content-type"] = "application/json";
		},
	},
	{
		what: "The option `url`",
		official: "Is the part before `/customers`",
		ours: "Can also be the root of a host, or end with a slash",
		why: "A sandbox is at the root of its host",
		reword: ({ base, ...call }) =>
			base === undefined ? call : { ...call, base: base.replace(/(\/api\/v1)?\/?$/, "/api/v1") },
	},
	{
		what: "`trackPush`, `reportMetric`, `unsubscribe`",
		official: "Send the credentials",
		ours: "Do not send them",
		why: "These calls do not need credentials, and what is not sent cannot leak",
		explain: sends((request, { method }) => {
			if (OPEN_METHODS.includes(method)) delete request.headers.authorization;
		}),
	},
	{
		what: "The `Content-Type` of requests without a body",
		official: "Is `application/json`",
		ours: "Is not sent",
		why: "There is no content to describe",
		explain: sends((request) => {
			if (request.body === "") delete request.headers["content-type"];
		}),
	},
	{
		what: "The option `cache` of `fetch`",
		official: "Is not set, so a `fetch` that a framework has patched can answer from its cache",
		ours: "Is `no-store`; the runtime may add `Cache-Control` and `Pragma`",
		why: "A call that a cache answers never reaches Customer.io",
		explain: sends((request) => {
			Object.assign(request.headers, { "cache-control": "no-cache", pragma: "no-cache" });
		}),
	},
	{
		what: "`User-Agent` and `X-Retry-Count`",
		official: "Are sent",
		ours: "Are not sent; the runtime may send its own `User-Agent`",
		why: "A page cannot set them without the server's permission",
		explain: sends((request) => {
			request.headers["user-agent"] = "node";
			delete request.headers["x-retry-count"];
		}),
	},
];
