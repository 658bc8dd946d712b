/**
 * What the core waits for: an attempt, time, a promise of another's. It decides nothing; it says what happened.
 *
 * It is JavaScript because each of these is many steps of the host's own: from WebAssembly each step would cost a crossing.
 */

import { forget, resume } from "../track/core.js";
import { listen, unlisten } from "./signal.js";

/** How something ended. The core knows these numbers: `Kind` in src/wasm/host.rs. */
const DONE = 0;
const LOST = 1;
const REFUSED = 2;
const TIMED_OUT = 3;
const ABORTED = 4;

/** How a success is read: `Reads` in src/wasm/host.rs. */
const JSON_DATA = 0;
const BINARY = 2;

/**
 * @typedef {object} Outcome
 * @property {number} kind
 * @property {number} [status] of an answer; 0 for a redirect that a page may not look into
 * @property {Response} [response] the answer, for its headers: to look at them costs as much as the rest of the call
 * @property {unknown} [body] what was waited for; of an attempt the answer's text, or its bytes where they were asked for
 * @property {unknown} [data] the JSON of a successful answer, if it is some
 * @property {unknown} [cause] the host's own error, or the reason of the abort
 */

/**
 * Sends one request and reads the answer to its end. Signal and timeout stay armed until then.
 *
 * @param {number | undefined} key of the call, if its data is all that matters: it resolves with that of a fine answer, and
 *   with what the core makes of any other outcome. Without one it resolves with the {@link Outcome}, and never rejects
 * @param {typeof fetch | undefined} send instead of the global `fetch`, which is looked up now
 * @param {string} url
 * @param {string} method
 * @param {HeadersInit} headers
 * @param {BodyInit | undefined} body
 * @param {AbortSignal | undefined} signal the caller's
 * @param {number} timeout milliseconds, 0 for none
 * @param {number} reads how the body of a success is read; that of any other is text
 */
export function attempt(key, send, url, method, headers, body, signal, timeout, reads) {
	const controller = new AbortController();
	/** @type {RequestInit} */
	const init = { method, headers, body, redirect: "manual", signal: controller.signal };
	const ended = guard(
		() => exchange(send, url, init, reads),
		signal,
		timeout,
		() => controller.abort(),
	);
	return key === undefined ? ended : ended.then((outcome) => settle(key, outcome));
}

/** @param {number} key @param {Outcome} outcome */
function settle(key, outcome) {
	if (outcome.data === undefined) return resume(key, outcome);
	forget(key);
	return outcome.data;
}

/**
 * Lets the core wait for a promise that never rejects.
 *
 * @param {Promise<unknown>} promise
 * @param {number} key of what waits for it
 */
export const goOn = (promise, key) => promise.then((outcome) => resume(key, outcome));

/**
 * Lets time pass: ends as TIMED_OUT.
 *
 * @param {number} ms more than 0
 * @param {AbortSignal | undefined} signal
 */
export function sleep(ms, signal) {
	return guard(() => new Promise(() => {}), signal, ms);
}

/**
 * Waits for a promise that others may wait for as well.
 *
 * @param {Promise<unknown>} promise
 * @param {AbortSignal | undefined} signal
 * @param {number} timeout milliseconds, 0 for none
 */
export function wait(promise, signal, timeout) {
	return guard(async () => ({ kind: DONE, body: await promise }), signal, timeout);
}

/**
 * Waits for `start`, but no longer than until the signal or the timeout says so. Never rejects, and leaves neither timer nor
 * listener behind.
 *
 * @param {() => Promise<Outcome>} start not called under a signal that is aborted
 * @param {AbortSignal | undefined} signal
 * @param {number} timeout milliseconds, 0 for none
 * @param {() => void} [onCut]
 * @returns {Promise<Outcome>}
 */
function guard(start, signal, timeout, onCut) {
	return new Promise((resolve) => {
		/** @type {ReturnType<typeof setTimeout> | undefined} */
		let timer;
		/** @param {Outcome} outcome */
		const end = (outcome) => {
			// First, because a signal of the caller's own making may throw when it is let go.
			resolve(outcome);
			clearTimeout(timer);
			if (signal) unlisten(signal, onAbort);
		};
		/** @param {Outcome} outcome */
		const cut = (outcome) => {
			end(outcome);
			onCut?.();
		};
		const onAbort = () => cut({ kind: ABORTED, cause: signal?.reason });
		try {
			if (signal?.aborted) return onAbort();
			if (signal) listen(signal, onAbort);
		} catch (cause) {
			return end({ kind: LOST, cause });
		}
		if (timeout > 0) timer = setTimeout(() => cut({ kind: TIMED_OUT }), timeout);
		start().then(end, (cause) => end({ kind: wasRefused(cause) ? REFUSED : LOST, cause }));
	});
}

/**
 * @param {typeof fetch | undefined} send
 * @param {string} url
 * @param {RequestInit} init
 * @param {number} reads
 * @returns {Promise<Outcome>}
 */
async function exchange(send, url, init, reads) {
	// Called without a `this`: browsers and workerd refuse any other than their own.
	const response = await (send ?? fetch)(url, init);
	const { status, ok } = response;
	if (typeof status !== "number" || response.type === "error") {
		throw new TypeError("fetch resolved with something that is no answer");
	}
	if (ok && reads === BINARY) return { kind: DONE, status, response, body: await response.arrayBuffer() };
	const body = await response.text();
	if (typeof body !== "string") throw new TypeError("the answer's text() gave no text");
	const data = ok && reads === JSON_DATA ? parsed(body) : undefined;
	return { kind: DONE, status, response, body, data };
}

/**
 * The headers of an answer as a plain object, names in lower case.
 *
 * @param {Response} response
 */
export const headersOf = (response) => Object.fromEntries(response.headers);

/**
 * @param {string} text
 * @returns {unknown} `undefined` if it is no JSON
 */
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * Whether the host says that no connection came about (the name was not found, or nobody listened), so that nothing can have
 * been processed. Each runtime has words of its own for it; of one that says nothing the core assumes the worst.
 *
 * @param {any} error
 * @param {number} [depth]
 * @returns {boolean}
 */
function wasRefused(error, depth = 0) {
	if (typeof error !== "object" || error === null || depth > 4) return false;
	try {
		const said = `${error.code} ${error.message}`;
		if (/ECONNREFUSED|ConnectionRefused|connection refused|ENOTFOUND|EAI_AGAIN/i.test(said)) return true;
		return wasRefused(error.cause, depth + 1);
	} catch {
		// It throws when it is looked at, so it says nothing.
		return false;
	}
}
