/** The stacks of errors. */
import { CustomerIOError } from "../public/errors.js";

/**
 * Makes the stack of one of our errors lead to the caller's own line. The core makes errors long after the call, when the stack no longer
 * leads back to it. In an async function that the caller awaits, the engine still knows the caller.
 *
 * @param {unknown} error that an async function is about to throw
 */
export function withCallersStack(error) {
	if (error instanceof CustomerIOError) Error.captureStackTrace?.(error, withCallersStack);
	return error;
}
