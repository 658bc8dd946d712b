/** @import { Event } from "../types/events.d.ts" */
/** @import { Json } from "../types/json.d.ts" */

import { BadRequest, invalid } from "../http/bad-request.js";
import { byteLength } from "../http/bytes.js";
import { isAbsent, isBlank, readLenientTimestamp, readOptionalObject, readText } from "./fields.js";

/** @typedef {Omit<Event, "customer" | "anonymous_id">} UnassignedEvent */

const MAX_NAME_BYTES = 100;
const MAX_DATA_BYTES = 100_000;
// 26 characters of Crockford's base 32; the first carries only three bits.
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i;

/**
 * Reads an event. Its data has another name in version 2 of the API. Like the API, it silently replaces a timestamp that is
 * not an integer by the time of arrival.
 *
 * @param {Event["type"]} type
 * @param {{ name?: Json; id?: Json; timestamp?: Json }} fields
 * @param {{ field: string; value: Json | undefined }} data
 * @param {number} now
 * @returns {UnassignedEvent}
 * @throws {BadRequest}
 */
export function readEvent(type, { name, id, timestamp }, data, now) {
	return {
		type,
		name: readName(name),
		...(isAbsent(id) ? {} : { id: checkULID(id) }),
		timestamp: readLenientTimestamp(timestamp, "timestamp") ?? now,
		data: readData(data.value, data.field),
	};
}

/** @param {Json} id */
function checkULID(id) {
	if (typeof id !== "string" || !ULID.test(id)) throw new BadRequest(invalid("id", "must be a ULID"));
	return id;
}

/** @param {Json | undefined} value */
function readName(value) {
	const name = readText(value, "name").trim();
	if (byteLength(name) > MAX_NAME_BYTES) {
		throw new BadRequest(invalid("name", `must be at most ${MAX_NAME_BYTES} bytes`));
	}
	return name;
}

/**
 * Counts the bytes of compact JSON, so that white space in the body does not count.
 *
 * @param {Json | undefined} value
 * @param {string} field
 */
function readData(value, field) {
	const data = readOptionalObject(value, field);
	if (byteLength(JSON.stringify(data)) > MAX_DATA_BYTES) {
		throw new BadRequest(invalid(field, `must be at most ${MAX_DATA_BYTES} bytes`));
	}
	return data;
}

/**
 * @param {Json | undefined} value
 * @param {string} field
 * @returns {string | undefined} `undefined` if it is blank
 * @throws {BadRequest}
 */
export function readAnonymousId(value, field) {
	if (isAbsent(value)) return undefined;
	if (typeof value !== "string") throw new BadRequest(invalid(field, "must be a string"));
	return isBlank(value) ? undefined : value;
}
