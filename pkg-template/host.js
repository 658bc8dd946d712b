/**
 * What the core asks of its host beyond plain functions: an attempt and a wait. It decides nothing; it says what happened.
 *
 * It is JavaScript because each of these is many steps of the host's own: from WebAssembly each step would cost a crossing.
 */

import { forget, resume } from "./core.js";

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
 * Who waits for a signal of the caller's. Each signal gets one listener for all, because Node warns of a leak from the
 * eleventh on.
 *
 * @type {WeakMap<AbortSignal, { waiting: Set<() => void>, tell: () => void }>}
 */
const listeners = new WeakMap();

/** @param {AbortSignal} signal @param {() => void} onAbort */
export function listen(signal, onAbort) {
	let entry = listeners.get(signal);
	if (!entry) {
		/** @type {Set<() => void>} */
		const waiting = new Set();
		entry = { waiting, tell: () => waiting.forEach((wake) => void wake()) };
		listeners.set(signal, entry);
		signal.addEventListener("abort", entry.tell);
	}
	entry.waiting.add(onAbort);
}

/** @param {AbortSignal} signal @param {() => void} onAbort */
export function unlisten(signal, onAbort) {
	const entry = listeners.get(signal);
	entry?.waiting.delete(onAbort);
	if (entry?.waiting.size !== 0) return;
	listeners.delete(signal);
	try {
		signal.removeEventListener("abort", entry.tell);
	} catch {
		// The listener stays, and finds nobody waiting.
	}
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

/**
 * Calls a hook of the caller's. What it throws, or its promise rejects with, is written to the console and changes nothing.
 *
 * @param {(details: unknown) => unknown} hook
 * @param {unknown} details
 */
export async function tell(hook, details) {
	try {
		await hook(details);
	} catch (thrown) {
		write("error", "customerio-wasm: a hook threw, which changes nothing:", thrown);
	}
}

/** @param {string} text @param {unknown} details */
export const log = (text, details) => write("log", text, details);

/** @param {"log" | "error"} level @param {string} text @param {unknown} details */
function write(level, text, details) {
	try {
		console[level](text, details);
	} catch {
		// A console that throws is a mock's, and nobody is left to be told of it.
	}
}

/** Whether this is a page, where every visitor can read what the code knows. */
export function isPage() {
	return typeof window === "object" && typeof document === "object" && window.document === document;
}

/** Whether a value is a Date, of whichever realm, that is a point in time. @param {any} value */
export function isValidDate(value) {
	try {
		return !Number.isNaN(Date.prototype.getTime.call(value));
	} catch {
		return false;
	}
}

/**
 * The parts of an absolute URL, in the order of the core's `UrlParts`.
 *
 * @param {string} url
 */
export function urlParts(url) {
	const { origin, protocol, username, password, pathname, search, hash } = new URL(url);
	return [origin, protocol, username + password, pathname, search + hash];
}

const encoder = new TextEncoder();

/** @param {string} text */
export const utf8Length = (text) => encoder.encode(text).length;

/**
 * Writes a text as UTF-8.
 *
 * @param {string} text
 * @param {Uint8Array} bytes
 * @returns {number} how many bytes it has: more than there is room for if it does not fit
 */
export function encodeInto(text, bytes) {
	const { read, written } = encoder.encodeInto(text, bytes);
	return read === text.length ? written : utf8Length(text);
}

/**
 * Whether the JSON text of an object has an `id`, whatever the object had.
 *
 * @param {string} text
 */
export const hasId = (text) => text.includes('"id":') && Object.hasOwn(JSON.parse(text), "id");

/**
 * Puts an `id` into the JSON text of an object.
 *
 * @param {string} text
 * @param {string} id
 */
export const withId = (text, id) => `{"id":"${id}"${text === "{}" ? "" : ","}${text.slice(1)}`;

/**
 * @param {string} before
 * @param {string} text
 * @param {string} after
 */
export const enclose = (before, text, after) => before + text + after;
