/**
 * What a call waits for: an attempt, a delay, a promise. Nothing is decided here: the core gets the outcome.
 *
 * It is JavaScript because each takes many steps in the host. From WebAssembly, each step would cost a crossing.
 *
 * @import { FirstAttempt } from "../track/core.js"
 */

import { isWatched } from "./diagnostics.js";
import { callFetch, FetchFault } from "./fetch.js";
import { Outcome } from "./outcome.js";
import { readResponse } from "./response.js";
import { listen, unlisten } from "./signal.js";

/**
 * How the body of a success is read; that of a failure is text. `Reads` in the core.
 *
 * @typedef {"json" | "text" | "binary"} Reads
 */

/**
 * The first attempt of a plain call. The core makes a future only if the outcome is not a plain success.
 *
 * @param {FirstAttempt} first the call
 * @param {Parameters<typeof attempt>} request those of {@link attempt}
 * @returns {Promise<unknown>} its details
 */
export async function firstAttempt(first, ...request) {
	const watch = isWatched() ? first.watch() : undefined;
	const outcome = await attempt(...request);
	if (outcome.data === undefined) return await first.continueAfter(outcome);
	first.free();
	watch?.received(outcome);
	watch?.succeeded();
	return detailsOf(outcome.data, outcome, 1);
}

/**
 * The `Details` of a call: the data, the response and the number of attempts.
 *
 * @param {unknown} data
 * @param {Outcome} outcome of the last attempt
 * @param {number} attempts
 */
export const detailsOf = (data, { response }, attempts) => ({ data, response, attempts });

/** A `RequestInit` that inherits nothing: `fetch` takes inherited members, too. */
class Init {
	/** @type {RequestRedirect} */
	redirect = "manual";

	/**
	 * @param {string} method
	 * @param {Record<string, string>} headers
	 * @param {BodyInit | undefined} body
	 * @param {AbortSignal} signal
	 */
	constructor(method, headers, body, signal) {
		this.method = method;
		this.headers = headers;
		this.body = body;
		this.signal = signal;
	}
}
Object.setPrototypeOf(Init.prototype, null);

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
 * @param {boolean} once whether a repeat would count twice
 * @returns {Promise<Outcome>} never rejects
 */
export function attempt(send, url, method, headers, body, signal, timeout, reads, limit, keepalive, once) {
	const controller = new AbortController();
	const own = bodyOf(body, once, send);
	/** @type {RequestInit} */
	const init = new Init(method, { ...headers }, own, controller.signal);
	if (takesCache()) init.cache = "no-store";
	if (keepalive) init.keepalive = true;
	const disconnect = () => controller.abort();
	// Only the runtime's own `fetch` repeats a request, and not one that it streams.
	const isStreamed = typeof own === "object" && !ArrayBuffer.isView(own);
	const repeatable = send === undefined && !isStreamed ? url : undefined;
	const read = (/** @type {Response} */ response) => {
		if (send === undefined) answered?.add(originOf(url));
		return readResponse(response, reads, limit, controller);
	};
	return guard(() => callFetch(send, url, init, read), signal, timeout, disconnect, repeatable);
}

const isDeno = "Deno" in globalThis;

/**
 * A body for one request. Deno's `fetch` repeats a request by itself if a kept connection breaks, although the server may have read it. It
 * sends a `Blob` as a stream of known length, which it cannot repeat. An empty `Blob` has no length, so an empty stream replaces it, which
 * has none either. Streams cost more than the rest of the attempt, so only requests that must be sent once get them. The caller's own
 * `fetch` gets the text, as everywhere.
 *
 * @param {string | Uint8Array<ArrayBuffer> | undefined} body
 * @param {boolean} once whether a repeat would count twice
 * @param {typeof fetch | undefined} send instead of the global `fetch`
 */
function bodyOf(body, once, send) {
	if (isDeno && once && (send === undefined || send === globalThis.fetch))
		return body?.length ? new Blob([body]) : new Blob([]).stream();
	// A copy, because a wrapper around `fetch` may change it.
	return typeof body === "object" ? body.slice() : body;
}

/**
 * Waits. The outcome is `timedOut`, or `aborted` if the signal aborts first.
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
	const start = async () => {
		const outcome = new Outcome("done");
		outcome.body = await promise;
		return outcome;
	};
	return guard(start, signal, timeout);
}

/**
 * Waits for `start`, until the signal or the timeout ends it. Never rejects, and leaves neither a timer nor a listener behind.
 *
 * @param {() => Promise<Outcome>} start not called if the signal has aborted
 * @param {AbortSignal | undefined} signal
 * @param {number} timeout milliseconds, 0 for no limit
 * @param {() => void} [onCut] called if the signal or the timeout ends it
 * @param {string} [url] of a request that `start` sends, and that the runtime may repeat
 * @returns {Promise<Outcome>}
 */
export function guard(start, signal, timeout, onCut, url) {
	return new Promise((resolve) => {
		/** @type {ReturnType<typeof setTimeout> | undefined} */
		let timer;
		/** @param {Outcome} outcome */
		const end = (outcome) => {
			// First, because a signal of the caller's own making may throw when its listener is removed.
			resolve(outcome);
			clearTimeout(timer);
			if (signal) unlisten(signal, onAbort);
		};
		/** @param {Outcome} outcome */
		const cut = (outcome) => {
			end(outcome);
			onCut?.();
		};
		const onAbort = () => cut(new Outcome("aborted", signal?.reason));
		try {
			if (signal?.aborted) return onAbort();
			if (signal) listen(signal, onAbort);
		} catch (cause) {
			return end(new Outcome("disconnected", cause));
		}
		if (timeout > 0) timer = setTimeout(() => cut(new Outcome("timedOut")), timeout);
		start().then(end, (thrown) => end(failureOf(thrown, url)));
	});
}

/** Whether `fetch` takes the option `cache`; asked in the first attempt. @type {boolean | undefined} */
let knowsCache;

/**
 * Some frameworks patch `fetch` to respond from a cache, so each request opts out of that. workerd throws on the option at compatibility
 * dates before 2024-11-11. The user sets the date, so no entry point can know it.
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

/**
 * The origins that have responded, in Deno and Bun. There, `fetch` repeats a request by itself if a kept connection breaks. A refused
 * connection may be that of the second try, so it does not prove that the server has received nothing.
 *
 * @type {Set<string> | undefined}
 */
const answered = isDeno || "Bun" in globalThis ? new Set() : undefined;

/** @param {string} url with a path */
const originOf = (url) => url.slice(0, url.indexOf("/", "https://".length));

/** @param {unknown} thrown @param {string} [url] of a request that the runtime may have repeated @returns {Outcome} */
function failureOf(thrown, url) {
	if (FetchFault.is(thrown)) return new Outcome(thrown.kind, thrown.cause);
	const mayBeRepeat = url !== undefined && answered?.has(originOf(url));
	return new Outcome(isUnreachable(thrown) && !mayBeRepeat ? "unreachable" : "disconnected", thrown);
}

/** The codes of Node and Bun for a name that was not found, a refused connection, and a connection that was not made in time. */
const NO_CONNECTION = [
	"ECONNREFUSED",
	"ConnectionRefused",
	"ENOTFOUND",
	"EAI_AGAIN",
	"UND_ERR_CONNECT_TIMEOUT",
];

/** [Those of OpenSSL](https://nodejs.org/api/tls.html#x509-certificate-error-codes), and Node's own, for a certificate without trust. */
const NO_TRUST =
	/^(ERR_TLS_CERT_ALTNAME_INVALID|(DEPTH_ZERO_)?SELF_SIGNED_CERT\w*|UNABLE_TO_(GET_ISSUER|GET_CRL|DECRYPT|DECODE_ISSUER|VERIFY_LEAF)_?\w*|CERT_(SIGNATURE_FAILURE|NOT_YET_VALID|HAS_EXPIRED|CHAIN_TOO_LONG|REVOKED|UNTRUSTED|REJECTED))$/;

/** The system calls before a connection is made. */
const CONNECTING = ["getaddrinfo", "connect"];

/** Deno's errors have no codes. Their message has the URL, which may have the caller's text in it, but no white space. */
const DENO_UNREACHABLE = /^error sending request for url \(\S+\): client error \(Connect\): /;

/**
 * Whether the host says that no connection was made, so that nothing was processed. The text of a message proves nothing: it may repeat
 * what the caller has sent. If the host does not say, the core assumes that the request may have been processed.
 *
 * @param {any} error
 * @param {number} [depth]
 * @returns {boolean}
 */
function isUnreachable(error, depth = 0) {
	if (typeof error !== "object" || error === null || depth > 4) return false;
	try {
		const { code, syscall, message, errors, cause } = error;
		if (NO_CONNECTION.includes(code) || CONNECTING.includes(syscall) || DENO_UNREACHABLE.test(message))
			return true;
		if (typeof code === "string" && NO_TRUST.test(code)) return true;
		// Node tries each address of a host.
		if (Array.isArray(errors) && errors.length > 0)
			return errors.every((one) => isUnreachable(one, depth + 1));
		return isUnreachable(cause, depth + 1);
	} catch {
		// An error that throws when it is read proves nothing.
		return false;
	}
}
