/** The hooks and the logger of a client: who sees its calls, besides the subscribers of the diagnostics channel. */
import { failureDetails, logOf, reasonOf } from "./logger.js";

/** @typedef {((details: any) => unknown) | undefined} Hook */
/** @typedef {Exclude<ReturnType<typeof observersOf>, undefined>} Observers */

/**
 * Reads the options. The hooks have been checked.
 *
 * @param {Hook} onRequest
 * @param {Hook} onResponse
 * @param {Hook} onRetry
 * @param {unknown} logger
 * @param {unknown} logLevel
 * @returns `undefined` if nobody observes
 * @throws {import("./fault.js").Fault}
 */
export function observersOf(onRequest, onResponse, onRetry, logger, logLevel) {
	const log = logOf(logger, logLevel);
	if (!(log || onRequest || onResponse || onRetry)) return undefined;
	return {
		onRequest,
		onResponse,
		onRetry,
		log,

		/**
		 * A call failed before anything of it was sent.
		 *
		 * @param {string} action the public method's name
		 * @param {any} error what it rejects with
		 */
		unsent(action, error) {
			if (!log) return;
			// Later: a logger may use the client, whose part the core holds while it refuses a call.
			queueMicrotask(() =>
				log("error", action, `failed (${reasonOf(error)}), nothing was sent`, () => failureDetails(error)),
			);
		},
	};
}
