/**
 * Waiting for what Customer.io does in the background.
 *
 * @import * as api from "./index.js"
 */
import { guard, sleep } from "../host/attempt.js";
import { isObject } from "../host/fault.js";
import { callFetch } from "../host/fetch.js";
import { handleOf } from "../host/handle.js";
import { notify } from "../host/hooks.js";
import { invalid, report } from "../host/report.js";
import { listen } from "../host/signal.js";
import { wordsOf } from "../host/words.js";
import {
	AbortError,
	CustomerIORequestError,
	NetworkError,
	StateError,
	TimeoutError,
} from "../public/errors.js";

/** The waits between two looks, in milliseconds: the first, the longest, and how they grow. */
const LOOKS = { first: 500, longest: 10_000, growth: 1.5 };

/** The time until a download begins, in milliseconds, unless the caller says otherwise: the core's own for an attempt. */
const DOWNLOAD_TIMEOUT = 10_000;

/**
 * @param {any} client
 * @param {string | number} id
 * @param {api.WaitForExportOptions} [given]
 */
export async function waitForExport(client, id, given) {
	const action = "waitForExport";
	handleOf(client, action);
	const { onProgress, ...options } = given ?? {};
	const look = async () => (await client.getExport(id, options)).export;
	const found = await until(action, look, ({ status }) => status !== "pending", onProgress, options);
	if (found.status !== "done")
		throw new StateError(report("state", `${action}: the export ${id} has ended as ${found.status}`));
	const { url } = await client.downloadExport(id, options);
	if (typeof url !== "string")
		throw new StateError(report("state", `${action}: Customer.io has given no URL for the export ${id}`));
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
	const { onProgress, ...options } = given ?? {};
	const look = async () => (await client.getImport(id, options)).import;
	const hasEnded = (/** @type {any} */ { state }) => ["imported", "failed", "canceled"].includes(state);
	return await until(action, look, hasEnded, onProgress, options);
}

/**
 * @param {string} action
 * @param {() => Promise<any>} look
 * @param {(found: any) => boolean} hasEnded
 * @param {((found: any) => void) | undefined} onProgress
 * @param {api.CallOptions} options
 * @returns {Promise<any>}
 */
async function until(action, look, hasEnded, onProgress, { signal }) {
	if (onProgress !== undefined && typeof onProgress !== "function")
		throw invalid(action, "options.onProgress", "must be a function");
	for (let pause = LOOKS.first; ; pause = Math.min(pause * LOOKS.growth, LOOKS.longest)) {
		const found = await look();
		if (!isObject(found)) throw new StateError(report("state", `${action}: Customer.io has given no state`));
		if (onProgress) notify(onProgress, found);
		if (hasEnded(found)) return found;
		const { kind, cause } = await sleep(pause, signal);
		if (kind === "aborted") throw aborted(action, cause);
	}
}

/**
 * The response to a download. Its URL gives access by itself: it gets no credentials, and is not shown.
 *
 * @param {string} action
 * @param {any} client
 * @param {string} url
 * @param {api.CallOptions} options
 */
async function download(action, client, url, { signal, timeout = DOWNLOAD_TIMEOUT }) {
	const { fetch } = handleOf(client, action).options ?? {};
	const controller = new AbortController();
	const abort = () => controller.abort();
	const begin = async () => ({
		kind: /** @type {const} */ ("done"),
		body: await callFetch(fetch, url, { signal: controller.signal }),
	});
	const { kind, cause, body } = await guard(begin, signal, timeout, abort);
	if (kind === "aborted") throw aborted(action, cause);
	if (kind === "timedOut")
		throw new TimeoutError(
			report("timeout", `${action}: the download did not begin within ${timeout} ms`, { retryable: true }),
		);
	if (kind !== "done") {
		const words = withoutUrl(wordsOf(cause), url);
		throw new NetworkError(
			report("network", `${action}: the download failed: ${words}`, { retryable: true }),
		);
	}
	const response = /** @type {Response} */ (body);
	if (!response.ok) {
		abort();
		const { status } = response;
		throw new CustomerIORequestError(
			report("request", `${action}: the download was refused with status ${status}`, { statusCode: status }),
			undefined,
		);
	}
	// The caller reads the body, for as long as that takes: the signal ends it.
	if (signal) listen(signal, abort);
	return response;
}

/**
 * What a host says of a download, without its URL, which the host may have written in another way.
 *
 * @param {string} words
 * @param {string} url
 */
const withoutUrl = (words, url) =>
	words.replaceAll(url, "[the download's URL]").replaceAll(/\S*:\/\/\S*/g, "[the download's URL]");

/** @param {string} action @param {unknown} reason */
const aborted = (action, reason) =>
	new AbortError(report("aborted", `${action}: aborted by the caller's signal`), reason);
