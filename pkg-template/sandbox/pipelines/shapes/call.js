/** @import { Json } from "../../types/json.d.ts" */
/** @import { JsonObject } from "../../http/body.js" */
/** @import { Identifier } from "../../shapes/identifiers.js" */
import { BadRequest, invalid, required } from "../../http/bad-request.js";
import { isAbsent, readOptionalObject, readText } from "../../shapes/fields.js";
import { checkId, readIdentifier } from "../../shapes/identifiers.js";

/**
 * What all calls have. `body` is the call itself. Times are unix seconds: `timestamp` is the one sent, if any, and `now` is the time
 * of arrival.
 *
 * @typedef {{
 *   body: JsonObject;
 *   person?: Identifier;
 *   anonymousId?: string;
 *   messageId?: string;
 *   timestamp?: number;
 *   context: JsonObject;
 *   now: number;
 * }} Call
 */

/**
 * @param {JsonObject} body
 * @param {number} now
 * @returns {Call}
 * @throws {BadRequest}
 */
export function readCommon(body, now) {
	readOptionalObject(body.integrations, "integrations");
	const userId = readOptionalId(body.userId, "userId");
	return {
		body,
		person: userId === undefined ? undefined : readIdentifier(userId),
		anonymousId: readOptionalId(body.anonymousId, "anonymousId"),
		messageId: isAbsent(body.messageId) ? undefined : readText(body.messageId, "messageId"),
		timestamp: readTime(body.timestamp, "timestamp"),
		context: readOptionalObject(body.context, "context"),
		now,
	};
}

/**
 * The official client takes numbers as ids, too. An empty id counts as absent: "you can pass an empty userId or anonymousId".
 *
 * @param {Json | undefined} value
 * @param {string} field
 * @returns {string | undefined}
 * @throws {BadRequest}
 */
export function readOptionalId(value, field) {
	if (isAbsent(value) || value === "") return undefined;
	if (typeof value !== "string" && typeof value !== "number") {
		throw new BadRequest(invalid(field, "must be a string"));
	}
	return checkId(String(value), field);
}

/**
 * @param {Json | undefined} value
 * @param {string} field
 * @returns {string}
 * @throws {BadRequest}
 */
export function readId(value, field) {
	const id = readOptionalId(value, field);
	if (id === undefined) throw new BadRequest(required(field));
	return id;
}

/**
 * @param {Call} call
 * @returns {Identifier}
 * @throws {BadRequest}
 */
export function requirePerson({ person }) {
	if (person === undefined) throw new BadRequest(required("userId"));
	return person;
}

/**
 * @param {Call} call
 * @throws {BadRequest} if it has neither of the two ids
 */
export function requireAnyId({ person, anonymousId }) {
	if (person === undefined && anonymousId === undefined) {
		throw new BadRequest(invalid("", "userId or anonymousId is required"));
	}
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/**
 * @param {Json | undefined} value
 * @param {string} field
 * @returns {number | undefined} unix seconds
 * @throws {BadRequest} if it is not an ISO 8601 date-time
 */
function readTime(value, field) {
	if (isAbsent(value)) return undefined;
	const milliseconds = typeof value === "string" && DATE_TIME.test(value) ? Date.parse(value) : Number.NaN;
	if (Number.isNaN(milliseconds)) throw new BadRequest(invalid(field, "must be an ISO 8601 date-time"));
	return Math.floor(milliseconds / 1000);
}
