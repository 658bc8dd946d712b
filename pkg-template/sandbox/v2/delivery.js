/** @import { Perform } from "./operation.js" */
import { readChoice, readObject, readText } from "../shapes/fields.js";

/**
 * The operations on a delivery, by `action`. The event carries no timestamp, so the time of arrival counts.
 *
 * @type {Record<string, Perform>}
 */
export const DELIVERY_ACTIONS = {
	event(store, operation, now) {
		const id = readText(readObject(operation.identifiers, "identifiers").id, "identifiers.id");
		const metric = readChoice(operation.name, "name", ["opened", "converted", "delivered"]);
		const { device_token } = readObject(operation.attributes, "attributes");
		const recipient = readText(device_token, "attributes.device_token");
		store.deliveries.report(id, { metric, timestamp: now, recipient });
	},
};
