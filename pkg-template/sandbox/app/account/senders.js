/** @import { AppContext } from "../route.js" */
/** @import { JsonRecord } from "../store/app-state.js" */
import { json } from "../../http/responses.js";
import { cursorPage } from "../http/paging.js";
import { contentsOf } from "../newsletters/newsletters.js";

/** @param {JsonRecord} sender */
const show = (sender) => ({ ...sender, deduplicate_id: `${sender.id}:0` });

/**
 * `GET /v1/sender_identities`
 *
 * @param {AppContext} context
 */
export function listSenders({ store, query }) {
	const newestFirst = query.get("sort") === "desc";
	const isHiddenToo = query.get("hidden") === "true";
	const senders = store.app.senders.list().filter(({ hidden }) => isHiddenToo || hidden !== true);
	const { items, next } = cursorPage(senders, ({ id }) => id, query, {
		limit: 50,
		max: 1000,
		newestFirst,
	});
	return json(200, { sender_identities: items.map(show), next });
}

/**
 * `GET /v1/sender_identities/{sender_id}`
 *
 * @param {AppContext} context
 */
export const getSender = ({ store, params }) =>
	json(200, { sender_identity: show(store.app.senders.get(params.sender_id)) });

/**
 * `GET /v1/sender_identities/{sender_id}/used_by`
 *
 * @param {AppContext} context
 */
export function getSenderUsedBy({ store, params }) {
	const { id } = store.app.senders.get(params.sender_id);
	const uses = (/** @type {{ [member: string]: unknown }} */ { from_id, reply_to_id }) =>
		from_id === id || reply_to_id === id;
	const newsletters = store.app.newsletters.list().filter((one) => contentsOf(one).some(uses));
	const idsOf = (/** @type {{ id: number }[]} */ records) => records.map((record) => record.id);
	return json(200, {
		campaigns: idsOf(store.app.campaigns.list().filter(({ actions }) => actions.some(uses))),
		sent_newsletters: idsOf(newsletters.filter(({ sent_at }) => sent_at !== undefined)),
		draft_newsletters: idsOf(newsletters.filter(({ sent_at }) => sent_at === undefined)),
	});
}
