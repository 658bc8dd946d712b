/**
 * Free-form data as JSON text, by the host's own `JSON.stringify`: nothing that JSON cannot carry is lost in silence.
 *
 * It is JavaScript because a walk through a value from WebAssembly would cost a crossing for every member.
 */
import { Fault, reading, tagOf, wellFormed, within } from "./fault.js";

/** Deeper data is refused: every runtime's stack ends somewhere. */
const MAX_DEPTH = 100;

/** The kinds that JSON would turn into an empty object. */
const NOT_JSON = new Set(["[object Map]", "[object Set]", "[object WeakMap]", "[object WeakSet]"]);

/**
 * Whether a text shows signs of a value that needs a closer look: `null` for a NaN, `{}` for a Map, `\ud8..` for a lone surrogate, the
 * ISO text of a Date. Text without any of them is sent as it is. (One regular expression for all of them takes longer.)
 *
 * @param {string} text
 */
const isSuspect = (text) =>
	text.includes("null") || text.includes("{}") || text.includes("\\ud") || text.includes('Z"');

/**
 * The JSON text of free-form data. A Date becomes unix seconds, a bigint its digits (as a number where a JavaScript number
 * holds it exactly, else as text).
 *
 * @param {unknown} value
 * @returns {string | undefined} `undefined` if the value is
 * @throws {Fault} for what JSON cannot carry
 */
export function toJson(value) {
	if (value === undefined) return undefined;
	let text;
	try {
		text = JSON.stringify(value);
	} catch {
		// A bigint, a cycle, a getter that throws: the walk finds out which, and where.
	}
	if (text !== undefined && !isSuspect(text)) return text;
	// A function has no JSON: it counts as null, as it does in an array.
	return reading("", () => JSON.stringify(copy(value, []))) ?? "null";
}

/**
 * A copy of plain values from which `JSON.stringify` loses nothing. A fault's path grows on its way out: without a fault none is
 * made.
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
