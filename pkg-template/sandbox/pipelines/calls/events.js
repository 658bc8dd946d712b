/** @import { Event } from "../../types/events.d.ts" */
/** @import { Json } from "../../types/json.d.ts" */
/** @import { Call } from "../shapes/call.js" */
/** @import { Effect, ReadCall } from "./effect.js" */
import { isAbsent, readOptionalObject, readText } from "../../shapes/fields.js";
import { findOrCreate } from "../../workspace/people.js";
import { readOptionalId, requireAnyId } from "../shapes/call.js";
import { whyNobody } from "./effect.js";
import { SEMANTIC_EVENTS } from "./semantic.js";

/**
 * `POST /v1/track`. An event of a group needs no person.
 *
 * @type {ReadCall}
 */
export function track(call) {
	const { body, person, anonymousId } = call;
	const name = readText(body.event, "event");
	const semantic = SEMANTIC_EVENTS.get(name);
	if (semantic) return semantic(call);
	const groupId = readOptionalId(body.groupId, "groupId");
	if (person === undefined && anonymousId === undefined && groupId !== undefined) {
		return () => "the sandbox does not store events of groups";
	}
	return event("event", name, call);
}

/**
 * `POST /v1/page`. As in the Track API, the name of the view is its URL, if it has one.
 *
 * @type {ReadCall}
 */
export function page(call) {
	const { url } = readOptionalObject(call.body.properties, "properties");
	const name = readName(call.body.name);
	return event("page", typeof url === "string" ? url : name, call);
}

/**
 * `POST /v1/screen`
 *
 * @type {ReadCall}
 */
export const screen = (call) => event("screen", readName(call.body.name), call);

/**
 * A view needs no name.
 *
 * @param {Json | undefined} name
 */
const readName = (name) => (isAbsent(name) || name === "" ? "" : readText(name, "name"));

/**
 * A second event with the same `messageId` is stored as well: no documentation says that it is ignored.
 *
 * @param {Event["type"]} type
 * @param {string} name
 * @param {Call} call
 * @returns {Effect}
 */
function event(type, name, call) {
	requireAnyId(call);
	const { body, person, anonymousId, messageId, timestamp, now } = call;
	const data = readOptionalObject(body.properties, "properties");
	const content = { type, name, timestamp: timestamp ?? now, data };
	const ids = { ...(messageId && { messageId }), ...(anonymousId && { anonymous_id: anonymousId }) };
	return (store) => {
		const owner = person ? findOrCreate(store, person, now) : store.ownerOf(anonymousId ?? "");
		if (person && owner === undefined) return whyNobody(store, person);
		store.events.add({ ...content, customer: owner?.cio_id ?? null, ...ids }, now);
	};
}
