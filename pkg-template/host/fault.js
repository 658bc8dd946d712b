/**
 * What cannot be taken apart is a {@link Fault} that names the place, as far as it is known here: the core puts the argument's name
 * before it. With it comes what `json.js`, `values.js` and `source.js` look at a value with.
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

/**
 * The fault that something thrown is, further out.
 *
 * @param {string} step where it was thrown
 * @param {unknown} thrown a fault inside of that, or whatever the caller's code threw
 */
export function within(step, thrown) {
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
export const isObject = (value) => typeof value === "object" && value !== null;

/** Whether a value is an object, and no array. @param {unknown} value */
export function isRecord(value) {
	try {
		return isObject(value) && !Array.isArray(value);
	} catch {
		// A revoked proxy, which is nothing any more.
		return false;
	}
}

/** A value's kind, realms notwithstanding. @param {object} value */
export const tagOf = (value) => Object.prototype.toString.call(value);

/** @param {string} text @param {string} path */
export function wellFormed(text, path) {
	if (!text.isWellFormed()) {
		throw new Fault(path, "contains a lone surrogate (half of a character), which UTF-8 cannot carry");
	}
	return text;
}
