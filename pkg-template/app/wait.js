/**
 * Waiting for what Customer.io does in the background.
 *
 * @import * as api from "./index.js"
 */
import { guard, headersOf, sleep } from "../host/attempt.js";
import { isObject, within } from "../host/fault.js";
import { callFetch, FetchFault, isLocked } from "../host/fetch.js";
import { handleOf } from "../host/handle.js";
import { notify } from "../host/hooks.js";
import { Outcome } from "../host/outcome.js";
import { aborted, errorReport, invalid, refuseUnknown } from "../host/report.js";
import { listen, unlisten } from "../host/signal.js";
import { CustomerIORequestError, NetworkError, StateError, TimeoutError } from "../public/errors.js";

/** The waits between two polls, in milliseconds: the first, the longest, and how they grow. */
const WAITS = { first: 500, longest: 10_000, growth: 1.5 };

/** The states of an import. Waiting in one that is in neither list might never end. */
const PENDING_IMPORTS = ["preprocessing", "preprocessed", "validating", "validated", "importing"];
const ENDED_IMPORTS = ["imported", "failed", "canceled"];

/** The options of a wait: its own, and those of each of its calls. */
const OPTIONS = ["onProgress", "signal", "timeout"];

/**
 * Stops listening to a signal once the body of a download is garbage-collected: nothing reports that the caller has read it. In a host
 * without a `FinalizationRegistry`, the signal keeps its listeners.
 */
const bodies = globalThis.FinalizationRegistry && new FinalizationRegistry((forget) => forget());

/**
 * @param {any} client
 * @param {string | number} id
 * @param {api.WaitForExportOptions} [given]
 */
export async function waitForExport(client, id, given) {
	const action = "waitForExport";
	handleOf(client, action);
	const { onProgress, ...options } = readOptions(action, given);
	const poll = async () => (await client.getExport(id, options))?.export;
	const isPending = (/** @type {any} */ { status, failed }) => status === "pending" && failed !== true;
	const { found, polls } = await until(action, poll, "status", isPending, onProgress, options);
	if (found.failed === true || found.status === "failed")
		throw unfit(action, `the export ${id} failed`, polls);
	if (found.status !== "done") throw unknownState(action, `the export ${id}`, found.status, polls);
	const { url } = (await client.downloadExport(id, options)) ?? {};
	// A host may know other schemes, such as that of its own files.
	if (typeof url !== "string" || !/^https?:\/\//i.test(url))
		throw unfit(action, `the download of the export ${id} has no URL that begins with https://`, polls + 1);
	return await download(action, client, url, options);
}

/**
 * @param {any} client
 * @param {string | number} id
 * @param {api.WaitForImportOptions} [given]
 */
export async function waitForImport(client, id, given) {
	const action = "waitForImport";
	handleOf(client, action);
	const { onProgress, ...options } = readOptions(action, given);
	const poll = async () => (await client.getImport(id, options))?.import;
	const isPending = (/** @type {any} */ { state }) => PENDING_IMPORTS.includes(state);
	const { found, polls } = await until(action, poll, "state", isPending, onProgress, options);
	if (!ENDED_IMPORTS.includes(found.state))
		throw unknownState(action, `the import ${id}`, found.state, polls);
	return found;
}

/**
 * The options of a wait, read once.
 *
 * @param {string} action
 * @param {any} given
 * @returns {any}
 */
function readOptions(action, given) {
	let options;
	try {
		options = { ...given };
	} catch (thrown) {
		const { argument, problem, cause } = within("options", thrown);
		throw invalid(action, argument, problem, cause);
	}
	refuseUnknown(action, "options.", options, OPTIONS);
	if (options.onProgress !== undefined && typeof options.onProgress !== "function")
		throw invalid(action, "options.onProgress", "must be a function");
	return options;
}

/**
 * @param {string} action
 * @param {() => Promise<any>} poll
 * @param {string} member of what is found, which says how far it is
 * @param {(found: any) => boolean} isPending
 * @param {((found: any) => void) | undefined} onProgress
 * @param {api.CallOptions} options
 * @returns {Promise<{ found: any, polls: number }>}
 */
async function until(action, poll, member, isPending, onProgress, { signal }) {
	let polls = 0;
	for (let pause = WAITS.first; ; pause = Math.min(pause * WAITS.growth, WAITS.longest)) {
		const found = await poll();
		polls += 1;
		const state = isObject(found) && /** @type {any} */ (found)[member];
		if (typeof state !== "string") throw unfit(action, "Customer.io's response has no state", polls);
		if (onProgress) notify(onProgress, found);
		if (!isPending(found)) return { found, polls };
		const { kind, cause } = await sleep(pause, signal);
		if (kind === "aborted") throw aborted(action, cause, polls);
	}
}

/**
 * The response to a download. It is retried like any call that only reads.
 *
 * @param {string} action
 * @param {any} client
 * @param {string} url
 * @param {api.CallOptions} options
 */
async function download(action, client, url, options) {
	const handle = handleOf(client, action);
	const { signal } = options;
	const started = performance.now();
	let waited = 0;
	const elapsed = () => performance.now() - started;
	for (let attempts = 1; ; attempts += 1) {
		const limit = (/** @type {any} */ core) => core.downloadTimeout(options.timeout, elapsed());
		const timeout = await handle.use(limit, action, [options]);
		const outcome = await attempt(handle.options?.fetch, url, { signal, timeout });
		if (outcome.kind === "aborted") throw aborted(action, outcome.cause, attempts);
		if (outcome.response?.ok) return outcome.response;
		const spent = /** @type {const} */ ([attempts, waited, elapsed()]);
		const delay = await handle.use(async (core) => core.retryDelay(outcome, ...spent), action, [options]);
		if (delay === undefined) {
			const retryable = await handle.use(async (core) => core.isRetryable(outcome), action, [options]);
			throw failed(action, outcome, { retryable, attempts }, timeout);
		}
		waited += delay;
		if (delay === 0) continue;
		const { kind, cause } = await sleep(delay, signal);
		if (kind === "aborted") throw aborted(action, cause, attempts);
	}
}

/**
 * One attempt of a download, until it begins. The URL alone gives access, so no credentials are sent.
 *
 * @param {typeof globalThis.fetch | undefined} fetch
 * @param {string} url
 * @param {{ signal: AbortSignal | undefined, timeout: number }} limits
 */
async function attempt(fetch, url, { signal, timeout }) {
	const controller = new AbortController();
	const abort = () => controller.abort();
	const begin = () =>
		callFetch(fetch, url, { signal: controller.signal }, (response) => {
			if (isLocked(response)) throw new FetchFault("usedBody");
			return Object.assign(new Outcome("done"), { status: response.status, response, body: "" });
		});
	const outcome = await guard(begin, signal, timeout, abort);
	if (!outcome.response?.ok) abort();
	// The caller reads the body, for as long as that takes: the signal ends it.
	else if (signal) {
		listen(signal, abort);
		bodies?.register(outcome.response.body ?? outcome.response, () => unlisten(signal, abort));
	}
	return outcome;
}

/**
 * The error of a download. It does not show the URL.
 *
 * @param {string} action
 * @param {import("../host/outcome.js").Outcome} outcome
 * @param {{ retryable: boolean, attempts: number }} history
 * @param {number} timeout of an attempt, in milliseconds
 */
function failed(action, { kind, cause, status, response }, history, timeout) {
	if (kind === "done") {
		const message = `${action}: the download was refused with status ${status}`;
		const shown = { headers: headersOf(/** @type {Response} */ (response)), body: "" };
		return new CustomerIORequestError(
			errorReport("request", message, { statusCode: status, ...history }),
			undefined,
			shown,
		);
	}
	if (kind === "timedOut") {
		const message = `${action}: the download did not begin within ${timeout} ms`;
		return new TimeoutError(errorReport("timeout", message, history));
	}
	const isOfNetwork = kind === "disconnected" || kind === "unreachable";
	const why = isOfNetwork ? codesOf(cause) : "the option fetch did not give a usable response";
	const message = `${action}: the download failed${why && `: ${why}`}`;
	return new NetworkError(errorReport("network", message, history));
}

/**
 * The codes of an error and of its causes: `ECONNRESET`. Not the messages, which may have the URL in them, in any spelling.
 *
 * @param {any} error
 */
function codesOf(error) {
	const codes = [];
	try {
		for (let at = error; isObject(at) && codes.length < 4; at = /** @type {any} */ (at).cause)
			codes.push(/** @type {any} */ (at).code);
	} catch {
		// It throws when it is read.
	}
	return codes.filter((code) => typeof code === "string" && /^\w{1,40}$/.test(code)).join(": ");
}

/** @param {string} action @param {string} what @param {string} state @param {number} attempts */
const unknownState = (action, what, state, attempts) =>
	unfit(action, `${what} has a state that this version does not know: ${state}`, attempts);

/** @param {string} action @param {string} problem @param {number} attempts */
const unfit = (action, problem, attempts) =>
	new StateError(errorReport("state", `${action}: ${problem}`, { attempts }));
