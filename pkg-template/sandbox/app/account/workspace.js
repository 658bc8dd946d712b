/** @import { AppContext } from "../route.js" */
import { json, noContent } from "../../http/responses.js";

/**
 * `GET /v1/workspaces`
 *
 * @param {AppContext} context
 */
export function listWorkspaces({ store }) {
	const messages = store.deliveries.sent().length;
	const types = new Set(store.objects.list().map(({ object_type_id }) => object_type_id));
	const workspace = {
		id: 1,
		name: "Sandbox",
		messages_sent: messages,
		billable_messages_sent: messages,
		people: store.people.size,
		object_types: types.size,
		objects: store.objects.size,
	};
	return json(200, { workspaces: [workspace] });
}

/** `GET /v1/info/ip_addresses`. Addresses for documentation, which belong to nobody. */
export const getIpAddresses = () => json(200, { ip_addresses: ["192.0.2.1", "198.51.100.1", "203.0.113.1"] });

/** `POST /v1/data_index/attributes` and `/events`. No call can read the index. */
export const updateDataIndex = () => noContent();
