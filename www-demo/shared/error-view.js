import { CustomerIORequestError, ValidationError } from "customerio-wasm";

/**
 * An error as JSON: what a page needs to explain it, whether it was thrown here or in the Worker.
 *
 * @typedef {object} ErrorView
 * @property {string} name the error's class, such as `ValidationError`
 * @property {string} message
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
	if (error instanceof ValidationError) return { name, message, argument: error.argument };
	if (error instanceof CustomerIORequestError) return { name, message, statusCode: error.statusCode };
	return { name, message };
}
