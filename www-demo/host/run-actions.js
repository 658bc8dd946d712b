import { performance } from "node:perf_hooks";
import { TrackClient } from "customerio-wasm";
import { perform } from "../shared/actions.js";
import { describeError } from "../shared/error-view.js";

/** The person that the run creates and deletes again. */
export const DEMO_PERSON = "customerio-wasm-demo";

/**
 * What became of one action.
 *
 * @typedef {object} Outcome
 * @property {string} action
 * @property {string} request method and path as sent, or `not sent`
 * @property {string} answer status and body, or what went wrong
 * @property {number} milliseconds
 * @property {string} [failure] the error's message, if the action failed
 */

/** In the order in which they run. @type {import("../shared/actions.js").Inputs} */
const SAMPLES = {
	identify: { customerId: DEMO_PERSON, attributes: { email: "demo@example.com", plan: "pro", seats: 5 } },
	track: { customerId: DEMO_PERSON, event: { name: "purchase", data: { total: 9.9, items: ["mug"] } } },
	trackPageView: { customerId: DEMO_PERSON, url: "https://shop.example/pricing", data: {} },
	rawRequest: { request: { url: "/v1/accounts/region", method: "GET" } },
	destroy: { customerId: DEMO_PERSON },
};

/**
 * Runs the five actions one after the other, going on after a failure so that the person is deleted in any case.
 *
 * @param {import("./settings.js").Target} target
 * @returns {Promise<Outcome[]>}
 */
export async function runActions(target) {
	// The answers of the typed methods do not tell what goes over the wire; the hooks do.
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
		const result = await perform(cio, action, SAMPLES[action]).then(answered, failed);
		const milliseconds = performance.now() - started;
		const answer = `${wire.status} ${result.answer}`.trim();
		outcomes.push({ ...result, action, request: wire.request, answer, milliseconds });
	}
	return outcomes;
}

/** @param {unknown} value the client's answer; a raw request's body is its `data` */
function answered(value) {
	const body = typeof value === "object" && value !== null && "data" in value ? value.data : value;
	return { answer: JSON.stringify(body) };
}

/** @param {unknown} error */
function failed(error) {
	const { name, message, argument } = describeError(error);
	return { answer: argument ? `${name} (${argument})` : name, failure: message };
}
