import { wordsOf } from "../../host/words.js";
import { register } from "../../public/error-kind.js";

export class RetryError extends Error {
	/**
	 * @param {number} retryAfter in seconds
	 * @param {unknown} cause
	 */
	constructor(retryAfter, cause) {
		super(`the message must be delivered again, after ${retryAfter} s: ${wordsOf(cause)}`, { cause });
		this.retryAfter = retryAfter;
	}
}
register(RetryError, "RetryError");
