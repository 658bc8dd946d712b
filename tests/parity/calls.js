/** The table of calls that both clients make. */
import { inspect } from "node:util";
import {
	BIGINT_IDS,
	BROKEN_ID,
	CONVERTED_DATA,
	DATA,
	INEXACT_IDS,
	LONG_BATCH,
	LONG_ID,
	LONG_OPERATION,
	LONG_SEGMENT,
	MISTAKEN_OPERATIONS,
	NO_DATA,
	NO_IDS,
	NO_OPERATIONS,
	ODD_IDS,
	OPERATIONS,
	SOME_IDS,
	UNSAFE_IDS,
	UNSENDABLE_DATA,
} from "./samples.js";

/** @typedef {import("./recorder.js").ScriptedResponse} ScriptedResponse */
/**
 * @typedef {object} Call
 * @property {string} method
 * @property {readonly unknown[]} args
 * @property {Record<string, unknown>} [client] options of the client, in addition to its `url`
 * @property {"RegionUS" | "RegionEU"} [region] the export of the library that is its region
 * @property {string} [base] the path of the client's `url`, by default `/api/v1`
 * @property {readonly [string, string]} [credentials]
 * @property {readonly ScriptedResponse[]} [responses] the first responses of the server, in order, before the default ones
 */

/** The calls that take an id, by method. @type {Record<string, (id: unknown) => unknown[]>} */
const NAMED = {
	identify: (id) => [id, { plan: "pro" }],
	destroy: (id) => [id],
	suppress: (id) => [id],
	unsuppress: (id) => [id],
	track: (id) => [id, { name: "purchase" }],
	trackPageView: (id) => [id, "https://shop.example/"],
	addDevice: (id) => [id, "c7f3", "ios"],
	deleteDevice: (id) => [id, "c7f3"],
	addCustomersToSegment: (id) => [id, ["42"]],
	removeCustomersFromSegment: (id) => [id, ["42"]],
	submitForm: (id) => [id, { email: "ada@example.com" }],
	unsubscribe: (id) => [id],
};

/** The calls that take an id for the body. @type {readonly [string, (id: unknown) => unknown[]][]} */
const NAMED_IN_BODY = [
	["addDevice", (id) => ["42", id, "ios"]],
	["mergeCustomers", (id) => ["id", id, "email", "ada@example.com"]],
	["mergeCustomers", (id) => ["cio_id", "03000001", "id", id]],
	["addCustomersToSegment", (id) => [7, ["43", id]]],
	["removeCustomersFromSegment", (id) => [7, [id]]],
	["reportMetric", (id) => [{ delivery_id: id, metric: "opened" }]],
];

/** The calls that take free-form data. @type {readonly [string, (data: unknown) => unknown[]][]} */
const WITH_DATA = [
	["identify", (data) => ["42", data]],
	["track", (data) => ["42", { name: "purchase", data }]],
	["submitForm", (data) => ["newsletter", data]],
	["entity", (data) => [{ ...OPERATIONS[0], attributes: data }]],
];

/** Names of events and pages. */
const EVENT_NAMES = ["purchase", " purchase ", "Zoë 🙂", "x".repeat(100), '"quoted"', 5];
const NO_EVENT_NAMES = ["", " ", undefined, null, Number.NaN, {}];

/** @param {string} method @param {readonly unknown[]} values @param {(value: unknown) => unknown[]} args @returns {Call[]} */
const each = (method, values, args) => values.map((value) => ({ method, args: args(value) }));

/** @param {string} method @param {readonly unknown[][]} lists of arguments @returns {Call[]} */
const several = (method, ...lists) => lists.map((args) => ({ method, args }));

/** @param {readonly ScriptedResponse[]} responses @param {Call[]} calls @returns {Call[]} */
const withResponses = (responses, calls) =>
	calls.map((call) => ({ client: { retry: { maxRetries: 1 } }, ...call, responses }));

/** The retry options of both clients, so that a 404 is retried. */
const ALL_RETRY_OPTIONS = {
	maxRetries: 1,
	minTimeoutMs: 1,
	maxTimeoutMs: 2,
	retryStatusCodes: [404],
	respectRetryAfter: false,
	retryAfterMaxSeconds: 1,
	maxTotalBackoffMs: 10,
};

const JSON_TYPE = { "content-type": "application/json" };
const [identify] = several("identify", ["42", { plan: "pro" }]);

/** @type {Call[]} */
const calls = [
	...Object.entries(NAMED).flatMap(([method, args]) => each(method, [...SOME_IDS, ...NO_IDS], args)),
	...NAMED_IN_BODY.flatMap(([method, args]) => each(method, [...SOME_IDS, ...BIGINT_IDS, ...NO_IDS], args)),
	...[...Object.entries(NAMED), ...NAMED_IN_BODY].flatMap(([method, args]) =>
		each(method, INEXACT_IDS, args),
	),
	...Object.entries(NAMED).flatMap(([method, args]) => each(method, [...UNSAFE_IDS, LONG_ID], args)),
	...each("identify", [...ODD_IDS, ...BIGINT_IDS, BROKEN_ID], NAMED.identify),
	...each("destroy", [...ODD_IDS, ...BIGINT_IDS, BROKEN_ID], NAMED.destroy),
	...each(
		"deleteDevice",
		[...ODD_IDS, ...SOME_IDS, ...UNSAFE_IDS, LONG_ID, ...BIGINT_IDS, BROKEN_ID, ...NO_IDS],
		(token) => ["42", token],
	),

	...WITH_DATA.flatMap(([method, args]) =>
		each(method, [...DATA, ...CONVERTED_DATA, ...UNSENDABLE_DATA, ...NO_DATA], args),
	),
	...several("identify", [], ["42"], ["42", undefined]),
	...each("identify", ["2026-01-01", 1_700_000_000_000, -1, null, 1_700_000_000], (created_at) => [
		"42",
		{ created_at },
	]),

	...each("track", [...EVENT_NAMES, "x".repeat(101), ...NO_EVENT_NAMES], (name) => ["42", { name }]),
	...several("track", ["42"], ["42", undefined], ["42", null], ["42", "purchase"], ["42", ["purchase"]]),
	...several(
		"track",
		["42", { name: "a", data: { total: 9.9 }, timestamp: 1_700_000_000, type: "event" }],
		["42", { name: "a", id: "01HF7YAT00AAAAAAAAAAAAAAAA" }],
		["42", { name: "home", type: "screen" }],
		["42", { name: "a", further: { field: true } }],
		["42", { name: "a", timestamp: new Date(1_700_000_000_000) }],
		["42", { name: "a", timestamp: "2026-01-01T00:00:00Z" }],
		["42", { name: "a", timestamp: 1_700_000_000_000 }],
		["42", { name: "a", id: "42" }],
		["42", { name: "a", attributes: { total: 9.9 } }],
		["42", { name: "a", data: null }],
	),

	...each("trackAnonymous", [...SOME_IDS, ...NO_IDS, 42n], (id) => [id, { name: "visited" }]),
	...each("trackAnonymous", [...EVENT_NAMES, ...NO_EVENT_NAMES], (name) => ["visitor", { name }]),
	...several(
		"trackAnonymous",
		["visitor"],
		["visitor", null],
		["", { name: "invite", data: { recipient: "ada@example.com" } }],
		[
			"visitor",
			{ name: "a", data: { at: new Date(0) }, timestamp: 1, type: "page", id: "01HF7YAT00AAAAAAAAAAAAAAAA" },
		],
		["visitor", { name: "a", anonymous_id: "another" }],
		["", { name: "a", anonymous_id: "another" }],
	),

	...each("trackPageView", ["/", "*", "https://shop.example/ä?a=b#c", "x".repeat(101), 5], (url) => [
		"42",
		url,
	]),
	...each("trackPageView", ["", " ", undefined, null, {}], (url) => ["42", url]),
	...several(
		"trackPageView",
		["42", "/", { data: { referrer: "/" }, timestamp: 1 }],
		["42", "/", { timestamp: new Date(0), id: "01HF7YAT00AAAAAAAAAAAAAAAA" }],
		["42", "/", {}],
	),

	...several(
		"trackPush",
		[],
		[{ delivery_id: "dgTQ" }],
		[{ delivery_id: "dgTQ", event: "opened", device_id: "c7f3", timestamp: 1_700_000_000 }],
		[{ delivery_id: "dgTQ", event: "opened", timestamp: new Date(0) }],
		[{ delivery_id: "dgTQ", event: "opened", further: [1] }],
	),
	...each("trackPush", NO_DATA, (event) => [event]),

	...each("addDevice", ["ios", "android", "windows", ...NO_IDS], (platform) => ["42", "c7f3", platform]),
	...several(
		"addDevice",
		["42", "c7f3", "ios", {}],
		["42", "c7f3", "ios", { last_used: 1_700_000_000 }],
		["42", "c7f3", "ios", { last_used: new Date(0), app_version: "2" }],
		["42", "c7f3", "ios", { last_used: null, app_version: "2" }],
		["42", "c7f3", "ios", { last_used: "2026-01-01T00:00:00Z" }],
		["42", "c7f3", "android", { app_version: "2", nested: { a: "b" } }],
		["42", "c7f3", "ios", { id: "another", platform: "android" }],
		["42", "c7f3", "ios", { attributes: { app_version: "2" } }],
	),
	...each("addDevice", [...NO_DATA, undefined], (details) => ["42", "c7f3", "ios", details]),

	...several(
		"mergeCustomers",
		["id", "42", "id", "43"],
		["email", "ada@example.com", "cio_id", "03000001"],
		["cio_id", "cio_03000001", "id", "42"],
		["phone", "1", "id", "42"],
		["id", "42", undefined, "43"],
		["id", "42"],
		["id", "42", "id", "42"],
		[],
	),

	...several("getAccountRegion", []),

	...each("entity", [...OPERATIONS, ...MISTAKEN_OPERATIONS], (operation) => [operation]),
	...each("entity", [LONG_OPERATION, ...NO_DATA], (operation) => [operation]),
	...several("entity", [], [{}], [{ ...OPERATIONS[5], timestamp: new Date(0) }]),

	...several("batch", [OPERATIONS], [[OPERATIONS[5], OPERATIONS[5]]]),
	...each("batch", [...OPERATIONS, ...MISTAKEN_OPERATIONS, ...NO_OPERATIONS], (operation) => [[operation]]),
	...each("batch", [...CONVERTED_DATA, ...UNSENDABLE_DATA], (attributes) => [
		[{ ...OPERATIONS[5], attributes }],
	]),
	...each("batch", [...NO_DATA, {}, OPERATIONS[0], new Set(OPERATIONS)], (operations) => [operations]),
	...several("batch", [], [[LONG_OPERATION]], [LONG_BATCH]),

	...["addCustomersToSegment", "removeCustomersFromSegment"].flatMap((method) => [
		...each(method, ["id", "email", "cio_id", undefined, null, "", "phone", 5], (type) => [7, ["42"], type]),
		...each(method, [[], "42", undefined, null, new Set(["42"]), {}], (ids) => [7, ids]),
		...each(method, [Array(1000).fill("42"), LONG_SEGMENT], (ids) => [7, ids]),
		...several(method, [7, [42, "43", 44n]], [7, ["cio_03000001"], "cio_id"], ["7", ["Zoë", "a/b"]]),
	]),

	...several(
		"submitForm",
		["newsletter"],
		["newsletter", { id: "42", first_name: "Zoë", age: "7" }],
		["newsletter", { email: null, id: "42" }],
	),

	...each("reportMetric", NO_DATA, (metric) => [metric]),
	...each("reportMetric", ["bounced", "clicked", "deferred", "dropped", "spammed", "seen"], (metric) => [
		{ delivery_id: "dgTQ", metric, timestamp: 1_700_000_000 },
	]),
	...several(
		"reportMetric",
		[],
		[{}],
		[{ delivery_id: "dgTQ" }],
		[{ delivery_id: "dgTQ", metric: "clicked", recipient: "a@b.c", reason: "r", href: "https://b.c/?d" }],
		[{ delivery_id: "dgTQ", metric: "bounced", recipient: 15551234567, timestamp: new Date(0) }],
	),

	...each("unsubscribe", [true, false, undefined, null, 0, "yes"], (unsubscribe) => ["dgTQ", unsubscribe]),

	{ ...identify, client: { headers: { "x-app": "shop", "X-Other": "a, b" } } },
	{ ...identify, client: { headers: { "content-type": "text/plain" } } },
	{ ...identify, client: { headers: { authorization: "Basic b3RoZXI=" } } },
	{ ...identify, client: { timeout: 1000, retry: { maxRetries: 0 } } },
	{ ...identify, client: { retry: ALL_RETRY_OPTIONS }, responses: [{ status: 404 }] },
	{ ...identify, client: { retry: { maxTotalBackoffMs: 1 } }, responses: [{ status: 503 }] },
	{ ...identify, client: { retry: { retries: 1 } } },
	{ ...identify, client: { keepalive: true } },
	{ ...identify, client: { region: "eu" } },
	{ ...identify, region: "RegionUS" },
	{ ...identify, region: "RegionEU" },
	{ ...identify, credentials: ["sité-ß", "clé:🔑"] },
	...["/relay/api/v1", "/api/v1/", "/relay", ""].flatMap((base) => [
		{ ...identify, base },
		{ method: "entity", args: [OPERATIONS[4]], base },
		{ method: "unsubscribe", args: ["dgTQ"], base },
	]),

	...withResponses(
		[{ status: 503 }],
		[
			...several("identify", ["42"]),
			...several("track", ["42", { name: "a" }]),
			...several("suppress", ["42"]),
			...several("batch", [[OPERATIONS[5]]]),
			...several("getAccountRegion", []),
		],
	),
	...withResponses([{ status: 429, headers: { "retry-after": "0" } }], several("destroy", ["42"])),
	{
		...identify,
		client: { retry: { maxTotalBackoffMs: 1 } },
		responses: [{ status: 429, headers: { "retry-after": "0" } }],
	},
	...withResponses([{ status: 425 }], several("destroy", ["42"])),
	...withResponses(
		[{ status: 400, body: '{"meta":{"errors":["one","two"]}}', headers: JSON_TYPE }],
		[identify],
	),
	...withResponses(
		[{ status: 400, body: '{"meta":{"error":"one"}}', headers: JSON_TYPE }],
		several("mergeCustomers", ["id", "1", "id", "2"]),
	),
	...withResponses(
		[
			{
				status: 400,
				body: '{"errors":[{"reason":"required","field":"name","message":"m"}]}',
				headers: JSON_TYPE,
			},
		],
		several("entity", [OPERATIONS[0]]),
	),
	...withResponses(
		[{ status: 207, body: '{"errors":[{"batch_index":1,"reason":"invalid","field":"name","message":"m"}]}' }],
		several("batch", [OPERATIONS.slice(0, 3)]),
	),
	...withResponses([{ status: 401, body: "Unauthorized request" }], [identify]),
	...withResponses([{ status: 404, body: "" }], [identify]),
	...withResponses([{ status: 502, body: "<html>Bad gateway</html>" }], several("destroy", ["42"])),
	...withResponses([{ status: 200, body: "" }, { status: 204 }], [identify]),
	...withResponses([{ status: 200, body: "<html>" }], [identify]),
	...withResponses([{ status: 301, headers: { location: "/elsewhere" } }], [identify]),
	...withResponses([{ status: 303, headers: { location: "/elsewhere" } }], [identify]),
	...withResponses([{ reset: true }], several("destroy", ["42"])),
	...withResponses([{ reset: true }, { reset: true }], several("destroy", ["42"])),
	{ ...identify, client: { timeout: 50, retry: { maxRetries: 0 } }, responses: [{ stall: true }] },
	{ ...identify, client: { timeout: 50, totalTimeout: 100 }, responses: [{ stall: true }] },
];

/** The name of a call in reports: its code and special settings. @param {Call} call */
function nameOf({ method, args, ...special }) {
	const options = { depth: 6, breakLength: Number.POSITIVE_INFINITY, maxStringLength: 40, maxArrayLength: 3 };
	const list = args.map((arg) => inspect(arg, options).replaceAll(/\s+/g, " "));
	const rest = Object.keys(special).length > 0 ? ` ${inspect(special, options).replaceAll(/\s+/g, " ")}` : "";
	return `${method}(${list.join(", ")})${rest}`;
}

/** Each distinct call by its name. @type {ReadonlyMap<string, Call>} */
export const CALLS = new Map(calls.map((call) => [nameOf(call), call]));
