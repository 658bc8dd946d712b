import { wordsOf } from "../../host/words.js";

const KIND = Symbol.for("customerio-wasm.retryError");

export class RetryError extends Error {
	/**
	 * @param {number} retryAfter in seconds
	 * @param {unknown} cause
	 */
	constructor(retryAfter, cause) {
		super(`the message must be delivered again, after ${retryAfter} s: ${wordsOf(cause)}`, { cause });
		this.retryAfter = retryAfter;
	}

	/** By its kind, so that it works for errors of another copy of the package. @override @param {any} value */
	static [Symbol.hasInstance](value) {
		return value?.[KIND] === true;
	}
}
// A minifier renames the class, but not what it is called here.
Object.defineProperty(RetryError.prototype, "name", {
	value: "RetryError",
	configurable: true,
	writable: true,
});
Object.defineProperty(RetryError.prototype, KIND, { value: true });
