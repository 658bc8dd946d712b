/**
 * Takes the caller's values apart for the core, which reads text, numbers and lists. What cannot be taken apart is a
 * {@link Fault} that names the place, as far as it is known here: the core puts the argument's name before it.
 *
 * It is JavaScript because it runs the caller's code (getters, proxies, iterators) and because a walk through a value from
 * WebAssembly would cost a crossing, and more, for every member.
 */

/** An argument that cannot be sent. The core makes it a `ValidationError`. */
export class Fault {
	/**
	 * @param {string} argument the place: `event.data.items[3].price`
	 * @param {string} problem in words that follow the place
	 * @param {unknown} [cause]
	 */
	constructor(argument, problem, cause) {
		this.argument = argument;
		this.problem = problem;
		this.cause = cause;
	}
}

/** Deeper data is refused: no runtime's stack is endless. */
const MAX_DEPTH = 100;

/** What JSON makes an empty object of. */
const NOT_JSON = new Set(["[object Map]", "[object Set]", "[object WeakMap]", "[object WeakSet]"]);

/**
 * What `JSON.stringify` leaves of a value that needs a closer look: `null` of a NaN, `{}` of a Map, `\ud8..` of a lone
 * surrogate, the ISO text of a Date. Text without any of them is sent as it is. (A regular expression of them takes longer.)
 *
 * @param {string} text
 */
const isSuspect = (text) =>
	text.includes("null") || text.includes("{}") || text.includes("\\ud") || text.includes('Z"');

/**
 * The fault that something thrown is, further out.
 *
 * @param {string} step where it was thrown
 * @param {unknown} thrown a fault inside of that, or whatever the caller's code threw
 */
function within(step, thrown) {
	if (thrown instanceof Fault) return new Fault(step + thrown.argument, thrown.problem, thrown.cause);
	return new Fault(step, "could not be read: it threw the error in error.cause", thrown);
}

/**
 * @template T
 * @param {string} path
 * @param {() => T} read runs code of the caller's
 * @returns {T}
 */
export function reading(path, read) {
	try {
		return read();
	} catch (thrown) {
		throw thrown instanceof Fault ? thrown : within(path, thrown);
	}
}

/** @param {unknown} value @returns {value is object} */
const isObject = (value) => typeof value === "object" && value !== null;

/** Whether a value is an object, and no array. @param {unknown} value */
export function isRecord(value) {
	try {
		return isObject(value) && !Array.isArray(value);
	} catch {
		// A revoked proxy, which is nothing any more.
		return false;
	}
}

/**
 * A copy of an array.
 *
 * @param {unknown} value
 */
export const list = (value) =>
	reading("", () => {
		if (!Array.isArray(value)) throw new Fault("", "must be an array");
		return Array.from(value);
	});

/** A value's kind, realms notwithstanding. @param {object} value */
const tagOf = (value) => Object.prototype.toString.call(value);

/**
 * The JSON text of free-form data. A Date becomes unix seconds, a bigint its digits (as a number where a JavaScript number
 * holds it exactly, else as text).
 *
 * @param {unknown} value
 * @returns {string}
 * @throws {Fault} for what JSON cannot carry
 */
export function toJson(value) {
	let text;
	try {
		text = JSON.stringify(value);
	} catch {
		// A bigint, a cycle, a getter that throws: the walk finds out which, and where.
	}
	if (text !== undefined && !isSuspect(text)) return text;
	text = reading("", () => JSON.stringify(copy(value, [])));
	if (text === undefined) throw new Fault("", "has no JSON form");
	return text;
}

/**
 * The JSON text of free-form data that must be an object, also by its own `toJSON`.
 *
 * @param {unknown} value
 * @returns {string}
 * @throws {Fault}
 */
export function toJsonObject(value) {
	const text = isRecord(value) ? toJson(value) : "";
	if (!text.startsWith("{")) throw new Fault("", "must be an object of names and values");
	return text;
}

/**
 * The JSON text of an operation of version 2.
 *
 * @param {unknown} operation
 * @returns {string}
 * @throws {Fault} whose place is one in the operation
 */
export function operationToJson(operation) {
	const text = isRecord(operation) ? toJson(operation) : "";
	// `{}` has neither.
	if (!text.startsWith('{"')) throw new Fault("", "must be an operation: an object with type and action");
	return text;
}

/**
 * A copy of plain values that `JSON.stringify` loses nothing of. A fault's path grows on its way out, so that none is put
 * together where there is no fault.
 *
 * @param {unknown} value
 * @param {object[]} ancestors
 * @returns {unknown}
 */
function copy(value, ancestors) {
	switch (typeof value) {
		case "string":
			return wellFormed(value, "");
		case "number":
			if (!Number.isFinite(value)) throw new Fault("", "is not a finite number, which JSON cannot carry");
			return value;
		case "bigint":
			return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
		case "object":
			return value === null ? null : copyObject(value, ancestors);
		default:
			return value;
	}
}

/** @param {string} text @param {string} path */
function wellFormed(text, path) {
	if (!text.isWellFormed()) {
		throw new Fault(path, "contains a lone surrogate (half of a character), which UTF-8 cannot carry");
	}
	return text;
}

/**
 * @param {any} value
 * @param {object[]} ancestors
 */
function copyObject(value, ancestors) {
	const tag = tagOf(value);
	if (tag === "[object Date]") {
		const ms = Date.prototype.getTime.call(value);
		if (Number.isNaN(ms)) throw new Fault("", "is an invalid Date");
		return Math.floor(ms / 1000);
	}
	if (ancestors.includes(value)) throw new Fault("", "is a cycle: it contains itself");
	if (ancestors.length >= MAX_DEPTH) throw new Fault("", "is nested too deep");
	if (typeof value.toJSON === "function") return copy(value.toJSON(), [...ancestors, value]);
	if (NOT_JSON.has(tag)) {
		throw new Fault("", "is a Map or a Set, which JSON cannot carry: convert it to an object or an array");
	}
	ancestors.push(value);
	const result = Array.isArray(value) ? copyItems(value, ancestors) : copyMembers(value, ancestors);
	ancestors.pop();
	return result;
}

/**
 * @param {unknown[]} value
 * @param {object[]} ancestors
 */
function copyItems(value, ancestors) {
	const result = [];
	for (let index = 0; index < value.length; index += 1) {
		try {
			result.push(copy(value[index], ancestors));
		} catch (thrown) {
			throw within(`[${index}]`, thrown);
		}
	}
	return result;
}

/**
 * The copy has no prototype, so that a key named `__proto__` is a key like any other.
 *
 * @param {Record<string, unknown>} value
 * @param {object[]} ancestors
 */
function copyMembers(value, ancestors) {
	const result = Object.create(null);
	for (const key of Object.keys(value)) {
		try {
			result[wellFormed(key, "")] = copy(value[key], ancestors);
		} catch (thrown) {
			throw within(`.${key}`, thrown);
		}
	}
	return result;
}

/**
 * The fields of an object of options, in the order of `known`. An option that is not known is refused, never ignored.
 *
 * @param {unknown} object `undefined` has no fields
 * @param {string} argument what the object is called
 * @param {string} prefix what its fields' names begin with
 * @param {string} known the names, with commas between
 * @returns {unknown[]}
 * @throws {Fault}
 */
export function fields(object, argument, prefix, known) {
	const names = known.split(",");
	if (object === undefined) return names.map(() => undefined);
	return reading(argument, () => {
		if (!isObject(object) || Array.isArray(object)) throw new Fault(argument, "must be an object");
		const stranger = Object.keys(object).find((key) => !names.includes(key));
		if (stranger !== undefined) {
			throw new Fault(prefix + stranger, `is not supported here; supported are ${names.join(", ")}`);
		}
		return names.map((name) => reading(prefix + name, () => /** @type {any} */ (object)[name]));
	});
}

/**
 * Some members of an object of the caller's.
 *
 * @param {any} object
 * @param {string} names with commas between
 * @returns {unknown[]}
 */
export const members = (object, names) => names.split(",").map((name) => reading(name, () => object[name]));

/**
 * What the core looks at of an event.
 *
 * @param {any} event
 */
export const eventMembers = (event) =>
	reading("", () => [event.name, event.timestamp, event.data, event.id, event.toJSON]);

/**
 * An object with one member more, or with another value of it.
 *
 * @param {object} object
 * @param {string} name
 * @param {unknown} value
 */
export const withMember = (object, name, value) => reading("", () => ({ ...object, [name]: value }));

/**
 * The value of a member, and the object without it, or `undefined` where nothing is left.
 *
 * @param {any} object
 * @param {string} name
 */
export const splitOff = (object, name) =>
	reading("", () => {
		const { [name]: value, ...rest } = object;
		return [value, Object.keys(rest).length > 0 ? rest : undefined];
	});

/**
 * Names and values, alternating, from an object, a list of pairs, or an iterable of pairs such as `URLSearchParams` and
 * `Headers`. An array as a value repeats its name; an `undefined` value is left out.
 *
 * @param {unknown} value
 * @param {boolean} files whether values may be bytes and Blobs, which stay as they are
 * @returns {unknown[]}
 * @throws {Fault}
 */
export function pairs(value, files) {
	if (value === undefined) return [];
	return reading("", () => {
		if (!isObject(value)) throw new Fault("", "must be an object or a list of [name, value] pairs");
		/** @type {unknown[]} */
		const flat = [];
		if (Symbol.iterator in value) {
			let index = 0;
			for (const pair of /** @type {Iterable<unknown>} */ (value)) {
				const path = `[${index}]`;
				index += 1;
				if (!Array.isArray(pair) || pair.length !== 2 || typeof pair[0] !== "string") {
					throw new Fault(path, "must be a [name, value] pair");
				}
				push(flat, path, pair[0], pair[1], files);
			}
			return flat;
		}
		for (const [name, values] of Object.entries(value)) {
			for (const item of Array.isArray(values) ? values : [values]) {
				push(flat, `.${name}`, name, item, files);
			}
		}
		return flat;
	});
}

/**
 * @param {unknown[]} flat
 * @param {string} path
 * @param {string} name
 * @param {unknown} value
 * @param {boolean} files
 */
function push(flat, path, name, value, files) {
	if (value === undefined) return;
	const isScalar = /^(string|boolean|bigint)$/.test(typeof value) || Number.isFinite(value);
	if (isScalar) flat.push(wellFormed(name, path), wellFormed(String(value), path));
	else if (files && isFile(value)) flat.push(wellFormed(name, path), value);
	else if (files) throw new Fault(path, "must be text, a number, bytes or a Blob");
	else throw new Fault(path, "must be a string, a finite number, a bigint or a boolean");
}

/** @param {unknown} value */
const isFile = (value) =>
	isObject(value) && (ArrayBuffer.isView(value) || /\[object (ArrayBuffer|Blob|File)\]/.test(tagOf(value)));

/**
 * What an object is as a body. The core knows these numbers.
 *
 * @param {any} value
 * @returns {number} 0 free-form data, 1 bytes, 2 bytes that say what they are, 3 what cannot be sent again
 */
export const kindOfBody = (value) =>
	reading("", () => {
		if (/\[object (FormData|URLSearchParams|ReadableStream)\]/.test(tagOf(value))) return 3;
		if (!isFile(value)) return 0;
		return value.type ? 2 : 1;
	});

/**
 * @param {BlobPart[]} parts
 * @param {string} type
 */
export const blob = (parts, type) => reading("", () => new Blob(parts, { type }));

/**
 * A member of a file, if it is text that says something.
 *
 * @param {any} file
 * @param {string} name
 */
export const textMember = (file, name) =>
	reading("", () => (typeof file[name] === "string" && file[name] !== "" ? file[name] : undefined));
