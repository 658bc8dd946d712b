/** @import { Json } from "../../types/json.d.ts" */
/** @import { JsonObject } from "../../http/body.js" */
/** @import { CallType } from "../routes.js" */
/** @import { Effect, ReadCall } from "./effect.js" */
import { BadRequest, invalid, required, sentence } from "../../http/bad-request.js";
import { isObject } from "../../http/body.js";
import { byteLength } from "../../http/bytes.js";
import { isAbsent, readChoice, readOptionalObject } from "../../shapes/fields.js";
import { MAX_CALL_BYTES } from "../limits.js";
import { CALL_TYPES } from "../routes.js";
import { readCommon } from "../shapes/call.js";
import { page, screen, track } from "./events.js";
import { group } from "./groups.js";
import { alias, identify } from "./people.js";

/** @type {Record<CallType, ReadCall>} */
const READERS = { identify, track, page, screen, group, alias };

/**
 * A call that was read: what it does, or what is wrong with it.
 *
 * @typedef {{ index?: number; messageId?: string } & ({ effect: Effect } | { errors: string[] })} CallRead
 */

/**
 * Reads the calls of a request, which have no effect yet.
 *
 * @param {CallType | "batch"} type
 * @param {JsonObject} body
 * @param {number} now
 * @returns {CallRead[]}
 * @throws {BadRequest} if the request is malformed as a whole
 */
export function readCalls(type, body, now) {
	if (type !== "batch") return [readCall(body, now, type)];
	const { batch, integrations } = body;
	const context = readOptionalObject(body.context, "context");
	readOptionalObject(integrations, "integrations");
	if (isAbsent(batch)) throw new BadRequest(required("batch"));
	if (!Array.isArray(batch)) throw new BadRequest(invalid("batch", "must be an array"));
	return batch.map((item, index) => readItem(item, index, context, now));
}

/**
 * "In a batch request, the context and integrations objects apply to all calls." A call with a context of its own, which the official
 * client sends, keeps it.
 *
 * @param {Json} item
 * @param {number} index
 * @param {JsonObject} context
 * @param {number} now
 * @returns {CallRead}
 */
function readItem(item, index, context, now) {
	const problem = !isObject(item)
		? "must be an object"
		: byteLength(JSON.stringify(item)) > MAX_CALL_BYTES && `must be at most ${MAX_CALL_BYTES} bytes`;
	if (problem) return { index, errors: [`batch[${index}] ${problem}`] };
	const read = readCall({ context, .../** @type {JsonObject} */ (item) }, now);
	if (!("errors" in read)) return { index, ...read };
	return { index, errors: read.errors.map((error) => `batch[${index}]: ${error}`) };
}

/**
 * @param {JsonObject} body
 * @param {number} now
 * @param {CallType} [expected] the type that the path names; in a batch, each call names its own
 * @returns {CallRead}
 */
function readCall(body, now, expected) {
	try {
		const isNamed = expected !== undefined && isAbsent(body.type);
		const type = isNamed ? expected : readChoice(body.type, "type", expected ? [expected] : CALL_TYPES);
		const call = readCommon(body, now);
		return { messageId: call.messageId, effect: READERS[type](call) };
	} catch (error) {
		if (error instanceof BadRequest) return { errors: error.problems.map(sentence) };
		throw error;
	}
}
