/** Values that bite whoever touches them, and where a caller can put them. */

/** @typedef {import("customerio-wasm").TrackClient} TrackClient */

/** Every trap of a proxy. */
const TRAPS = /** @type {const} */ ([
	"get",
	"set",
	"has",
	"ownKeys",
	"getPrototypeOf",
	"setPrototypeOf",
	"getOwnPropertyDescriptor",
	"defineProperty",
	"deleteProperty",
	"isExtensible",
	"preventExtensions",
	"apply",
	"construct",
]);

/** What the hostile values throw. */
class Bite extends Error {}

function bite() {
	throw new Bite("touched");
}

/** @param {object} [target] */
function bitingProxy(target = {}) {
	return new Proxy(target, Object.fromEntries(TRAPS.map((trap) => [trap, bite])));
}

/** @param {object} target */
function revoked(target) {
	const { proxy, revoke } = Proxy.revocable(target, {});
	revoke();
	return proxy;
}

/** An object with a getter that throws under each name that the package may read. */
function bitingGetters() {
	const names = [
		"id",
		"name",
		"data",
		"url",
		"method",
		"signal",
		"timeout",
		"region",
		"a",
		"type",
		"then",
		"toJSON",
	];
	const object = {};
	for (const name of names) Object.defineProperty(object, name, { get: bite, enumerable: true });
	return object;
}

/** @param {number} depth @param {unknown} innermost */
function nested(depth, innermost) {
	let value = innermost;
	for (let level = 0; level < depth; level += 1) value = { a: value };
	return value;
}

/** @param {Record<string, unknown>} members */
const cyclic = (members) => Object.assign(members, { self: members });

/** Made once: it is given to every argument there is. */
const MEGABYTE = "ü".repeat(500_000);

/** @type {[string, () => unknown][]} */
export const HOSTILE = [
	["undefined", () => undefined],
	["null", () => null],
	["NaN", () => Number.NaN],
	["a bigint", () => -(2n ** 70n)],
	["a symbol", () => Symbol("s")],
	["a registered symbol", () => Symbol.for("customerio-wasm.error")],
	["a function", () => () => {}],
	["a class", () => class Own {}],
	["a proxy that throws", () => bitingProxy()],
	["an array proxy that throws", () => bitingProxy([])],
	["a function proxy that throws", () => bitingProxy(() => {})],
	["a revoked proxy", () => revoked({})],
	["a revoked array", () => revoked([])],
	["a revoked function", () => revoked(() => {})],
	["getters that throw", bitingGetters],
	["an object without prototype", () => Object.create(null)],
	["an object whose members are inherited", () => Object.create({ name: "a", data: {}, url: "/v1/x" })],
	["an object of objects without prototype", () => ({ a: Object.create(null), __proto__: null })],
	["a text of 1 MB", () => MEGABYTE],
	["a text of lone surrogates", () => "\udc00".repeat(1000)],
	["nul characters", () => "\0\0"],
	["an object with a text of 1 MB", () => ({ name: "a", data: { text: "x".repeat(1_000_000) } })],
	["a toJSON that throws", () => ({ name: "a", toJSON: bite })],
	["a toJSON that gives nothing", () => ({ name: "a", toJSON: () => undefined })],
	["a toJSON that gives a text", () => ({ name: "a", toJSON: () => "text" })],
	["a toJSON that gives an empty object", () => ({ name: "a", toJSON: () => ({}) })],
	["a toJSON that gives itself", () => ({ name: "a", toJSON: (/** @type {string} */ _key) => cyclic({}) })],
	["a toString that throws", () => ({ toString: bite, valueOf: bite, [Symbol.toPrimitive]: bite })],
	["a toStringTag that throws", () => Object.defineProperty({}, Symbol.toStringTag, { get: bite })],
	["an iterator that throws", () => ({ [Symbol.iterator]: bite })],
	["an iterator that is none", () => ({ [Symbol.iterator]: 7 })],
	["an iterator whose next throws", () => ({ [Symbol.iterator]: () => ({ next: bite }) })],
	["an iterator of symbols", () => [[Symbol("a"), Symbol("b")]]],
	// biome-ignore lint/suspicious/noThenProperty: that is the point.
	["a thenable that throws", () => ({ then: bite })],
	// biome-ignore lint/suspicious/noThenProperty: that is the point.
	["a thenable that never settles", () => ({ then() {} })],
	["a promise", () => Promise.resolve("42")],
	["a cycle", () => cyclic({ name: "a", data: {} })],
	["a cycle beside a Date", () => cyclic({ name: "a", at: new Date(0) })],
	["objects nested 20,000 deep", () => nested(20_000, 1)],
	["objects nested 20,000 deep around a Date", () => nested(20_000, new Date(0))],
	["objects nested 2,000 deep around a NaN", () => nested(2000, Number.NaN)],
	["an array with a hole", () => Object.assign([], { 1: 1 })],
	["a long array of holes", () => Object.assign([], { length: 50_000 })],
	["an invalid Date", () => new Date(Number.NaN)],
	[
		"a Date whose getTime throws",
		() => Object.assign(new Date(0), { getTime: bite, valueOf: bite, toJSON: bite }),
	],
	["an object that says it is a Date", () => Object.create(Date.prototype)],
	["an object that says it is a Blob", () => ({ [Symbol.toStringTag]: "Blob", size: 1, type: "a/b" })],
	[
		"an object that says it is an ArrayBuffer",
		() => ({ [Symbol.toStringTag]: "ArrayBuffer", byteLength: 5 }),
	],
	[
		"an object that says it is FormData",
		() => ({ [Symbol.toStringTag]: "FormData", *[Symbol.iterator]() {} }),
	],
	[
		"an object that says it is a signal",
		() => ({ aborted: false, addEventListener: bite, removeEventListener: bite }),
	],
	[
		"an object that is a signal until it is let go",
		() => ({ aborted: false, addEventListener() {}, removeEventListener: bite }),
	],
	[
		"an object that is a signal whose reason throws",
		() => Object.defineProperty({ aborted: true, addEventListener() {} }, "reason", { get: bite }),
	],
	["a Map", () => new Map([["name", "a"]])],
	["a WeakMap", () => new WeakMap()],
	["a RegExp", () => /a/],
	["bytes", () => new Uint8Array(3)],
	["a detached buffer", detachedBuffer],
	["a boxed text", () => new String("42")],
	["the global object", () => globalThis],
	["an Error", () => new Bite("given")],
	["arguments", () => toArguments("42", {})],
];

/** @param {unknown[]} _values */
function toArguments(..._values) {
	// biome-ignore lint/complexity/noArguments: that is the point.
	return arguments;
}

function detachedBuffer() {
	const buffer = new ArrayBuffer(8);
	structuredClone(buffer, { transfer: [buffer] });
	return buffer;
}

/** @typedef {[keyof TrackClient, () => unknown[]]} Method a name, and arguments that are sound; the last are the options */

/** The methods that differ in how their arguments are read. @type {Method[]} */
export const MAIN_METHODS = [
	["identify", () => ["42", { plan: "basic" }, {}]],
	["destroy", () => ["42", {}]],
	["track", () => ["42", { name: "a", data: {} }, {}]],
	["trackPageView", () => ["42", "/a", { data: {} }, {}]],
	["rawRequest", () => [{ url: "/v1/x", method: "POST", data: { a: 1 } }, {}]],
	["getAccountRegion", () => [{}]],
];

/** Each method of which a call is one request. @type {Method[]} */
export const METHODS = [
	...MAIN_METHODS,
	["suppress", () => ["42", {}]],
	["unsuppress", () => ["42", {}]],
	["trackAnonymous", () => ["a-1", { name: "a", data: {} }, {}]],
	["trackPush", () => [{ delivery_id: "d", event: "opened", device_id: "t", timestamp: 1 }, {}]],
	["addDevice", () => ["42", "token", "ios", { last_used: 1 }, {}]],
	["deleteDevice", () => ["42", "token", {}]],
	["mergeCustomers", () => ["id", "42", "email", "ada@example.com", {}]],
	["addCustomersToSegment", () => ["7", ["42"], "id", {}]],
	["removeCustomersFromSegment", () => ["7", ["42"], "id", {}]],
	["submitForm", () => ["form", { id: "42" }, {}]],
	["reportMetric", () => [{ delivery_id: "d", metric: "opened" }, {}]],
	["unsubscribe", () => ["delivery", true, {}]],
	["entity", () => [{ type: "person", action: "event", identifiers: { id: "42" }, name: "a" }, {}]],
	["batch", () => [[{ type: "person", action: "identify", identifiers: { id: "42" } }], {}]],
];

/**
 * Calls a method with whatever arguments; also a method that throws instead of rejecting is found out.
 *
 * @param {TrackClient} client
 * @param {keyof TrackClient} method
 * @param {unknown[]} args
 * @returns {Promise<PromiseSettledResult<unknown>>}
 */
export async function outcomeOf(client, method, args) {
	const called = /** @type {(...args: unknown[]) => Promise<unknown>} */ (client[method]).apply(client, args);
	const [outcome] = await Promise.allSettled([called]);
	return /** @type {PromiseSettledResult<unknown>} */ (outcome);
}
