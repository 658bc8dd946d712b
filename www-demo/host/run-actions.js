import { performance } from "node:perf_hooks";
import { TrackClient } from "customerio-wasm";
import { perform } from "../shared/actions.js";
import { describeError } from "../shared/error-view.js";

/** The person that the demo creates and deletes. */
export const DEMO_PERSON = "customerio-wasm-demo";

/**
 * The outcome of one action.
 *
 * @typedef {object} Outcome
 * @property {string} action
 * @property {string} request method and path as sent, or `not sent`
 * @property {string} response status and body, or the error
 * @property {number} milliseconds
 * @property {string} [failure] the error's message, if the action failed
 */

/** In order of execution. @type {import("../shared/actions.js").Inputs} */
const SAMPLES = {
	identify: { customerId: DEMO_PERSON, attributes: { email: "demo@example.com", plan: "pro", seats: 5 } },
	track: { customerId: DEMO_PERSON, event: { name: "purchase", data: { total: 9.9, items: ["mug"] } } },
	trackPageView: { customerId: DEMO_PERSON, url: "https://shop.example/pricing", data: {} },
	rawRequest: { request: { url: "/v1/accounts/region", method: "GET" } },
	destroy: { customerId: DEMO_PERSON },
};

/**
 * Runs the five actions in sequence. It continues after a failure, so that the person is always deleted.
 *
 * @param {import("./settings.js").Target} target
 * @returns {Promise<Outcome[]>}
 */
export async function runActions(target) {
	// `withResponse()` has the status but not the request, and a failed call has neither, so hooks record both.
	const wire = { request: "not sent", status: "" };
	const { siteId, apiKey, ...options } = target;
	const cio = new TrackClient(siteId, apiKey, {
		...options,
		onRequest({ method, url }) {
			wire.request = `${method} ${new URL(url).pathname}`;
		},
		onResponse({ status }) {
			wire.status = `${status}`;
		},
	});
	const outcomes = [];
	for (const action of /** @type {(keyof typeof SAMPLES)[]} */ (Object.keys(SAMPLES))) {
		Object.assign(wire, { request: "not sent", status: "" });
		const started = performance.now();
		const result = await perform(cio, action, SAMPLES[action]).then(succeeded, failed);
		const milliseconds = performance.now() - started;
		const response = `${wire.status} ${result.response}`.trim();
		outcomes.push({ ...result, action, request: wire.request, response, milliseconds });
	}
	return outcomes;
}

/** @param {unknown} value the client's result; for a raw request, the body is its `data` */
function succeeded(value) {
	const body = typeof value === "object" && value !== null && "data" in value ? value.data : value;
	return { response: JSON.stringify(body) };
}

/** @param {unknown} error */
function failed(error) {
	const { name, message, argument } = describeError(error);
	return { response: argument ? `${name} (${argument})` : name, failure: message };
}
