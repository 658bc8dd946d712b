/**
 * One call, as its observers see it: the hooks, the logger, the subscribers of the diagnostics channel. The core says what happens, in order.
 * What each of them gets is decided here, without credentials.
 *
 * @import { Outcome } from "./outcome.js"
 * @import { Observers } from "./observers.js"
 * @import { EndedAttempt, Logger } from "../public/types/observers.js"
 */
import { headersOf } from "./attempt.js";
import { isWatched, publish } from "./diagnostics.js";
import { log, notify } from "./hooks.js";
import { failureDetails, reasonOf } from "./logger.js";
import { redact } from "./redact.js";

/**
 * @param {Observers | undefined} observers the client's
 * @param {EndedAttempt["api"]} api
 * @param {string} action the public method's name
 * @param {string} method
 * @param {boolean} debugs whether the console shows the call, because it is a raw request that asks for it
 * @param {string[]} secrets
 */
export function watchOf(observers, api, action, method, debugs, secrets) {
	const began = performance.now();
	/** The number of the last attempt: 1 for the first. */
	let attempt = 0;
	let url = "";
	let sentAt = 0;
	/** Of the response to the last attempt, if it got one. @type {number | undefined} */
	let status;
	/** How long the last attempt took, once it has ended. @type {number | undefined} */
	let durationMs;
	/** Whether the last attempt has been published. */
	let isPublished = true;

	const request = () => ({ method, url, attempt });
	const call = () => ({ method, url, durationMs: Math.round(performance.now() - began) });

	/** @param {keyof Logger} level @param {string} line @param {() => object} details */
	const write = (level, line, details) => observers?.log?.(level, action, line, details);

	/** @param {string} what @param {((details: any) => unknown) | undefined} hook @param {() => object} details */
	function show(what, hook, details) {
		const shown = () => redact(details(), secrets);
		if (debugs) log(`customerio-wasm ${what}`, shown());
		if (hook) notify(hook, shown());
	}

	/**
	 * Publishes the last attempt, once.
	 *
	 * @param {Pick<EndedAttempt, "error" | "retryInMs">} [more]
	 * @returns {number} how long it took, in milliseconds
	 */
	function end(more) {
		durationMs ??= performance.now() - sentAt;
		if (!isPublished && isWatched()) {
			publish({ api, action, ...request(), ...(status !== undefined && { status }), durationMs, ...more });
		}
		isPublished = true;
		return durationMs;
	}

	return {
		/** Whether somebody sees the headers of requests. */
		showsHeaders: debugs || Boolean(observers?.onRequest),

		/** @param {string} to @param {unknown} headers where they are shown */
		sending(to, headers) {
			attempt += 1;
			url = redact(to, secrets);
			status = durationMs = undefined;
			isPublished = false;
			show("request", observers?.onRequest, () => ({ ...request(), headers }));
			write("debug", `attempt ${attempt} is sent`, request);
			sentAt = performance.now();
		},

		/** @param {Outcome} outcome with a response */
		received(outcome) {
			const elapsed = performance.now() - sentAt;
			status = outcome.status;
			durationMs = elapsed;
			show("response", observers?.onResponse, () => ({
				...request(),
				status,
				headers: headersOf(/** @type {Response} */ (outcome.response)),
				elapsed,
			}));
			const ms = Math.round(elapsed);
			write("debug", `attempt ${attempt}: status ${status} after ${ms} ms`, () => ({
				...request(),
				status,
				durationMs: ms,
			}));
		},

		/** @param {string} location where the redirect leads */
		redirected(location) {
			end();
			write("warn", `attempt ${attempt} was redirected (status ${status})`, () => ({
				...request(),
				status,
				location: redact(location, secrets),
			}));
		},

		/** @param {any} error what the call would reject with @param {number} delay in milliseconds */
		retrying(error, delay) {
			const ms = Math.round(end({ error: error.code, retryInMs: delay }));
			show("retry", observers?.onRetry, () => ({ attempt, delay, error }));
			write("warn", `attempt ${attempt} failed (${reasonOf(error)}), retry in ${delay} ms`, () => ({
				...request(),
				...failureDetails(error),
				durationMs: ms,
				retryInMs: delay,
			}));
		},

		succeeded() {
			end();
			write("info", `succeeded (status ${status})`, () => ({ ...call(), status, attempts: attempt }));
		},

		/** @param {any} error what the call rejects with */
		failed(error) {
			end({ error: error.code });
			write("error", `failed (${reasonOf(error)})`, () => ({
				...call(),
				...failureDetails(error),
				attempts: error.attempts,
			}));
		},
	};
}
