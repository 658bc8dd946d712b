/** Values that throw when they are used, and the methods that a caller can pass them to. */

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

/** The error that the hostile values throw. */
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

/** An object with a throwing getter for each name that the package may read. */
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
export const cyclic = (members) => Object.assign(members, { self: members });

/** Made once, because every argument gets it. */
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
	["an object without a prototype", () => Object.create(null)],
	["an object with inherited members", () => Object.create({ name: "a", data: {}, url: "/v1/x" })],
	["an object of objects without a prototype", () => ({ a: Object.create(null), __proto__: null })],
	["a string of 1 MB", () => MEGABYTE],
	["a string of lone surrogates", () => "\udc00".repeat(1000)],
	["nul characters", () => "\0\0"],
	["an object with a string of 1 MB", () => ({ name: "a", data: { text: "x".repeat(1_000_000) } })],
	["a toJSON that throws", () => ({ name: "a", toJSON: bite })],
	["a toJSON that returns undefined", () => ({ name: "a", toJSON: () => undefined })],
	["a toJSON that returns a string", () => ({ name: "a", toJSON: () => "text" })],
	["a toJSON that returns an empty object", () => ({ name: "a", toJSON: () => ({}) })],
	[
		"a toJSON that returns a cycle",
		() => ({ name: "a", toJSON: (/** @type {string} */ _key) => cyclic({}) }),
	],
	["a toString that throws", () => ({ toString: bite, valueOf: bite, [Symbol.toPrimitive]: bite })],
	["a toStringTag that throws", () => Object.defineProperty({}, Symbol.toStringTag, { get: bite })],
	["an iterator that throws", () => ({ [Symbol.iterator]: bite })],
	["an iterator that is not a function", () => ({ [Symbol.iterator]: 7 })],
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
	["an object with the prototype of Date", () => Object.create(Date.prototype)],
	["an object tagged as a Blob", () => ({ [Symbol.toStringTag]: "Blob", size: 1, type: "a/b" })],
	["an object tagged as an ArrayBuffer", () => ({ [Symbol.toStringTag]: "ArrayBuffer", byteLength: 5 })],
	["an object tagged as FormData", () => ({ [Symbol.toStringTag]: "FormData", *[Symbol.iterator]() {} })],
	["an object like a signal", () => ({ aborted: false, addEventListener: bite, removeEventListener: bite })],
	[
		"an object like a signal that throws when the listener is removed",
		() => ({ aborted: false, addEventListener() {}, removeEventListener: bite }),
	],
	[
		"an object like a signal whose reason throws",
		() => Object.defineProperty({ aborted: true, addEventListener() {} }, "reason", { get: bite }),
	],
	["a Map", () => new Map([["name", "a"]])],
	["a WeakMap", () => new WeakMap()],
	["a RegExp", () => /a/],
	["bytes", () => new Uint8Array(3)],
	["a detached buffer", detachedBuffer],
	["a boxed string", () => new String("42")],
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

/** @typedef {[Exclude<keyof TrackClient, symbol>, () => unknown[]]} Method a name and valid arguments, of which the last is the options */

/** The methods whose arguments are read in different ways. @type {Method[]} */
export const MAIN_METHODS = [
	["identify", () => ["42", { plan: "basic" }, {}]],
	["destroy", () => ["42", {}]],
	["track", () => ["42", { name: "a", data: {} }, {}]],
	["trackPageView", () => ["42", "/a", { data: {} }, {}]],
	["rawRequest", () => [{ url: "/v1/x", method: "POST", data: { a: 1 } }, {}]],
	["getAccountRegion", () => [{}]],
];

/** Each method that makes one request. @type {Method[]} */
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
 * Calls a method with any arguments. A method that throws instead of rejecting is detected too.
 *
 * @param {TrackClient} client
 * @param {Exclude<keyof TrackClient, symbol>} method
 * @param {unknown[]} args
 * @returns {Promise<PromiseSettledResult<unknown>>}
 */
export async function outcomeOf(client, method, args) {
	const called = /** @type {(...args: unknown[]) => Promise<unknown>} */ (client[method]).apply(client, args);
	const [outcome] = await Promise.allSettled([called]);
	return /** @type {PromiseSettledResult<unknown>} */ (outcome);
}
