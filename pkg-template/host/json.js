/**
 * Free-form data as JSON text, by the host's own `JSON.stringify`. What JSON cannot carry is refused, never silently lost.
 *
 * Plain data is written as it is. If a value needs a conversion, all of the data is copied first. Both ways write the same text for plain
 * values.
 *
 * It is JavaScript because a walk through a value from WebAssembly would cost a crossing for every member.
 */
import { bounded, Fault, isObject, isRecord, reading, tagOf, wellFormed, within } from "./fault.js";
import { instantOf } from "./instant.js";

/** Deeper data is refused: every runtime's stack ends somewhere. */
const MAX_DEPTH = 100;

/** Kinds that are not data, although some have members that JSON would carry, or in some runtimes a `toJSON`. */
const NOT_DATA =
	/^\[object (Map|Set|WeakMap|WeakSet|Error|RegExp|ArrayBuffer|SharedArrayBuffer|URLSearchParams|Headers|FormData|Blob|File|Request|Response)\]$/;

/**
 * The JSON text of free-form data. A Date, or another object that stands for an instant, becomes unix seconds; a bigint its digits (as a
 * number where a JavaScript number holds it exactly, else as text).
 *
 * @param {unknown} value
 * @returns {string | undefined} `undefined` if the value is
 * @throws {Fault} for what JSON cannot carry
 */
export function toJson(value) {
	return value === undefined ? undefined : bounded(textOf(value, toSeconds), "");
}

/**
 * The same, but a Date, or another object that stands for an instant, becomes ISO 8601 text.
 *
 * @param {unknown} value
 * @returns {string | undefined} `undefined` if the value is
 * @throws {Fault} for what JSON cannot carry
 */
export function toIsoJson(value) {
	return value === undefined ? undefined : bounded(textOf(value, toIsoText), "");
}

/**
 * A copy of an argument, as JSON carries it, so that later changes by the caller have no effect.
 *
 * @param {unknown} value
 * @param {typeof toJson} [toText]
 * @returns {unknown} the value itself if it is not data, or if it cannot be sent, which the core will report
 */
export function ownData(value, toText = toJson) {
	if (!isObject(value)) return value;
	try {
		const text = toText(value) ?? "null";
		const data = JSON.parse(text);
		// A Date that is an argument of its own is not data. `JSON.rawJSON` has digits that a number cannot hold.
		return isObject(data) && JSON.stringify(data) === text ? data : value;
	} catch {
		return value;
	}
}

/**
 * The object whose members JSON takes: what `toJSON` returns, or the object itself.
 *
 * @param {any} value an object
 * @returns {object}
 */
export function jsonObject(value) {
	const data = typeof value.toJSON === "function" ? value.toJSON("") : value;
	return isObject(data) ? data : value;
}

/**
 * What an object that stands for an instant becomes.
 *
 * @typedef {(ms: number) => number | string} ToInstant
 */

/** @type {ToInstant} */
const toSeconds = (ms) => Math.floor(ms / 1000);

/** @type {ToInstant} */
const toIsoText = (ms) => new Date(ms).toISOString();

/**
 * @param {unknown} value
 * @param {ToInstant} toInstant
 * @returns {string}
 * @throws {Fault}
 */
function textOf(value, toInstant) {
	const text = plainText(value);
	if (text !== undefined) return text;
	// A value that JSON leaves out becomes null, as in an array.
	return reading("", () => JSON.stringify(copy(value, "", [], toInstant))) ?? "null";
}

/**
 * The JSON text of plain data.
 *
 * @param {unknown} value
 * @returns {string | undefined} `undefined` for any other value
 */
export function plainText(value) {
	try {
		if (!isPlain(value, 0)) return undefined;
		const text = JSON.stringify(value);
		// An escaped surrogate is half of a character.
		return text.includes("\\ud") ? undefined : text;
	} catch {
		// A getter threw. The copy finds out which one.
		return undefined;
	}
}

/**
 * Whether `JSON.stringify` loses and changes nothing of a value.
 *
 * @param {unknown} value
 * @param {number} depth
 * @returns {boolean}
 */
function isPlain(value, depth) {
	switch (typeof value) {
		case "string":
		case "boolean":
		case "undefined":
			return true;
		case "number":
			return Number.isFinite(value);
		case "object":
			return value === null || (depth < MAX_DEPTH && isPlainObject(value, depth));
		default:
			return false;
	}
}

/**
 * @param {any} value
 * @param {number} depth
 */
function isPlainObject(value, depth) {
	if (value.toJSON !== undefined) return false;
	if (Array.isArray(value)) {
		for (let index = 0; index < value.length; index += 1) {
			if (!isPlain(value[index], depth + 1)) return false;
		}
		return true;
	}
	if (!isRecord(value)) return false;
	// Much faster than Object.keys; inherited members, which JSON leaves out, do no harm here.
	for (const key in value) {
		const member = value[key];
		// Most members are text.
		if (typeof member !== "string" && !isPlain(member, depth + 1)) return false;
	}
	return true;
}

/**
 * A copy of free-form data that `JSON.stringify` writes without loss. The path of a fault is built while the fault is thrown outwards, so
 * that paths cost nothing for values without faults.
 *
 * @param {unknown} value
 * @param {string} key under which it stands, for `toJSON`
 * @param {object[]} ancestors
 * @param {ToInstant} [toInstant]
 * @returns {unknown}
 * @throws {Fault} or what the caller's code throws at the top of the value
 */
export function copy(value, key, ancestors, toInstant = toSeconds) {
	switch (typeof value) {
		case "string":
			return wellFormed(value, "");
		case "number":
			if (!Number.isFinite(value)) throw new Fault("", "is not a finite number, which JSON cannot carry");
			return value;
		case "bigint":
			return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
		case "object":
			return value === null ? null : copyObject(value, key, ancestors, toInstant);
		case "boolean":
			return value;
		default:
			// JSON leaves functions and symbols out, like undefined.
			return undefined;
	}
}

/**
 * @param {any} value
 * @param {string} key
 * @param {object[]} ancestors
 * @param {ToInstant} toInstant
 * @returns {unknown}
 */
function copyObject(value, key, ancestors, toInstant) {
	const primitive = isRecord(value) ? value : standsFor(value, toInstant);
	if (primitive !== value) return copy(primitive, key, ancestors, toInstant);
	if (ancestors.includes(value)) throw new Fault("", "is a cycle: it contains itself");
	if (ancestors.length >= MAX_DEPTH) throw new Fault("", "is nested too deeply");
	if (typeof value.toJSON !== "function") return copyData(value, ancestors, toInstant);
	const data = value.toJSON(key);
	const inside = [...ancestors, value];
	// JSON does not call the `toJSON` of what a `toJSON` returns.
	return isObject(data) ? copyData(data, inside, toInstant) : copy(data, key, inside, toInstant);
}

/**
 * The primitive that an instance of a class stands for: `new Number(1)`, a Date.
 *
 * @param {any} value
 * @param {ToInstant} toInstant
 * @returns {unknown} the value itself if there is none
 * @throws {Fault} for what is not data
 */
function standsFor(value, toInstant) {
	const tag = tagOf(value);
	if (/^\[object (Number|String|Boolean|BigInt)\]$/.test(tag)) {
		const primitive = value.valueOf();
		if (typeof primitive !== "object") return primitive;
	}
	if (ArrayBuffer.isView(value) || NOT_DATA.test(tag)) throw notData(tag);
	const ms = instantOf(value);
	return ms === undefined ? value : toInstant(ms);
}

/**
 * The copy of an object has no prototype, so that a key named `__proto__` is a key like any other.
 *
 * @param {any} value
 * @param {object[]} ancestors
 * @param {ToInstant} toInstant
 */
function copyData(value, ancestors, toInstant) {
	const isList = Array.isArray(value);
	// Some libraries' promises are plain objects.
	if (typeof value.then === "function") throw new Fault("", "is a Promise: await it");
	if (!isList && !isRecord(value)) checkInstance(value);
	ancestors.push(value);
	const data = isList ? [] : Object.create(null);
	for (const key of isList ? Array(value.length).keys() : Object.keys(value)) {
		try {
			data[isList ? key : wellFormed(String(key), "")] = copy(value[key], String(key), ancestors, toInstant);
		} catch (thrown) {
			throw within(isList ? `[${key}]` : `.${key}`, thrown);
		}
	}
	ancestors.pop();
	return data;
}

/**
 * Refuses instances of classes that JSON would empty.
 *
 * @param {any} value
 */
function checkInstance(value) {
	// The prototype of plain data of another realm has no prototype itself.
	const isPlainElsewhere = Object.getPrototypeOf(Object.getPrototypeOf(value)) === null;
	if (Object.keys(value).length === 0 && !isPlainElsewhere) throw notData(tagOf(value));
}

/** @param {string} tag */
function notData(tag) {
	const kind =
		tag === "[object Object]" ? "an instance of a class without members" : `of type ${tag.slice(8, -1)}`;
	return new Fault("", `is ${kind}, which JSON cannot carry: convert it to plain data`);
}
