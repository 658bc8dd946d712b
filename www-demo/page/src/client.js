import { TrackClient } from "customerio-wasm";
import { perform } from "../../shared/actions.js";
import { describeError } from "../../shared/error-view.js";

/**
 * @typedef {import("../../shared/actions.js").ActionName} ActionName
 * @typedef {import("../../shared/actions.js").Inputs} Inputs
 * @typedef {import("../../shared/error-view.js").ErrorView} ErrorView
 */

/** @typedef {"browser" | "worker"} Sender */

/**
 * An action and its input, as a form gives them.
 *
 * @typedef {{ [Name in ActionName]: { action: Name, input: Inputs[Name] } }[ActionName]} Call
 */

/**
 * One HTTP exchange, or a call that was refused before anything was sent (`method` is empty).
 *
 * @typedef {object} Exchange
 * @property {Sender} sender
 * @property {string} action
 * @property {string} method
 * @property {string} path
 * @property {number} status 0: no answer
 * @property {number} milliseconds
 * @property {string} requestBody
 * @property {string} responseBody
 */

/** @typedef {{ milliseconds: number } & ({ answer: unknown } | { error: ErrorView })} Outcome */

/** An error that the Worker reported. */
class WorkerError extends Error {
	/** @param {ErrorView} view */
	constructor(view) {
		super(view.message);
		this.view = view;
	}
}

/**
 * Sends actions from this page or through the Worker.
 *
 * @param {import("../../host/serve-page.js").PageConfig} config
 * @param {(exchange: Exchange) => void} onExchange
 * @returns {(sender: Sender, call: Call) => Promise<Outcome>} never rejects: a failure is an outcome too
 */
export function createSend({ sandbox, workerUrl }, onExchange) {
	/** @type {(sender: Sender, call: Call) => Promise<unknown>} */
	async function dispatch(sender, { action, input }) {
		const recordedFetch = recording(sender, action, onExchange);
		if (sender === "worker") return askWorker(recordedFetch, `${workerUrl}/${action}`, input);
		if (!sandbox) throw new Error("A page must not hold the secret: send through the Worker.");
		// One for each call, so that the log can tell whose exchange it sees; an application keeps one client.
		const cio = new TrackClient(sandbox.siteId, sandbox.apiKey, { url: sandbox.url, fetch: recordedFetch });
		return perform(cio, action, input);
	}

	return async (sender, call) => {
		const started = performance.now();
		try {
			const answer = await dispatch(sender, call);
			return { answer, milliseconds: performance.now() - started };
		} catch (thrown) {
			const error = thrown instanceof WorkerError ? thrown.view : describeError(thrown);
			const milliseconds = performance.now() - started;
			if (sender === "browser" && error.argument) onExchange(notSent(call, error, milliseconds));
			return { error, milliseconds };
		}
	};
}

/**
 * @param {(request: Request) => Promise<Response>} recordedFetch
 * @param {string} url
 * @param {object} input
 */
async function askWorker(recordedFetch, url, input) {
	const headers = { "content-type": "application/json" };
	const response = await recordedFetch(
		new Request(url, { method: "POST", headers, body: JSON.stringify(input) }),
	);
	const { answer, error } = await response.json();
	if (error) throw new WorkerError(error);
	return answer;
}

/**
 * @param {Sender} sender
 * @param {ActionName} action
 * @param {(exchange: Exchange) => void} onExchange
 * @returns {(request: Request) => Promise<Response>}
 */
function recording(sender, action, onExchange) {
	return async (request) => {
		const { pathname, search } = new URL(request.url);
		const requestBody = await request.clone().text();
		const started = performance.now();
		const note = (/** @type {number} */ status, /** @type {string} */ responseBody) =>
			onExchange({
				sender,
				action,
				method: request.method,
				path: pathname + search,
				status,
				milliseconds: performance.now() - started,
				requestBody,
				responseBody,
			});
		try {
			const response = await fetch(request);
			note(response.status, await response.clone().text());
			return response;
		} catch (error) {
			note(0, String(error));
			throw error;
		}
	};
}

/**
 * @param {Call} call
 * @param {ErrorView} error
 * @param {number} milliseconds
 * @returns {Exchange}
 */
function notSent({ action, input }, error, milliseconds) {
	const requestBody = JSON.stringify(input);
	const responseBody = JSON.stringify(error);
	return {
		sender: "browser",
		action,
		method: "",
		path: "",
		status: 0,
		milliseconds,
		requestBody,
		responseBody,
	};
}
