/** Reports of the errors that JavaScript finds by itself. The others are the core's. */
import { AbortError, ValidationError } from "../public/errors.js";

/**
 * What an error is made of.
 *
 * @template {import("../public/types/errors.js").ErrorReport["code"]} Code
 * @param {Code} code
 * @param {string} message
 * @param {Partial<import("../public/types/errors.js").ErrorReport>} [more]
 */
export const errorReport = (code, message, more) => ({
	code,
	message,
	retryable: false,
	mayHaveTakenEffect: false,
	attempts: 0,
	errors: [],
	...more,
});

/**
 * An argument that cannot be sent.
 *
 * @param {string} action the public method's name
 * @param {string} argument
 * @param {string} problem to be read after the argument
 * @param {unknown} [cause]
 */
export const invalid = (action, argument, problem, cause) =>
	new ValidationError(errorReport("validation", `${action}: ${argument} ${problem}`, { argument }), cause);

/**
 * A call that the caller's signal has ended.
 *
 * @param {string} action the public method's name
 * @param {unknown} reason of the signal
 * @param {number} [attempts]
 */
export const aborted = (action, reason, attempts = 0) =>
	new AbortError(errorReport("aborted", `${action}: aborted by the caller's signal`, { attempts }), reason);

/**
 * Refuses the members of an object of options that are not options.
 *
 * @param {string} action the public method's name
 * @param {string} path what errors show before the name of a member, such as `options.`
 * @param {object} options
 * @param {readonly string[]} names
 */
export function refuseUnknown(action, path, options, names) {
	const unknown = Object.keys(options).find((name) => !names.includes(name));
	if (unknown !== undefined)
		throw invalid(action, path + unknown, `is not supported here; supported: ${names.join(", ")}`);
}
