/** Helpers for the list of differences, which adjust what this package is expected to do. */
import { contains } from "./deep.js";

/** @typedef {import("./calls.js").Call} Call */
/** @typedef {import("./differences.js").Pair} Pair */
/** @typedef {import("./record.js").Recording} Recording */
/** @typedef {import("./recorder.js").RecordedRequest} RecordedRequest */

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const EVENT_METHODS = ["track", "trackAnonymous", "trackPageView", "entity", "batch"];
/** The statuses that this package retries. */
const TRANSIENT = [408, 425, 429, 500, 502, 503, 504, 522, 524];

/** The outcome of an invalid call. */
export const REJECTED = { rejected: { name: "ValidationError" } };

/** This package rejects these calls and sends nothing. @param {(call: Call, pair: Pair) => boolean} isRejected */
export const rejects = (isRejected) => (/** @type {Pair} */ pair) => {
	if (isRejected(pair.call, pair)) Object.assign(pair.expected, { requests: [], outcome: REJECTED });
};

/** This package sends other requests. @param {(request: RecordedRequest, call: Call) => void} edit */
export const sends =
	(edit) =>
	(/** @type {Pair} */ { call, expected }) => {
		for (const request of expected.requests) edit(request, call);
	};

/** This package retries where the official client gives up after the first response. */
export function retries(/** @type {Pair} */ { call, expected }) {
	const [first] = call.responses ?? [];
	if (expected.requests.length !== 1 || !TRANSIENT.includes(first?.status ?? 200)) return;
	expected.requests.push(structuredClone(expected.requests[0]));
	expected.outcome = { resolved: {} };
}

/** Whether the arguments contain one of the samples. @param {Call} call @param {readonly unknown[]} samples */
export const hasOneOf = ({ args }, samples) => contains(args, (value) => samples.includes(value));

/** @param {unknown} value */
function isEventOperation(value) {
	const { type, action } = Object(value);
	return type === "person" && ["event", "page", "screen"].includes(action);
}

/** The events in a request body; for a batch, one entry per operation. @param {Call} call @param {any} body @returns {any[]} */
function eventsOf({ method }, body) {
	if (method === "batch")
		return body.batch.map((/** @type {any} */ one) => (isEventOperation(one) ? one : {}));
	return method === "entity" ? [isEventOperation(body) ? body : {}] : [body];
}

/** This package gives events without an id a ULID, the same in each attempt. @param {Pair} pair */
export function givesEventIds({ call, actual, expected }) {
	if (!EVENT_METHODS.includes(call.method)) return;
	const firstBody = actual.requests[0]?.body;
	for (const [attempt, request] of expected.requests.entries()) {
		const sent = actual.requests[attempt];
		if (sent === undefined || sent.body !== firstBody) return;
		const [body, sentBody] = [JSON.parse(request.body), JSON.parse(sent.body)];
		const sentEvents = eventsOf(call, sentBody);
		for (const [index, event] of eventsOf(call, body).entries()) {
			if (event.name === undefined || event.id !== undefined) continue;
			setId(event);
			setBody(request, body);
			if (!ULID.test(sentEvents[index]?.id)) continue;
			setId(sentEvents[index]);
			setBody(sent, sentBody);
		}
	}
}

/** Appends a placeholder for any ULID to an event. @param {{ id?: string }} event */
function setId(event) {
	delete event.id;
	event.id = "a ULID";
}

/** @param {RecordedRequest} request @param {unknown} body */
function setBody(request, body) {
	request.body = JSON.stringify(body);
	request.headers["content-length"] = String(Buffer.byteLength(request.body));
}
