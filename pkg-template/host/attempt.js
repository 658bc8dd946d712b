/**
 * What a call waits for: an attempt, time, a promise. It decides nothing; it reports what happened.
 *
 * It is JavaScript because each of these is many steps of the host's own: from WebAssembly each step would cost a crossing.
 *
 * @import { Begun } from "../track/core.js"
 */

import { isWatched } from "./diagnostics.js";
import { callFetch, FetchFault } from "./fetch.js";
import { readResponse } from "./response.js";
import { listen, unlisten } from "./signal.js";

/**
 * How something ended: `OutcomeKind` in the core.
 *
 * @typedef {"done" | "disconnected" | "unreachable" | "timedOut" | "aborted" | FetchFaultKind} OutcomeKind
 */

/**
 * What is wrong with a `fetch`: `FetchFault` in the core.
 *
 * @typedef {"missing" | "unbound" | "unboundInside" | "noResponse" | "noBody" | "usedBody"} FetchFaultKind
 */

/**
 * How the body of a success is read; that of a failure is text. `Reads` in the core.
 *
 * @typedef {"json" | "text" | "binary"} Reads
 */

/**
 * @typedef {object} Outcome
 * @property {OutcomeKind} kind
 * @property {number} [status] of a response; 0 for a redirect that a page may not look into
 * @property {Response} [response] for its headers: reading them costs as much as the rest of the call
 * @property {unknown} [body] the text of a response, or its bytes where they were asked for
 * @property {number} [limit] of a success that is longer, which has no body here
 * @property {unknown} [data] the JSON of a success, if it is JSON
 * @property {unknown} [cause] the host's own error, or the reason of the abort
 */

/**
 * The first attempt of a plain call. It has no future in the core: only another outcome than a plain success needs one.
 *
 * @param {Begun} begun the call
 * @param {Parameters<typeof attempt>} request
 * @returns {Promise<unknown>} its details
 */
export async function firstAttempt(begun, ...request) {
	const watch = isWatched() ? begun.watch() : undefined;
	const outcome = await attempt(...request);
	if (outcome.data === undefined) return await begun.goOn(outcome);
	begun.free();
	watch?.received(outcome);
	watch?.succeeded();
	return detailsOf(outcome.data, outcome, 1);
}

/**
 * What a call resolves with, and how it came about: `Details`.
 *
 * @param {unknown} data
 * @param {Outcome} outcome of the last attempt
 * @param {number} attempts
 */
export const detailsOf = (data, { response }, attempts) => ({ data, response, attempts });

/**
 * Sends one request and reads the response to its end. The signal and the timeout stay armed until then.
 *
 * @param {typeof fetch | undefined} send instead of the global `fetch`, which is looked up now
 * @param {string} url
 * @param {string} method
 * @param {Record<string, string>} headers
 * @param {string | Uint8Array<ArrayBuffer> | undefined} body
 * @param {AbortSignal | undefined} signal the caller's
 * @param {number} timeout milliseconds, 0 for no limit
 * @param {Reads} reads
 * @param {number} limit the longest body of a success, in bytes
 * @param {boolean} keepalive whether the request may outlive its page
 * @returns {Promise<Outcome>} never rejects
 */
export function attempt(send, url, method, headers, body, signal, timeout, reads, limit, keepalive) {
	const controller = new AbortController();
	// Without a prototype: `fetch` takes inherited members, too.
	/** @type {RequestInit} */
	const init = Object.assign(Object.create(null), {
		method,
		// Each attempt has its own, because a wrapper around `fetch` may change them.
		headers: { ...headers },
		body: typeof body === "object" ? body.slice() : body,
		redirect: "manual",
		signal: controller.signal,
	});
	if (takesCache()) init.cache = "no-store";
	if (keepalive) init.keepalive = true;
	return guard(
		() => callFetch(send, url, init, (response) => readResponse(response, reads, limit)),
		signal,
		timeout,
		() => controller.abort(),
	);
}

/**
 * Lets time pass: ends as `timedOut`.
 *
 * @param {number} ms more than 0
 * @param {AbortSignal | undefined} signal
 */
export function sleep(ms, signal) {
	return guard(() => new Promise(() => {}), signal, ms);
}

/**
 * Waits for a promise that others may wait for too.
 *
 * @param {Promise<unknown>} promise
 * @param {AbortSignal | undefined} signal
 * @param {number} timeout milliseconds, 0 for no limit
 */
export function wait(promise, signal, timeout) {
	return guard(async () => ({ kind: "done", body: await promise }), signal, timeout);
}

/**
 * Waits for `start`, until the signal or the timeout ends it. Never rejects, and leaves neither a timer nor a listener behind.
 *
 * @param {() => Promise<Outcome>} start not called if the signal has aborted
 * @param {AbortSignal | undefined} signal
 * @param {number} timeout milliseconds, 0 for no limit
 * @param {() => void} [onCut] called if the signal or the timeout ends it
 * @returns {Promise<Outcome>}
 */
export function guard(start, signal, timeout, onCut) {
	return new Promise((resolve) => {
		/** @type {ReturnType<typeof setTimeout> | undefined} */
		let timer;
		/** @param {Outcome} outcome */
		const end = (outcome) => {
			// First, because a signal of the caller's own making may throw when its listener is removed. Without a prototype, because the
			// core asks for members that are not there, which somebody may have added to every object.
			resolve(Object.assign(Object.create(null), outcome));
			clearTimeout(timer);
			if (signal) unlisten(signal, onAbort);
		};
		/** @param {Outcome} outcome */
		const cut = (outcome) => {
			end(outcome);
			onCut?.();
		};
		const onAbort = () => cut({ kind: "aborted", cause: signal?.reason });
		try {
			if (signal?.aborted) return onAbort();
			if (signal) listen(signal, onAbort);
		} catch (cause) {
			return end({ kind: "disconnected", cause });
		}
		if (timeout > 0) timer = setTimeout(() => cut({ kind: "timedOut" }), timeout);
		start().then(end, (thrown) => end(failureOf(thrown)));
	});
}

/** Whether `fetch` takes the option `cache`; asked in the first attempt. @type {boolean | undefined} */
let knowsCache;

/**
 * Frameworks patch `fetch` to answer from a cache, so each request must say that it is not for one. workerd throws on the option at
 * compatibility dates before 2024-11-11: the date is the user's, so no entry point can know it.
 */
function takesCache() {
	if (knowsCache === undefined) {
		try {
			knowsCache =
				typeof Request !== "function" || Boolean(new Request("https://a.example", { cache: "no-store" }));
		} catch {
			knowsCache = false;
		}
	}
	return knowsCache;
}

/**
 * The headers of a response as a plain object, names in lower case.
 *
 * @param {Response} response
 * @returns {Record<string, string>} empty for a mock that has none
 */
export function headersOf(response) {
	try {
		return Object.fromEntries(response.headers);
	} catch {
		return {};
	}
}

/** @param {unknown} thrown @returns {Outcome} */
function failureOf(thrown) {
	if (FetchFault.is(thrown)) return { kind: thrown.kind, cause: thrown.cause };
	return { kind: isUnreachable(thrown) ? "unreachable" : "disconnected", cause: thrown };
}

/** The codes of Node and Bun for a name that was not found, and for a host where nobody listens. */
const UNREACHABLE = new Set(["ECONNREFUSED", "ConnectionRefused", "ENOTFOUND", "EAI_AGAIN"]);

/** Deno has no codes. Its text names the URL, in which a caller's words may stand, but no white space. */
const DENO_UNREACHABLE = /^error sending request for url \(\S+\): client error \(Connect\): /;

/**
 * Whether the host says that no connection was made, so that nothing was processed. Other words prove nothing: a message may repeat
 * what the caller has sent. If the host says nothing, the core assumes the worst.
 *
 * @param {any} error
 * @param {number} [depth]
 * @returns {boolean}
 */
function isUnreachable(error, depth = 0) {
	if (typeof error !== "object" || error === null || depth > 4) return false;
	try {
		if (UNREACHABLE.has(error.code) || DENO_UNREACHABLE.test(error.message)) return true;
		return isUnreachable(error.cause, depth + 1);
	} catch {
		// It throws when it is looked at, so it says nothing.
		return false;
	}
}
