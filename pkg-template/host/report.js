/** Reports of the errors that JavaScript finds by itself. The others are the core's. */
import { ValidationError } from "../public/errors.js";

/**
 * @template {import("../public/types/errors.js").ErrorReport["code"]} Code
 * @param {Code} code
 * @param {string} message
 * @param {Partial<import("../public/types/errors.js").ErrorReport>} [more]
 */
export const report = (code, message, more) => ({
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
	new ValidationError(report("validation", `${action}: ${argument} ${problem}`, { argument }), cause);
