/** @import { AppContext } from "../route.js" */
/** @import { JsonRecord } from "../store/app-state.js" */
import { json } from "../../http/responses.js";
import { cursorPage } from "../http/paging.js";

/** @param {JsonRecord} sender */
const show = (sender) => ({ ...sender, deduplicate_id: `${sender.id}:0` });

/**
 * `GET /v1/sender_identities`
 *
 * @param {AppContext} context
 */
export function listSenders({ store, query }) {
	const newestFirst = query.get("sort") === "desc";
	const { items, next } = cursorPage(store.app.senders.list(), ({ id }) => id, query, {
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
	store.app.senders.get(params.sender_id);
	return json(200, { campaigns: [], sent_newsletters: [], draft_newsletters: [] });
}
