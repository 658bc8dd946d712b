/** Values for the table of calls: ordinary, unusual and invalid ones. */

/** Ids of people, devices, forms and deliveries with a special meaning in URLs, strings or JavaScript. */
export const ODD_IDS = [
	"ada@example.com",
	"ada+shop@example.com",
	"cio_03000001",
	"a b",
	" a ",
	"a/b",
	"../a",
	"a?b=c",
	"a#b",
	"a&b=c;d,e:f",
	"a\\b",
	"100%",
	"a%2Fb",
	"...",
	"a..b",
	"~!*'()-_",
	'"<[{|^`}]>"',
	"a\tb\r\nc",
	"a\0b",
	"Zoë",
	"日本語",
	"👩‍👩‍👧",
	"e\u0301",
	"\u202eabc",
	"x".repeat(150),
	"é".repeat(75),
	"null",
	"undefined",
	"__proto__",
];

/** A few of each kind, for every call that takes an id. */
export const SOME_IDS = ["42", 42, 0, -7, "a/b?c#d", "Zoë 👩‍👩‍👧", "cio_03000001"];

/** Values that are not ids. */
export const NO_IDS = [
	"",
	" \t\n",
	undefined,
	null,
	Number.NaN,
	Number.POSITIVE_INFINITY,
	true,
	{},
	[],
	() => {},
];

/** Numbers that are not ids: JavaScript cannot hold them exactly, or they are not whole. */
export const INEXACT_IDS = [-1.5, 1e21, 2 ** 53];

/** Ids that a URL cannot carry as one segment. */
export const UNSAFE_IDS = [".", ".."];

/** Longer than the limit of a person's id. */
export const LONG_ID = "x".repeat(151);

/** Database keys. */
export const BIGINT_IDS = [42n, 9007199254740993n];

/** A lone surrogate. */
export const BROKEN_ID = "half \ud83d";

class Money {
	amount = 9.9;
	#secret = 1;
	get double() {
		return this.amount * 2 * this.#secret;
	}
}

/** Data that JSON can carry unchanged. */
export const DATA = [
	{},
	{ text: "a", empty: "", zero: 0, minus: -0, small: 1.5e-7, large: 1e21, most: Number.MAX_SAFE_INTEGER },
	{ yes: true, no: false, nothing: null, list: [], none: {} },
	{ nested: { list: [1, "two", [3, { four: null }]] }, "a.b": { "c d": 1 } },
	{ 'quote " back \\ line \n nul \0': "\u2028 🙂 \u007f </script>" },
	{ left: undefined, out: () => {}, symbol: Symbol("s"), list: [undefined, () => {}, Symbol("s")] },
	{ boxed: [new Number(1), new String("a"), new Boolean(false)] },
	{ own: { toJSON: () => "said by itself" }, url: new URL("https://shop.example/?a=b") },
	{ money: new Money(), bare: Object.assign(Object.create(null), { a: 1 }) },
	JSON.parse('{"__proto__":{"a":1},"constructor":2,"toString":3,"10":"ten","2":"two"}'),
	{ holes: new Array(2) },
	{ long: "é🙂".repeat(2_000) },
	Object.freeze({ id: "42", email: "ada@example.com", created_at: 1_700_000_000, _update: true }),
];

/** Data that the clients convert. */
export const CONVERTED_DATA = [
	{ at: new Date(1_700_000_000_400), list: [{ at: new Date(-1) }] },
	{ small: 7n, large: 9007199254740993n },
];

/** Data with a value that JSON cannot carry. */
export const UNSENDABLE_DATA = [
	{ price: Number.NaN },
	{ list: [{ price: Number.POSITIVE_INFINITY }] },
	{ at: new Date(Number.NaN) },
	{ map: new Map([["a", 1]]) },
	new Map([["a", 1]]),
	{ set: new Set([1]) },
	{ bytes: new Uint8Array([1, 2]) },
	{ pattern: /a/ },
	{ plan: Promise.resolve(1) },
	{ half: "half \ud83d" },
	{ "half \udc00": 1 },
	cyclic(),
];

function cyclic() {
	/** @type {Record<string, unknown>} */
	const data = { a: 1 };
	data.self = data;
	return data;
}

/** Values that are not objects of names and values. */
export const NO_DATA = [null, "text", "", 5, 0, true, false, ["text"], [], () => {}];

const person = { type: "person", identifiers: { id: "42" } };
const object = { type: "object", identifiers: { object_type_id: "1", object_id: "acme" } };
const toObject = { identifiers: object.identifiers, relationship_attributes: { role: "admin" } };
const toPerson = { identifiers: { email: "ada@example.com" } };

/** Each operation of the v2 API. */
export const OPERATIONS = [
	{
		...person,
		action: "identify",
		attributes: { plan: "pro", nested: { a: [1] } },
		timestamp: 1_700_000_000,
	},
	{
		type: "person",
		action: "identify",
		identifiers: { email: "ada@example.com" },
		cio_relationships: [toObject],
	},
	{
		type: "person",
		action: "identify",
		identifiers: { phone: "+15551234567" },
		attributes: { _update: true },
	},
	{ type: "person", action: "identify", identifiers: { cio_id: "03000001" }, attributes: { id: "43" } },
	{ ...person, action: "delete" },
	{ ...person, action: "event", name: "purchase", attributes: { total: 9.9 }, timestamp: 1_700_000_000 },
	{ ...person, action: "event", name: "purchase", id: "01HF7YAT00AAAAAAAAAAAAAAAA" },
	{ ...person, action: "page", name: "https://shop.example/", attributes: { referrer: "/" } },
	{ ...person, action: "screen", name: "home" },
	{ ...person, action: "add_relationships", cio_relationships: [toObject] },
	{
		...person,
		action: "delete_relationships",
		cio_relationships: [{ identifiers: { cio_object_id: "ob1" } }],
	},
	{
		...person,
		action: "add_device",
		device: { token: "c7f3", platform: "ios", last_used: 1_700_000_000, attributes: { app_version: "2" } },
	},
	{ ...person, action: "delete_device", device: { token: "c7f3" } },
	{ type: "person", action: "merge", primary: { id: "42" }, secondary: { email: "ada@example.com" } },
	{ ...person, action: "suppress" },
	{ ...person, action: "unsuppress" },
	{ ...object, action: "identify", attributes: { name: "Acme" }, cio_relationships: [toPerson] },
	{ ...object, action: "identify_anonymous", cio_relationships: [{ identifiers: { anonymous_id: "v" } }] },
	{ ...object, action: "delete" },
	{ ...object, action: "add_relationships", cio_relationships: [toPerson] },
	{ ...object, action: "delete_relationships", cio_relationships: [toPerson] },
	{
		type: "delivery",
		action: "event",
		identifiers: { id: "dgTQ" },
		name: "opened",
		attributes: { device_token: "c7f3" },
	},
];

/** Operations with field names of the v1 API, and others that Customer.io would not understand. */
export const MISTAKEN_OPERATIONS = [
	{ ...person, action: "add_device", device: { id: "c7f3", platform: "ios" } },
	{ ...person, action: "event", name: "purchase", data: { total: 9.9 } },
	{ ...person, action: "add_relationships", cio_relationships: toObject },
	{ type: "person", action: "delete", identifiers: { cio_id: "cio_03000001" } },
	{ type: "person", action: "delete", identifiers: { id: "42", email: "ada@example.com" } },
	{ type: "person", action: "delete" },
	{ ...person, action: "event" },
	{ ...person, action: "track", name: "purchase" },
	{ type: "company", action: "identify", identifiers: { id: "42" } },
	{ name: "purchase" },
	{ ...person, action: "merge", primary: { id: "42" }, secondary: { id: "43" } },
	{ ...person, action: "identify", atributes: { plan: "pro" } },
	{ ...person, action: "identify", attributes: { created_at: "2026-01-01" } },
	{ ...person, action: "suppress", timestamp: 1_700_000_000_000 },
	{ ...person, action: "event", name: "purchase", id: "42" },
	{ type: "person", action: "delete", identifiers: { id: 1.5 } },
];

/** Values that are not operations. */
export const NO_OPERATIONS = [null, "text", []];

/** Larger than the limit of an operation. */
export const LONG_OPERATION = { ...OPERATIONS[0], attributes: { long: "x".repeat(32_000) } };

/** Larger than the limit of a request. */
export const LONG_BATCH = Array(20).fill({ ...OPERATIONS[0], attributes: { long: "x".repeat(31_000) } });

/** More people than the limit of a request. */
export const LONG_SEGMENT = Array(1001).fill("42");
