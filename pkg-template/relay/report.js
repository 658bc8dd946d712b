/** Reports what went wrong to the owner. A page never sees it. */
import { logError, notify } from "../host/hooks.js";

/**
 * What reports the errors of a request: to the owner's hook, or else to the console.
 *
 * @param {Request} request
 * @param {((error: unknown, context: { request: Request }) => unknown) | undefined} onError
 * @returns {(error: unknown) => void}
 */
export const reporter = (request, onError) => (error) => {
	if (onError) notify((details) => onError(details, { request }), error);
	else logError("customerio-wasm/relay:", error);
};
