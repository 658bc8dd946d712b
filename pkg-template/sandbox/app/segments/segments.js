/** @import { AppContext } from "../route.js" */
/** @import { StoredSegment } from "../../store/segments.js" */
import { json, noContent } from "../../http/responses.js";
import { cursorPage } from "../http/paging.js";
import { notFound } from "../http/refusal.js";
import { rankOfPerson } from "../people/find.js";
import { identifiersOf } from "../people/show.js";

/** @param {AppContext} context */
function segmentOf({ store, params }) {
	const segment = store.segments.find(Number(params.segment_id));
	if (segment === undefined) throw notFound();
	return segment;
}

/** @param {StoredSegment} segment */
function show({ id, name = `Segment ${id}`, description = "", created }) {
	return {
		id,
		deduplicate_id: `${id}:${created}`,
		name,
		description,
		type: "manual",
		state: "finished",
		progress: null,
		tags: null,
		created_at: created,
		updated_at: created,
	};
}

/**
 * `GET /v1/segments`
 *
 * @param {AppContext} context
 */
export const listSegments = ({ store }) => json(200, { segments: store.segments.list().map(show) });

/**
 * `POST /v1/segments`
 *
 * @param {AppContext} context
 */
export function createSegment({ store, body, now }) {
	const { name, description } = /** @type {{ name: string; description?: string | null }} */ (body.segment);
	const segment = store.segments.create({ name, description: description ?? "", created: now });
	return json(200, { segment: show(segment) });
}

/**
 * `GET /v1/segments/{segment_id}`
 *
 * @param {AppContext} context
 */
export const getSegment = (context) => json(200, { segment: show(segmentOf(context)) });

/**
 * `DELETE /v1/segments/{segment_id}`
 *
 * @param {AppContext} context
 */
export function deleteSegment(context) {
	context.store.segments.delete(segmentOf(context));
	return noContent();
}

/**
 * `GET /v1/segments/{segment_id}/customer_count`
 *
 * @param {AppContext} context
 */
export function countCustomers(context) {
	const { id, members } = segmentOf(context);
	return json(200, { segment_id: id, count: members.size });
}

/**
 * `GET /v1/segments/{segment_id}/membership`
 *
 * @param {AppContext} context
 */
export function getMembership(context) {
	const { id, members } = segmentOf(context);
	const sorted = [...members].sort((one, other) => rankOfPerson(one) - rankOfPerson(other));
	const { items, next } = cursorPage(sorted, rankOfPerson, context.query, { limit: 1000, max: 30_000 });
	const ids = items.flatMap((person) => (person.id === undefined ? [] : [person.id]));
	return json(200, { segment_id: id, ids, identifiers: items.map(identifiersOf), next });
}

/**
 * `GET /v1/segments/{segment_id}/used_by`
 *
 * @param {AppContext} context
 */
export function getUsedBy(context) {
	const { id } = segmentOf(context);
	const using = context.store.app.newsletters
		.list()
		.filter(({ recipient_segment_ids }) => recipient_segment_ids.includes(id));
	const idsOf = (/** @type {typeof using} */ newsletters) => newsletters.map((newsletter) => newsletter.id);
	return json(200, {
		segment_id: id,
		used_by: {
			campaigns: [],
			sent_newsletters: idsOf(using.filter(({ sent_at }) => sent_at !== undefined)),
			draft_newsletters: idsOf(using.filter(({ sent_at }) => sent_at === undefined)),
		},
	});
}
