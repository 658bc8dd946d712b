/** Faults in the caller's values, and the checks of values that several files share. */
import { isWellFormed } from "./text.js";

/** The longest path that an error shows: the names in it are the caller's. */
const MAX_PATH = 1000;

/** An argument that cannot be sent. The core makes it a `ValidationError`. */
export class Fault {
	#isFault = true;

	/** Not by `instanceof`, for which a proxy may throw. @param {unknown} value @returns {value is Fault} */
	static is(value) {
		return isObject(value) && #isFault in value;
	}

	/**
	 * @param {string} argument the path, as far as it is known here: `.data.items[3].price`
	 * @param {string} problem to be read after the path
	 * @param {unknown} [cause]
	 */
	constructor(argument, problem, cause) {
		this.argument = argument.length > MAX_PATH ? `${argument.slice(0, MAX_PATH)}…` : argument;
		this.problem = problem;
		this.cause = cause;
	}
}

/** The problem of what threw when it was read. */
export const UNREADABLE = "could not be read: it threw the error in error.cause";

/**
 * A fault for what was thrown, with a longer path.
 *
 * @param {string} step where it was thrown
 * @param {unknown} thrown a fault inside that, or whatever the caller's code threw
 */
export function within(step, thrown) {
	if (Fault.is(thrown)) return new Fault(step + thrown.argument, thrown.problem, thrown.cause);
	return new Fault(step, UNREADABLE, thrown);
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
		throw Fault.is(thrown) ? thrown : within(path, thrown);
	}
}

/** @param {unknown} value @returns {value is object} */
export const isObject = (value) => typeof value === "object" && value !== null;

/** Whether a value is a string with more than white space in it. @param {unknown} value @returns {value is string} */
export const isPresentText = (value) => typeof value === "string" && value.trim() !== "";

/** Whether an object is plain, in this realm. @param {object} value */
export function isRecord(value) {
	const prototype = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}

/** The kind of a value of any realm. @param {object} value */
export const tagOf = (value) => Object.prototype.toString.call(value);

/** Whether a value is bytes or a Blob. @param {unknown} value */
export const isFile = (value) =>
	isObject(value) &&
	(ArrayBuffer.isView(value) || isBlob(value) || /\[object (Shared)?ArrayBuffer\]/.test(tagOf(value)));

/** Whether an object is a Blob, of any realm or a polyfill's, which may have no tag. @param {any} value @returns {value is Blob} */
export const isBlob = (value) =>
	/\[object (Blob|File)\]/.test(tagOf(value)) ||
	(typeof value.arrayBuffer === "function" &&
		typeof value.slice === "function" &&
		typeof value.size === "number");

/** The longest text, in UTF-16 units. It is copied into the core's memory, which never shrinks; no request takes as much. */
const MAX_TEXT = 2 ** 24;

/** @param {string} text @param {string} path @throws {Fault} if it is too long */
export function bounded(text, path) {
	if (text.length > MAX_TEXT)
		throw new Fault(path, `must have at most ${MAX_TEXT} characters, not ${text.length}`);
	return text;
}

/**
 * A text for the core to copy.
 *
 * @param {unknown} value
 * @returns {string | undefined} `undefined` if it is not a string
 * @throws {Fault} if it is too long
 */
export const stringOf = (value) => (typeof value === "string" ? bounded(value, "") : undefined);

/** @param {string} text @param {string} path */
export function wellFormed(text, path) {
	bounded(text, path);
	if (!isWellFormed(text)) {
		throw new Fault(path, "contains a lone surrogate (half of a character), which UTF-8 cannot encode");
	}
	return text;
}
