/** @import { Context } from "../routes.js" */
/** @import { Metric } from "../types/deliveries.d.ts" */

import { BadRequest, invalid } from "../http/bad-request.js";
import { accepted } from "../http/responses.js";
import { isAbsent, readChoice, readText, readTimestamp } from "../shapes/fields.js";

/**
 * The metrics of all channels, because the request does not contain the channel.
 *
 * @type {readonly Metric["metric"][]}
 */
const METRICS = ["bounced", "clicked", "converted", "deferred", "delivered", "dropped", "opened", "spammed"];
const PUSH_METRICS = /** @type {const} */ (["opened", "converted", "delivered"]);

/**
 * `POST /api/v1/metrics`. A recipient is a string, except for SMS, where the phone number is an integer.
 *
 * @param {Context} context
 */
export function reportMetric({ store, body, now }) {
	const id = readText(body.delivery_id, "delivery_id");
	/** @type {Metric} */
	const metric = {
		metric: readChoice(body.metric, "metric", METRICS),
		timestamp: readTimestamp(body.timestamp, "timestamp", now),
	};
	if (Number.isInteger(body.recipient)) metric.recipient = String(body.recipient);
	else if (!isAbsent(body.recipient)) metric.recipient = readText(body.recipient, "recipient");
	if (!isAbsent(body.reason)) metric.reason = readText(body.reason, "reason");
	if (!isAbsent(body.href)) metric.href = readText(body.href, "href");
	store.deliveries.report(id, metric);
	return accepted();
}

/**
 * `POST /api/v1/push/events`, the predecessor of {@link reportMetric}.
 *
 * @param {Context} context
 */
export function reportPushEvent({ store, body, now }) {
	const id = readText(body.delivery_id, "delivery_id");
	const metric = readChoice(body.event, "event", PUSH_METRICS);
	const timestamp = readTimestamp(body.timestamp, "timestamp", now);
	const recipient = isAbsent(body.device_id) ? {} : { recipient: readText(body.device_id, "device_id") };
	store.deliveries.report(id, { metric, timestamp, ...recipient });
	return accepted();
}

/**
 * `POST /unsubscribe/{delivery_id}`. The recipient of a message that this sandbox sent becomes unsubscribed, or not.
 *
 * @param {Context} context
 */
export function unsubscribe({ store, params, body, now }) {
	const { unsubscribe } = body;
	if (unsubscribe === undefined) return accepted();
	if (typeof unsubscribe !== "boolean") throw new BadRequest(invalid("unsubscribe", "must be a boolean"));
	const delivery = store.deliveries.findOrCreate(params.delivery_id);
	delivery.unsubscribed = unsubscribe;
	const person = store.recipientOf(delivery);
	if (person) person.attributes.set("unsubscribed", unsubscribe);
	if (person && unsubscribe) store.deliveries.report(delivery.id, { metric: "unsubscribed", timestamp: now });
	return accepted();
}
