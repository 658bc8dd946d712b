/** @import { Context } from "../routes.js" */

import { BadRequest, invalid } from "../http/bad-request.js";
import { accepted } from "../http/responses.js";
import { readAnonymousId, readEvent } from "../shapes/event.js";
import { isAbsent, isBlank, readChoice } from "../shapes/fields.js";
import { readIdentifier } from "../shapes/identifiers.js";
import { findOrCreate } from "../workspace/people.js";

/**
 * `POST /api/v1/customers/{identifier}/events`. The specification does not say what happens for an unknown
 * person; users report that events create people. With an unknown cio_id the event is dropped, as the specification says of updates.
 *
 * @param {Context} context
 */
export function track({ store, params, body, now }) {
	const identifier = readIdentifier(params.identifier);
	const { event, anonymous_id } = readBody(body, now);
	const customer = findOrCreate(store, identifier, now)?.cio_id;
	if (customer === undefined) return accepted();
	store.events.add({ ...event, customer, ...(anonymous_id && { anonymous_id }) }, now);
	return accepted();
}

/**
 * `POST /api/v1/events`. An event without an `anonymous_id` is an invitation and needs a recipient. If a person
 * has the `anonymous_id`, the event is theirs, whenever it arrives: "any events bearing the same anonymous value are
 * associated with this person".
 *
 * @param {Context} context
 */
export function trackAnonymous({ store, body, now }) {
	const { event, anonymous_id } = readBody(body, now);
	if (anonymous_id === undefined && isBlank(event.data.recipient)) {
		throw new BadRequest(invalid("", "anonymous_id or data.recipient is required"));
	}
	const customer = (anonymous_id && store.ownerOf(anonymous_id)?.cio_id) || null;
	store.events.add({ ...event, customer, ...(anonymous_id && { anonymous_id }) }, now);
	return accepted();
}

/**
 * @param {Context["body"]} body
 * @param {number} now
 */
function readBody(body, now) {
	const type = isAbsent(body.type) ? "event" : readChoice(body.type, "type", ["event", "page", "screen"]);
	return {
		event: readEvent(type, body, { field: "data", value: body.data }, now),
		anonymous_id: readAnonymousId(body.anonymous_id, "anonymous_id"),
	};
}
