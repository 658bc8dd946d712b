/** @import { Context } from "../routes.js" */
/** @import { StoredPerson } from "../store/people.js" */

import { BadRequest, invalid, required } from "../http/bad-request.js";
import { accepted } from "../http/responses.js";
import { isAbsent, readChoice } from "../shapes/fields.js";

const MAX_IDS = 1000;
const MAX_SEGMENT_ID = 2 ** 31 - 1;

/**
 * `POST /api/v1/segments/{segment_id}/add_customers`. Does not create people: "we'll ignore values in the `ids` array
 * that don't match the `id_type` parameter".
 *
 * @param {Context} context
 */
export function addToSegment(context) {
	const { segment, people } = readSegmentAndPeople(context);
	context.store.segments.add(segment, people, context.now);
	return accepted();
}

/**
 * `POST /api/v1/segments/{segment_id}/remove_customers`
 *
 * @param {Context} context
 */
export function removeFromSegment(context) {
	const { segment, people } = readSegmentAndPeople(context);
	context.store.segments.remove(segment, people);
	return accepted();
}

/** @param {Context} context */
function readSegmentAndPeople({ store, params, query, body }) {
	const segment = readSegmentId(params.segment_id);
	const kind = readChoice(query.get("id_type") ?? "id", "id_type", ["id", "email", "cio_id"]);
	const people = readIds(body.ids).map((value) => store.people.find({ kind, value }));
	return { segment, people: people.filter((person) => person !== undefined) };
}

/** @param {string} text */
function readSegmentId(text) {
	const id = Number(text);
	if (/^\d+$/.test(text) && id <= MAX_SEGMENT_ID) return id;
	throw new BadRequest(invalid("segment_id", "must be a 32-bit integer"));
}

/**
 * @param {Context["body"][string] | undefined} ids
 * @returns {string[]}
 */
function readIds(ids) {
	if (isAbsent(ids)) throw new BadRequest(required("ids"));
	if (!Array.isArray(ids) || ids.length < 1 || ids.length > MAX_IDS) {
		throw new BadRequest(invalid("ids", `must be an array of 1 to ${MAX_IDS} strings`));
	}
	return ids.map((id, index) => {
		if (typeof id !== "string") throw new BadRequest(invalid(`ids[${index}]`, "must be a string"));
		return id;
	});
}
