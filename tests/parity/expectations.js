/** The means by which the list of differences says what ours has to do. */
import { contains } from "./deep.js";

/** @typedef {import("./calls.js").Call} Call */
/** @typedef {import("./differences.js").Pair} Pair */
/** @typedef {import("./record.js").Recording} Recording */
/** @typedef {import("./recorder.js").RecordedRequest} RecordedRequest */

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const EVENT_METHODS = ["track", "trackAnonymous", "trackPageView", "entity", "batch"];
/** The statuses after which ours tries again. */
const PASSING = [408, 425, 429, 500, 502, 503, 504, 522, 524];

/** What ours does with a call that it refuses. */
export const REFUSED = { rejected: { name: "ValidationError" } };

/** Ours refuses these calls and sends nothing. @param {(call: Call, pair: Pair) => boolean} isRefused */
export const refuses = (isRefused) => (/** @type {Pair} */ pair) => {
	if (isRefused(pair.call, pair)) Object.assign(pair.expected, { requests: [], outcome: REFUSED });
};

/** Ours sends other requests. @param {(request: RecordedRequest, call: Call) => void} edit */
export const sends =
	(edit) =>
	(/** @type {Pair} */ { call, expected }) => {
		for (const request of expected.requests) edit(request, call);
	};

/** Ours tries again where the official client gives up after the first answer. */
export function retries(/** @type {Pair} */ { call, expected }) {
	const [first] = call.answers ?? [];
	if (expected.requests.length !== 1 || !PASSING.includes(first?.status ?? 200)) return;
	expected.requests.push(structuredClone(expected.requests[0]));
	expected.outcome = { resolved: {} };
}

/** Whether one of the samples is anywhere in the arguments. @param {Call} call @param {readonly unknown[]} samples */
export const hasOneOf = ({ args }, samples) => contains(args, (value) => samples.includes(value));

/** @param {unknown} value */
function isEventOperation(value) {
	const { type, action } = Object(value);
	return type === "person" && ["event", "page", "screen"].includes(action);
}

/** The events in a request's body; for a batch, as many as it has operations. @param {Call} call @param {any} body @returns {any[]} */
function eventsOf({ method }, body) {
	if (method === "batch")
		return body.batch.map((/** @type {any} */ one) => (isEventOperation(one) ? one : {}));
	return method === "entity" ? [isEventOperation(body) ? body : {}] : [body];
}

/** Ours gives events that have no id a ULID, the same one in each attempt. @param {Pair} pair */
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

/** Puts an id to the end of an event that stands for any ULID. @param {{ id?: string }} event */
function setId(event) {
	delete event.id;
	event.id = "a ULID";
}

/** @param {RecordedRequest} request @param {unknown} body */
function setBody(request, body) {
	request.body = JSON.stringify(body);
	request.headers["content-length"] = String(Buffer.byteLength(request.body));
}
