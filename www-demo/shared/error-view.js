import { CustomerIOError, CustomerIORequestError, ValidationError } from "customerio-wasm";

/**
 * An error as JSON: what a page needs to explain it, whether it was thrown here or in the Worker.
 *
 * @typedef {object} ErrorView
 * @property {string} name the error's class, such as `ValidationError`
 * @property {string} message
 * @property {number} [attempts] how many were made (CustomerIOError only)
 * @property {boolean} [mayHaveTakenEffect] whether it may have worked all the same (CustomerIOError only)
 * @property {string} [argument] what was wrong, as a path such as `event.data.price` (ValidationError only)
 * @property {number} [statusCode] Customer.io's answer (CustomerIORequestError only)
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
