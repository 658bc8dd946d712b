/** The message of a host's error. */
import { isObject } from "./fault.js";

/** How many chained errors are read. */
const CAUSES = 4;

/**
 * The messages of an error and of its causes, in one line: `fetch failed: read ECONNRESET`.
 *
 * @param {unknown} thrown
 * @returns {string} empty if it says nothing
 */
export function wordsOf(thrown) {
	/** @type {string[]} */
	const words = [];
	/** @param {unknown} said */
	const add = (said) => {
		if (typeof said !== "string" || said === "" || words.some((word) => word.includes(said))) return;
		words.push(said.slice(0, 1000).replace(/\s+/g, " "));
	};
	try {
		let error = /** @type {any} */ (thrown);
		add(error);
		for (let count = 0; count < CAUSES && isObject(error); count += 1) {
			const { message, code, cause } = /** @type {any} */ (error);
			add(message);
			// The codes of hosts have capitals. Those of this package only repeat the message.
			if (/[A-Z]/.test(code)) add(code);
			error = cause;
		}
	} catch {
		// The error throws when it is read.
	}
	return words.join(": ");
}
