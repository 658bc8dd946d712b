/**
 * Takes the caller's values apart for the core, which reads text, numbers and lists.
 *
 * It is JavaScript because it runs the caller's code: getters, proxies, iterators.
 */
import { Fault, isObject, reading, tagOf, wellFormed } from "./fault.js";

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

/** The longest time that a timer can wait, in milliseconds: `TIMER_MS` of the core. Counts end there as well. */
const MAX_INTEGER = 2147483647;

/** @param {unknown} value */
const isInRange = (value) => typeof value === "number" && value >= 0 && value <= MAX_INTEGER;

/**
 * What a field may be: the check of a value that is given, and the problem of one that fails it.
 *
 * @type {Record<string, [check: (value: any, path: string) => boolean, problem: string]>}
 */
const KINDS = {
	flag: [(value) => typeof value === "boolean", "must be true or false"],
	function: [(value) => typeof value === "function", "must be a function"],
	ms: [isInRange, `must be a number of milliseconds from 0 to ${MAX_INTEGER}`],
	count: [
		(value) => isInRange(value) && Number.isInteger(value),
		`must be a whole number from 0 to ${MAX_INTEGER}`,
	],
	positive: [
		(value) => isInRange(value) && Number.isInteger(value) && value > 0,
		`must be a whole number from 1 to ${MAX_INTEGER}`,
	],
	text: [isText, "must be a string"],
	required: [isText, "must be a string"],
	signal: [
		(value, path) =>
			isObject(value) &&
			typeof reading(`${path}.addEventListener`, () => /** @type {any} */ (value).addEventListener) ===
				"function",
		"must be an AbortSignal",
	],
};

/** @param {unknown} value @param {string} path */
function isText(value, path) {
	if (value === undefined || value === null) throw new Fault(path, "is required");
	return typeof value === "string" && wellFormed(value, path) === value;
}

/**
 * The fields of an object of options, in the order of `known`. An option that is not known is refused, never ignored.
 *
 * @param {unknown} object `undefined` has no fields
 * @param {string} argument what the object is called
 * @param {string} prefix what its fields' names begin with
 * @param {string} known the names with commas between, a field's kind behind its name: `region,timeout:ms`
 * @returns {unknown[]}
 * @throws {Fault}
 */
export function fields(object, argument, prefix, known) {
	const specs = known.split(",").map((spec) => spec.split(":"));
	return reading(argument, () => {
		const given = object === undefined ? {} : object;
		if (!isObject(given) || Array.isArray(given)) throw new Fault(argument, "must be an object");
		const names = specs.map(([name]) => name);
		const stranger = Object.keys(given).find((key) => !names.includes(key));
		if (stranger !== undefined) {
			throw new Fault(prefix + stranger, `is not supported here; supported are ${names.join(", ")}`);
		}
		return specs.map(([name, kind]) => {
			const path = prefix + name;
			const value = reading(path, () => /** @type {any} */ (given)[name]);
			if (kind !== undefined && (value !== undefined || kind === "required")) {
				const [check, problem] = KINDS[kind];
				if (!check(value, path)) throw new Fault(path, problem);
			}
			return value;
		});
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
