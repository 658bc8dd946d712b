import { TrackClient } from "customerio-wasm/track";
import { perform } from "../../shared/actions.js";
import { describeError } from "../../shared/error-view.js";
import { loggedFetch } from "./log/logged-fetch.js";
import { rejectedRow, retryRow } from "./log/rows.js";

/**
 * @typedef {import("../../host/serve-demo.js").PageConfig} PageConfig
 * @typedef {import("../../shared/actions.js").ActionName} ActionName
 * @typedef {import("../../shared/actions.js").Inputs} Inputs
 * @typedef {import("../../shared/error-view.js").ErrorView} ErrorView
 * @typedef {import("./log/log.js").AddRow} AddRow
 */

/** @typedef {"browser" | "worker"} Sender */

/**
 * An action and its input from a form.
 *
 * @typedef {{ [Name in ActionName]: { action: Name, input: Inputs[Name] } }[ActionName]} Call
 */

/** @typedef {{ milliseconds: number } & ({ result: unknown } | { error: ErrorView })} Outcome */

/** Milliseconds per attempt, short enough to watch a stalled request time out. */
const TIMEOUT = 4_000;

/** An error that the Worker reported. */
class WorkerError extends Error {
	/** @param {ErrorView} view */
	constructor(view) {
		super(view.message);
		this.view = view;
	}
}

/**
 * The page's own client. The sandbox's credentials are not secret, so the page may hold them. With a custom `url`, the client
 * does not need `dangerouslyAllowBrowser`, because no request reaches Customer.io.
 *
 * @param {NonNullable<PageConfig["sandbox"]>} sandbox
 * @param {AddRow} addRow called for every attempt and every retry
 */
export function pageClient({ siteId, apiKey, url }, addRow) {
	return new TrackClient(siteId, apiKey, {
		url,
		timeout: TIMEOUT,
		fetch: loggedFetch(addRow, "from browser"),
		onRetry: (retry) => void addRow(retryRow(retry)),
	});
}

/**
 * Sends actions with the page's client or through the Worker.
 *
 * @param {TrackClient | undefined} cio `undefined` if the page must not hold the credentials
 * @param {string} workerUrl
 * @param {AddRow} addRow
 * @returns {(sender: Sender, call: Call) => Promise<Outcome>} never rejects: an error is an outcome too
 */
export function createSend(cio, workerUrl, addRow) {
	const workerFetch = loggedFetch(addRow, "to Worker");

	/** @type {(sender: Sender, call: Call) => Promise<unknown>} */
	async function dispatch(sender, { action, input }) {
		if (sender === "worker") return callWorker(workerFetch, `${workerUrl}/${action}`, input);
		if (!cio) throw new Error("A page must not hold the API key. Send from the Worker instead.");
		return perform(cio, action, input);
	}

	return async (sender, call) => {
		const started = performance.now();
		const elapsed = () => performance.now() - started;
		try {
			const result = await dispatch(sender, call);
			return { result, milliseconds: elapsed() };
		} catch (thrown) {
			const error = thrown instanceof WorkerError ? thrown.view : describeError(thrown);
			if (sender === "browser" && error.attempts === 0) addRow(rejectedRow(call, error));
			return { error, milliseconds: elapsed() };
		}
	};
}

/**
 * @param {import("customerio-wasm/track").Fetch} fetch
 * @param {string} url
 * @param {object} input
 */
async function callWorker(fetch, url, input) {
	const headers = { "content-type": "application/json" };
	const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(input) });
	const { result, error } = await response.json();
	if (error) throw new WorkerError(error);
	return result;
}
