/** @import { Event } from "./types/state.d.ts" */
/** @import { Context } from "./routes.js" */
/** @import { JsonObject } from "./body.js" */
import { accepted, BadRequest } from "./answers.js";
import { isObject } from "./body.js";
import { byteLength } from "./bytes.js";
import { readIdentifier } from "./identifiers.js";
import { findOrCreate } from "./people.js";

const MAX_NAME_BYTES = 100;
const MAX_DATA_BYTES = 100_000;
// 26 characters of Crockford's base 32; the first carries only three bits.
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i;

/**
 * `POST /api/v1/customers/{identifier}/events`. The spec does not say what an event does for somebody
 * unknown; it does say that "calls that update customers by ID can also create a customer", and users see
 * events make new people. For an unknown cio_id the request is dropped, as the spec says of updates.
 *
 * @param {Context} context
 */
export function track({ store, params, body, now }) {
	const identifier = readIdentifier(params.identifier);
	const event = readEvent(body, now);
	const person = findOrCreate(store, identifier, now);
	if (person) store.addEvent({ ...event, customer: person.cio_id }, now);
	return accepted();
}

/**
 * `POST /api/v1/events`. An event without an `anonymous_id` invites somebody, so it needs their address.
 * With one that a person has, it is that person's: "any events bearing the same anonymous value are
 * associated with this person", whenever they come.
 *
 * @param {Context} context
 */
export function trackAnonymous({ store, body, now }) {
	const event = readEvent(body, now);
	if (event.anonymous_id === undefined && isBlank(event.data.recipient)) {
		throw new BadRequest("anonymous_id or data.recipient is required");
	}
	const customer = event.anonymous_id === undefined ? null : store.ownerOf(event.anonymous_id);
	store.addEvent({ ...event, customer }, now);
	return accepted();
}

/**
 * An event body. An optional field may be `null`, which is as if it were not there. What is no integer is
 * no timestamp: the API then takes the time of arrival, without a word.
 *
 * @param {JsonObject} body
 * @param {number} now
 * @returns {Omit<Event, "customer">}
 * @throws {BadRequest}
 */
function readEvent(body, now) {
	const { id, timestamp, anonymous_id } = body;
	if (!isAbsent(id) && (typeof id !== "string" || !ULID.test(id))) throw new BadRequest("id must be a ULID");
	if (!isAbsent(anonymous_id) && typeof anonymous_id !== "string") {
		throw new BadRequest("anonymous_id must be a string");
	}
	return {
		type: readType(body),
		name: readName(body),
		...(isAbsent(id) ? {} : { id }),
		timestamp: typeof timestamp === "number" && Number.isInteger(timestamp) ? timestamp : now,
		data: readData(body),
		...(isAbsent(anonymous_id) || isBlank(anonymous_id) ? {} : { anonymous_id }),
	};
}

/** @param {JsonObject} body */
function readType({ type = null }) {
	if (type === null) return "event";
	if (type !== "event" && type !== "page" && type !== "screen") {
		throw new BadRequest("type must be event, page or screen");
	}
	return type;
}

/** @param {JsonObject} body */
function readName({ name }) {
	if (typeof name !== "string" || isBlank(name)) throw new BadRequest("name is required");
	const trimmed = name.trim();
	if (byteLength(trimmed) > MAX_NAME_BYTES)
		throw new BadRequest(`name must be at most ${MAX_NAME_BYTES} bytes`);
	return trimmed;
}

/**
 * Bytes are counted in compact JSON, so that spaces in the body cost nothing.
 *
 * @param {JsonObject} body
 */
function readData({ data }) {
	if (isAbsent(data)) return {};
	if (!isObject(data)) throw new BadRequest("data must be an object");
	if (byteLength(JSON.stringify(data)) > MAX_DATA_BYTES) {
		throw new BadRequest(`data must be at most ${MAX_DATA_BYTES} bytes`);
	}
	return data;
}

/**
 * @template T
 * @param {T | null | undefined} value
 * @returns {value is null | undefined}
 */
const isAbsent = (value) => value === undefined || value === null;

/** @param {unknown} value */
const isBlank = (value) => typeof value !== "string" || value.trim() === "";
