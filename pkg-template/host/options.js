/** Reads objects of options, which runs the caller's code: getters and proxies. */

import { Fault, isObject, isRecord, reading } from "./fault.js";

/** Longer than the name of any option; names are shown in errors. */
const MAX_NAME = 100;

/**
 * The names of an object's own members.
 *
 * @param {unknown} object
 * @throws {Fault} for any other value
 */
export const memberNames = (object) =>
	reading("", () => {
		// A list or a Map has no options, whatever is in it.
		if (!isObject(object) || Symbol.iterator in object) throw new Fault("", "must be an object");
		const names = Object.keys(object);
		if (names.some((name) => name.length > MAX_NAME))
			throw new Fault("", "has a member that is not supported");
		return names;
	});

/**
 * @param {any} object
 * @param {string} name of an own member
 * @returns {unknown}
 * @throws {Fault}
 */
export const member = (object, name) => reading(name, () => object[name]);

/**
 * An object's own member.
 *
 * @param {any} object
 * @param {string} name
 * @returns {unknown} `undefined` if there is none, and for any other value
 * @throws {Fault}
 */
export const ownMember = (object, name) =>
	reading(name, () => (isObject(object) && Object.hasOwn(object, name) ? member(object, name) : undefined));

/**
 * A member of an object, inherited or not.
 *
 * @param {any} object
 * @param {string} name
 * @returns {unknown} `undefined` for any other value
 * @throws {Fault}
 */
export const getMember = (object, name) =>
	reading(name, () => (isObject(object) ? member(object, name) : undefined));

/**
 * Whether a value is an `AbortSignal`, or a polyfill's.
 *
 * @param {any} value
 * @returns {value is AbortSignal}
 * @throws {Fault}
 */
export const isSignal = (value) => isObject(value) && typeof member(value, "addEventListener") === "function";

/**
 * @param {unknown} value
 * @returns {unknown[] | undefined} a copy of an array; `undefined` for any other value
 * @throws {Fault}
 */
export const items = (value) => reading("", () => (Array.isArray(value) ? Array.from(value) : undefined));

/** The options that have members of their own. */
const NESTED = ["headers", "retry", "batching", "rateLimit", "defaultContext"];

/**
 * A copy of a client's options, which the core reads in the first call, and again after `close`: what the caller changes later must not
 * send credentials elsewhere.
 *
 * @template T
 * @param {T} options
 * @returns {T}
 */
export function ownOptions(options) {
	try {
		if (!isObject(options) || Array.isArray(options)) return options;
		const own = /** @type {any} */ ({ __proto__: null, ...options });
		for (const name of NESTED) if (name in own) own[name] = plainCopy(own[name]);
		// The names and values of a Headers object, which the caller may change later.
		if (isObject(own.headers) && Symbol.iterator in own.headers) own.headers = [...own.headers];
		return own;
	} catch {
		// A getter that throws: the core says so.
		return options;
	}
}

/** A copy of plain data; any other value as it is. @param {any} value @returns {any} */
function plainCopy(value) {
	if (Array.isArray(value)) return value.map(plainCopy);
	if (!isObject(value) || !isRecord(value)) return value;
	const members = Object.entries(value).map(([name, member]) => [name, plainCopy(member)]);
	return Object.fromEntries(members);
}

/**
 * An option that decides something before the core reads the options.
 *
 * @param {unknown} options
 * @param {string} name
 * @returns {unknown} `undefined` if it is not given
 */
export function givenOption(options, name) {
	try {
		return ownMember(options, name);
	} catch {
		// A getter that throws: the core says so.
		return undefined;
	}
}
