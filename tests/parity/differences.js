/** Every deliberate difference from `customerio-node`, with its reason: the README shows this list, the parity test holds both clients to it. */
import { replaceDeep } from "./deep.js";
import { givesEventIds, hasOneOf, REFUSED, refuses, retries, sends } from "./expectations.js";
import {
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
 * What ours has to do, at first what the official client did; and what ours did.
 *
 * @typedef {object} Pair
 * @property {Recording} expected
 * @property {Recording} actual
 * @property {Call} call
 */
/**
 * @typedef {object} Difference
 * @property {string} what differs
 * @property {string} official what `customerio-node` does
 * @property {string} ours what this package does
 * @property {string} why
 * @property {(call: Call) => Call} [reword] the call as one must put it to the official client to get the same
 * @property {(pair: Pair) => void} [explain] changes `expected`, and takes from `actual` what nobody can foretell
 */

const OPEN_METHODS = ["trackPush", "reportMetric", "unsubscribe"];
const SEGMENT_METHODS = ["addCustomersToSegment", "removeCustomersFromSegment"];
/** Where a call takes an object of names and values. @type {Record<string, number>} */
const OBJECT_PLACES = { identify: 1, trackAnonymous: 1, track: 1, trackPush: 0, addDevice: 3, submitForm: 1 };

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
/** Where a call takes ids that go into its body. @type {Record<string, readonly number[]>} */
const BODY_ID_PLACES = {
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
		ours: "Get a ULID as their `id` if you give none; `eventIds: false` turns that off",
		why: "Customer.io ignores a repeat of the same `id`, so an event can be sent again and counts once",
		explain: givesEventIds,
	},
	{
		what: "A `Date`",
		official: "Is sent as ISO 8601 text",
		ours: "Is sent as unix seconds",
		why: "Customer.io's dates are unix seconds; text cannot be compared with a date in a segment",
		reword: (call) => ({
			...call,
			args: replaceDeep(call.args, (value) =>
				value instanceof Date && !Number.isNaN(value.getTime()) ? Math.floor(value.getTime() / 1000) : value,
			),
		}),
	},
	{
		what: "A bigint",
		official: "Counts as missing where an id should be, and is a `TypeError` in data",
		ours: "Is sent as its digits: as a number where a JavaScript number holds it exactly, else as text",
		why: "Keys of databases are bigints, and a rounded one names somebody else",
		reword: (call) => ({
			...call,
			args: replaceDeep(call.args, (value) => {
				if (typeof value !== "bigint") return value;
				return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
			}),
		}),
	},
	{
		what: "NaN, infinities, invalid dates, Maps, Sets, cycles and lone surrogates in data",
		official: "Are sent as `null`, as `{}` or broken; a cycle is a `TypeError`",
		ours: "Are refused, with the path to the fault",
		why: "What cannot be sent as it is would be stored as something else",
		explain: refuses((call) => hasOneOf(call, UNSENDABLE_DATA)),
	},
	{
		what: "Data that is no object: `null`, text, numbers, lists, functions; nothing at all for `trackPush`",
		official: "Is sent as it is, as something else, or not at all",
		ours: "Is refused",
		why: "Attributes, events and fields have names",
		explain: refuses(({ method, args }) => {
			const data = method === "track" ? Object(args[1]).data : undefined;
			const isNothing = method === "trackPush" && args.length === 0;
			return isNothing || [args[OBJECT_PLACES[method]], data].some((value) => NO_DATA.includes(value));
		}),
	},
	{
		what: "An id that is `.` or `..`, or a person's that is longer than 150 bytes",
		official: 'Is sent; `deleteDevice("1", "..")` deletes the person',
		ours: "Is refused",
		why: "URLs lose such parts, so the call would name something else; no longer ids exist",
		explain: refuses(
			(call) =>
				hasOneOf(call, UNSAFE_IDS) || (PERSON_METHODS.includes(call.method) && call.args[0] === LONG_ID),
		),
	},
	{
		what: "Names of events and pages",
		official: "May be numbers, and of any length",
		ours: "Are text; those of events have at most 100 bytes",
		why: "Customer.io's limits",
		explain: refuses(({ method, args: [, second] }) => {
			if (method === "trackPageView") return typeof second === "number";
			const { name } = Object(second);
			return method.startsWith("track") && (typeof name === "number" || bytesOf(String(name)) > 100);
		}),
	},
	{
		what: "An event's `timestamp` or a device's `last_used` that is neither a number nor a `Date`",
		official: "Is sent, but for a `last_used` of `null`",
		ours: "Is refused",
		why: "Customer.io would take the present in its place, without a word",
		explain: refuses(({ method, args }) => {
			const time = { track: Object(args[1]).timestamp, addDevice: Object(args[3]).last_used }[method];
			return time === null || typeof time === "string";
		}),
	},
	{
		what: "`trackPageView`",
		official: "Takes a person and a URL",
		ours: "Takes `{ data, timestamp, id }` too",
		why: "A page view is an event like others",
		reword(call) {
			const { method, args } = call;
			const [id, name, page] = args;
			if (method !== "trackPageView" || page === undefined) return call;
			return { ...call, method: "track", args: [id, { type: "page", name, ...Object(page) }] };
		},
	},
	{
		what: "Numbers as ids in a body: of anonymous people, devices, merged people, people of a segment",
		official: "Are sent as numbers",
		ours: "Are sent as text",
		why: "The API has text there",
		reword: (call) => ({
			...call,
			args: call.args.map((arg, place) => (BODY_ID_PLACES[call.method]?.includes(place) ? textOf(arg) : arg)),
		}),
	},
	{
		what: "People of a segment that have no id: blank text, `null`, objects",
		official: "Are sent",
		ours: "Are refused",
		why: "Customer.io passes over them, without a word",
		explain: refuses(
			({ method, args: [, people] }) =>
				SEGMENT_METHODS.includes(method) &&
				Array.isArray(people) &&
				people.some((one) => NO_IDS.includes(one)),
		),
	},
	{
		what: "An anonymous id that is neither text nor a number, or blank but not empty",
		official: "Is left out",
		ours: "Is refused",
		why: "An event of nobody is an invite; it should be meant",
		explain: refuses(
			({ method, args: [id] }) =>
				method === "trackAnonymous" && NO_IDS.includes(id) && id !== "" && id !== undefined && id !== null,
		),
	},
	{
		what: "A cio_id with `cio_` before it in `mergeCustomers` or for a segment",
		official: "Is sent",
		ours: "Is refused with a hint",
		why: "The prefix is for paths; here it would name somebody else",
		explain: refuses(
			({ method, args: [first, second, third] }) =>
				(method === "mergeCustomers" && first === "cio_id" && String(second).startsWith("cio_")) ||
				(/Segment$/.test(method) &&
					third === "cio_id" &&
					Array.isArray(second) &&
					second.some((id) => String(id).startsWith("cio_"))),
		),
	},
	{
		what: "A delivery's id that is no text, in `reportMetric`",
		official: "Is sent if it is a number",
		ours: "Is refused",
		why: "Delivery ids are text",
		explain: refuses(
			({ method, args: [metric] }) =>
				method === "reportMetric" && ["number", "bigint"].includes(typeof Object(metric).delivery_id),
		),
	},
	{
		what: "What `unsubscribe` gets in place of `true` or `false`",
		official: "Is sent",
		ours: "Is refused",
		why: "Whether somebody gets mail should not depend on what counts as true",
		explain: refuses(
			({ method, args: [, value] }) =>
				method === "unsubscribe" && value !== undefined && typeof value !== "boolean",
		),
	},
	{
		what: "An `idType` of `null`",
		official: "Counts as left out",
		ours: "Is refused",
		why: "Left out is `undefined`, as for every other argument",
		explain: refuses(({ method, args: [, , type] }) => SEGMENT_METHODS.includes(method) && type === null),
	},
	{
		what: "Operations of version 2 that are incomplete or in the words of version 1",
		official: "Are sent",
		ours: "Are refused with a hint",
		why: "Customer.io would refuse them, or take them for something else",
		explain: refuses(
			({ method, args }) =>
				["entity", "batch"].includes(method) && args.flat().some((operation) => MISTAKES.includes(operation)),
		),
	},
	{
		what: "More than 32,000 bytes in an operation, 480,000 in a batch, 1,000 people for a segment",
		official: "Are sent",
		ours: "Are refused; `sendAll` takes any number of operations",
		why: "Customer.io's limits",
		explain: refuses((call) => hasOneOf(call, [LONG_OPERATION, LONG_BATCH, LONG_SEGMENT])),
	},
	{
		what: "`batch`",
		official: "Resolves with the JSON of the answer, and so with `{ errors }` if operations were refused",
		ours: "Resolves with `{ accepted, errors }`, where each error has the `index` of its operation",
		why: "Nobody looks for errors in a success",
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
		what: "Missing and wrong arguments",
		official: "Throw a `MissingParamError`, or what comes of them, in place of a promise",
		ours: "Reject with a `ValidationError` whose `argument` names them",
		why: "There is one way to fail",
		explain: refuses((_call, { expected }) => "thrown" in expected.outcome),
	},
	{
		what: "No answer",
		official: "Is a `TypeError`",
		ours: "Is a `NetworkError` with that as its `cause`",
		why: "A `TypeError` can be a mistake in the program",
		explain({ expected: { outcome } }) {
			if ("rejected" in outcome && outcome.rejected.name === "TypeError")
				outcome.rejected.name = "NetworkError";
		},
	},
	{
		what: "An answer that is no JSON, such as a proxy's page",
		official: "Is an `Error` without a status, and never tried again",
		ours: "Is a `CustomerIORequestError` like others",
		why: "A status 502 passes, whoever sends it",
		explain(pair) {
			const { outcome } = pair.expected;
			if (!("rejected" in outcome) || outcome.rejected.name !== "Error") return;
			const [{ status: statusCode = 200, body }] = pair.call.answers ?? [{}];
			const response = { statusCode, ok: statusCode < 300 };
			outcome.rejected = { name: "CustomerIORequestError", statusCode, body, response };
			retries(pair);
		},
	},
	{
		what: "The status 425",
		official: "Is final",
		ours: "Is tried again",
		why: "It says that the request came too early",
		explain(pair) {
			if (pair.call.answers?.[0].status === 425) retries(pair);
		},
	},
	{
		what: "Redirects",
		official: "Are followed, as many as come",
		ours: "Are a `RegionError`, but for one to the host of the other region",
		why: "They lead people's data, and within customer.io the credentials, wherever they say",
		explain({ call, expected }) {
			const status = call.answers?.[0].status ?? 200;
			if (status < 300 || status > 399) return;
			expected.requests.length = 1;
			expected.outcome = { rejected: { name: "RegionError" } };
		},
	},
	{
		what: "The option `region`",
		official: "Is `RegionUS` or `RegionEU`",
		ours: 'May also be `"us"`, `"eu"` or `"auto"`',
		why: "Settings are text",
		reword(call) {
			if (typeof call.client?.region !== "string") return call;
			const { region: _, ...client } = call.client;
			return { ...call, client };
		},
	},
	{
		what: "Options of `fetch` (`dispatcher`, `keepalive`), and those of `retry` but `maxRetries` and `respectRetryAfter`",
		official: "Are passed on, or obeyed",
		ours: "Are refused by name; a `fetch` of your own takes the place of a dispatcher, `TrackClientOptions` has the rest",
		why: "They are Node's alone, and an option that has no effect is a mistake",
		explain: refuses(({ client = {} }) => "keepalive" in client || "minTimeoutMs" in Object(client.retry)),
	},
	{
		what: "`Authorization` and `Content-Type` among the option `headers`",
		official: "Are sent beside the client's own, joined by a comma",
		ours: "`Authorization` is refused; of the two `Content-Type`s, the client's own is sent",
		why: "The joined ones mean nothing",
		explain({ call, expected }) {
			const headers = Object(call.client?.headers);
			if (headers.authorization) Object.assign(expected, { requests: [], outcome: REFUSED });
			for (const request of expected.requests)
				if (headers["content-type"]) request.headers["content-type"] = "application/json";
		},
	},
	{
		what: "The option `url`",
		official: "Is what stands before `/customers`",
		ours: "May also be the root of a host, or end with a slash",
		why: "A sandbox has a root",
		reword: ({ base, ...call }) =>
			base === undefined ? call : { ...call, base: base.replace(/(\/api\/v1)?\/?$/, "/api/v1") },
	},
	{
		what: "`trackPush`, `reportMetric`, `unsubscribe`",
		official: "Send the credentials",
		ours: "Send none",
		why: "These calls need none, and what is not sent cannot leak",
		explain: sends((request, { method }) => {
			if (OPEN_METHODS.includes(method)) delete request.headers.authorization;
		}),
	},
	{
		what: "The `Content-Type` of requests without a body",
		official: "Is `application/json`",
		ours: "Is not sent",
		why: "There is nothing to describe",
		explain: sends((request) => {
			if (request.body === "") delete request.headers["content-type"];
		}),
	},
	{
		what: "`User-Agent` and `X-Retry-Count`",
		official: "Are sent",
		ours: "Are not; the runtime may send a `User-Agent` of its own",
		why: "A page may not set them without the server's consent",
		explain: sends((request) => {
			request.headers["user-agent"] = "node";
			delete request.headers["x-retry-count"];
		}),
	},
];
