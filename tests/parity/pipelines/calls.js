/** The calls that both clients make. */

/** @typedef {import("../recorder.js").ScriptedResponse} ScriptedResponse */
/**
 * @typedef {object} Call
 * @property {string} name
 * @property {string} method
 * @property {readonly unknown[]} args
 * @property {string} [key] the write key
 * @property {Record<string, unknown>} [client] options of the client, in addition to its `url`
 * @property {string} [base] the path of the client's `url`, by default `/v1`
 * @property {readonly ScriptedResponse[]} [responses] the first responses of the server, before the default ones
 */

/** The least that each method takes. @type {Record<string, Record<string, unknown>>} */
const LEAST = {
	identify: { userId: "42" },
	track: { userId: "42", event: "Signed Up" },
	page: { userId: "42" },
	screen: { userId: "42" },
	group: { userId: "42", groupId: "acme" },
	alias: { userId: "42", previousId: "41" },
};

/** What is added to a message, by the end of the call's name. @type {Record<string, Record<string, unknown>>} */
const MEMBERS = {
	"is the least": {},
	"has a visitor": { anonymousId: "visitor" },
	"has a visitor alone": { userId: undefined, anonymousId: "visitor" },
	"has a blank userId and a visitor": { userId: " ", anonymousId: "visitor" },
	"has a userId that is null, and a visitor": { userId: null, anonymousId: "visitor" },
	"has a userId that is a number": { userId: 42 },
	"has a userId that is a bigint": { userId: 42n },
	"has a userId that is a fraction": { userId: 4.2 },
	"has a userId that is an unsafe number": { userId: 2 ** 53 },
	"has a userId that is an object, and a visitor": { userId: { id: 1 }, anonymousId: "visitor" },
	"has no person": { userId: undefined },
	"has a blank person": { userId: "", anonymousId: " " },
	"has an id and a time": { messageId: "m-1", timestamp: "2026-01-31T12:00:00.000Z" },
	"has an id and a time that are null": { messageId: null, timestamp: null },
	"has a blank id": { messageId: "" },
	"has a Date as its time": { timestamp: new Date(1_769_860_800_123) },
	"has unix seconds as its time": { timestamp: 1_769_860_800 },
	"has a day as its time": { timestamp: "2026-01-31" },
	"has a context": { context: { ip: "203.0.113.7", device: { token: "c7f3" } } },
	"has a library": { context: { library: { name: "shop", version: "2" } } },
	"has a library that is null": { context: { library: null } },
	"has a context that is null": { context: null },
	"has a context that is text": { context: "text" },
	"has integrations": { integrations: { All: false, Mixpanel: true } },
	"has further members": { sentAt: "2026-01-31T12:00:00Z", channel: "server", further: [{ a: "é🙂" }] },
	"has traits and properties": { traits: { a: 1, nested: { b: [true, null] } }, properties: { c: "d" } },
	"has Dates in its data": { traits: { at: new Date(0) }, properties: { list: [new Date(1)] } },
	"has bigints in its data": { properties: { small: 7n, large: 2n ** 64n } },
	"has data that JSON would change": { properties: { a: Number.NaN } },
	"has traits that are null": { traits: null },
	"has properties that are an array": { properties: [1] },
	"is too long": { properties: { a: "x".repeat(32_000) } },
	"has the type of another method": { type: "delete" },
};

/** Arguments that are not messages. */
const NO_MESSAGES = { nothing: undefined, null: null, text: "42", "an array": [], "an empty object": {} };

/** What one method needs besides. @type {[string, Record<string, unknown>][]} */
const MISSING = [
	["track", { event: undefined }],
	["track", { event: null }],
	["track", { event: " " }],
	["track", { event: 7 }],
	["group", { groupId: undefined }],
	["group", { groupId: "" }],
	["group", { groupId: 7 }],
	["alias", { previousId: undefined }],
	["alias", { previousId: " " }],
	["alias", { previousId: 7 }],
];

/** Options of the client. @type {[string, Partial<Call>][]} */
const SETTINGS = [
	["with strictMode", { client: { strictMode: true } }],
	["with strictMode off", { client: { strictMode: false } }],
	[
		"with a default context",
		{ client: { defaultContext: { ip: "1", library: { name: "x", version: "1" } } } },
	],
	["with headers", { client: { headers: { "X-App": "shop" } } }],
	["with keepalive", { client: { keepalive: true } }],
	["with an unknown option", { client: { unknown: true } }],
	["with a private key", { key: "sk_us_abc" }],
	["with a public key", { key: "pk_eu_abc" }],
	["with a key that has a colon", { key: "a:b" }],
	["with an empty key", { key: "" }],
	["with a root as its url", { base: "" }],
	["with a slash at the end of its url", { base: "/v1/" }],
	["with a path in its url", { base: "/proxy/v1" }],
];

/** The first response of the server. @type {[string, ScriptedResponse][]} */
const RESPONSES = [
	["after a 400", { status: 400, body: '{"meta":{"errors":["no"]}}' }],
	["after a 401", { status: 401, body: "{}" }],
	["after a 429", { status: 429, body: "{}" }],
	["after a 500", { status: 500, body: "{}" }],
	["after a broken connection", { reset: true }],
];

/** A message as a call of its method, and as an item of a batch. @param {string} name @param {string} method @param {object} payload @returns {Call[]} */
const inBothForms = (name, method, payload) => [
	{ name: `${method} ${name}`, method, args: [payload] },
	{ name: `batch: ${method} ${name}`, method: "batch", args: [[{ type: method, ...payload }]] },
];

/** @type {readonly Call[]} */
export const CALLS = [
	...Object.entries(LEAST).flatMap(([method, least]) => [
		...Object.entries(MEMBERS).flatMap(([name, members]) =>
			inBothForms(name, method, { ...least, ...members }),
		),
		...Object.entries(NO_MESSAGES).map(([name, value]) => ({
			name: `${method} of ${name}`,
			method,
			args: [value],
		})),
		...SETTINGS.map(([name, settings]) => ({
			name: `${method} ${name}`,
			method,
			args: [least],
			...settings,
		})),
		...RESPONSES.map(([name, response]) => ({
			name: `${method} ${name}`,
			method,
			args: [least],
			client: { retry: { maxRetries: 1, minTimeoutMs: 1, maxTimeoutMs: 2 } },
			responses: [response],
		})),
	]),
	...MISSING.flatMap(([method, members]) => {
		const [[name, value]] = /** @type {[[string, unknown]]} */ (Object.entries(members));
		const shown = `has the ${name} ${JSON.stringify(value)}`;
		return inBothForms(shown, method, { ...LEAST[method], ...members });
	}),
	...Object.entries({ nothing: undefined, "an empty array": [], "an object": {}, text: "42" }).map(
		([name, value]) => ({ name: `batch of ${name}`, method: "batch", args: [value] }),
	),
	...RESPONSES.map(([name, response]) => ({
		name: `batch ${name}`,
		method: "batch",
		args: [[{ type: "page", userId: "42" }]],
		client: { retry: { maxRetries: 1, minTimeoutMs: 1, maxTimeoutMs: 2 } },
		responses: [response],
	})),
	{
		name: "batch of every type",
		method: "batch",
		args: [Object.entries(LEAST).map(([type, message]) => ({ type, ...message }))],
	},
	{
		name: "batch is too long",
		method: "batch",
		args: [Array(20).fill({ type: "page", userId: "42", name: "x".repeat(30_000) })],
	},
];
