import { CustomerIOError, CustomerIORequestError, ValidationError } from "customerio-wasm/track";

/**
 * An error as JSON, so that the page can explain it even if it comes from the Worker.
 *
 * @typedef {object} ErrorView
 * @property {string} name the error's class, such as `ValidationError`
 * @property {string} message
 * @property {number} [attempts] the number of attempts (CustomerIOError only)
 * @property {boolean} [mayHaveTakenEffect] whether the call may have taken effect despite the error (CustomerIOError only)
 * @property {string} [argument] the path of the invalid value, such as `event.data.price` (ValidationError only)
 * @property {number} [statusCode] the status of the response (CustomerIORequestError only)
 */

/**
 * @param {unknown} error
 * @returns {ErrorView}
 */
export function describeError(error) {
	if (!(error instanceof Error)) return { name: "Error", message: String(error) };
	const { name, message } = error;
	if (!(error instanceof CustomerIOError)) return { name, message };
	const { attempts, mayHaveTakenEffect } = error;
	const view = { name, message, attempts, mayHaveTakenEffect };
	if (error instanceof ValidationError) return { ...view, argument: error.argument };
	if (error instanceof CustomerIORequestError) return { ...view, statusCode: error.statusCode };
	return view;
}
