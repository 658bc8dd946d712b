/** @import { Metric, SentMessage } from "../../types/deliveries.d.ts" */
/** @import { Store } from "../../store/store.js" */
/** @import { SentDelivery } from "../../store/deliveries.js" */
/** @import { StoredPerson } from "../../store/people.js" */
import { isObject } from "../../http/body.js";
import { identifiersOf } from "../people/show.js";

const EVENTS = {
	customer: ["subscribed", "unsubscribed", "subscription_preferences_changed"],
	email: [
		...["drafted", "attempted", "sent", "delivered", "opened", "clicked", "converted", "bounced", "dropped"],
		...["deferred", "spammed", "failed", "unsubscribed", "undeliverable"],
	],
	in_app: ["drafted", "attempted", "sent", "opened", "clicked", "converted", "failed", "undeliverable"],
	push: [
		...["drafted", "attempted", "sent", "delivered", "opened", "clicked", "converted", "bounced", "dropped"],
		...["failed", "undeliverable"],
	],
	slack: ["drafted", "attempted", "sent", "clicked", "converted", "failed"],
	sms: [
		...["drafted", "attempted", "sent", "delivered", "clicked", "converted", "bounced", "dropped", "failed"],
		...["undeliverable", "replied"],
	],
	whatsapp: [
		...["drafted", "attempted", "sent", "delivered", "opened", "clicked", "converted", "bounced", "dropped"],
		...["failed", "undeliverable", "replied"],
	],
	webhook: ["drafted", "attempted", "sent", "clicked", "converted", "failed", "undeliverable"],
};

/** The names that a webhook can subscribe to: `email_sent`. */
export const EVENT_NAMES = Object.entries(EVENTS).flatMap(([object, metrics]) =>
	metrics.map((metric) => `${object}_${metric}`),
);

/**
 * Posts an event about a delivery to the webhooks that want it.
 *
 * @param {Store} store
 * @param {SentDelivery} delivery
 * @param {Metric} metric the last of the delivery's
 */
export function announce(store, delivery, metric) {
	const { kind } = delivery.message;
	const name = `${kind}_${metric.metric}`;
	const isRepeated =
		["opened", "clicked"].includes(metric.metric) &&
		delivery.metrics.filter((one) => one.metric === metric.metric).length > 1;
	for (const webhook of store.app.webhooks.list()) {
		if (webhook.disabled || !webhook.events.includes(name)) continue;
		// Without full resolution, only the first open or click of a delivery is an event.
		if (isRepeated && !webhook.full_resolution) continue;
		store.app.outbox.add(webhook.endpoint, {
			event_id: store.app.nextEventId(metric.timestamp),
			object_type: kind,
			metric: metric.metric,
			timestamp: metric.timestamp,
			data: {
				...describe(store, delivery, metric),
				...(webhook.with_content && metric.metric === "sent" ? { content: contentOf(delivery.message) } : {}),
			},
		});
	}
}

/**
 * @param {Store} store
 * @param {SentDelivery} delivery
 * @param {Metric} metric
 */
function describe(store, delivery, { metric, reason, href = "", recipient }) {
	const { message } = delivery;
	const person = store.recipientOf(delivery);
	const { transactional_message_id, broadcast_id, trigger_id, newsletter_id, action_id, content_id } =
		message;
	/** @type {Record<string, import("../../types/json.d.ts").Json>} */
	const data = { customer_id: person?.id ?? "", delivery_id: delivery.id };
	if (person) data.identifiers = identifiersOf(person);
	const ids = { transactional_message_id, broadcast_id, trigger_id, newsletter_id, action_id, content_id };
	for (const [name, id] of Object.entries(ids)) if (id !== undefined) data[name] = id;
	const failure = reason ?? message.failure_message ?? (FAILURES.includes(metric) ? "" : undefined);
	if (message.kind === "push") {
		const device = describeDevice(recipient ?? message.recipient, person);
		data.recipients = [failure === undefined ? device : { ...device, failure_message: failure }];
	} else data.recipient = message.recipient;
	if (message.kind === "email") data.subject = message.subject;
	if (metric === "clicked") Object.assign(data, { href, link_id: linkOf(delivery, href) });
	if (failure !== undefined) data.failure_message = failure;
	return data;
}

/** The metrics whose events have a `failure_message`. */
const FAILURES = ["bounced", "dropped", "undeliverable"];

/**
 * @param {string} token
 * @param {StoredPerson | undefined} person
 */
function describeDevice(token, person) {
	const platform = person?.devices?.get(token)?.platform;
	return { device_id: token, ...(platform === undefined ? {} : { device_platform: platform }) };
}

/**
 * The number of a link among those of the delivery that were clicked.
 *
 * @param {SentDelivery} delivery
 * @param {string} link
 */
const linkOf = ({ metrics }, link) =>
	[...new Set(metrics.flatMap(({ metric, href = "" }) => (metric === "clicked" ? [href] : [])))].indexOf(
		link,
	) + 1;

/** @param {SentMessage} message */
function contentOf({ body }) {
	const { body: html, message } = isObject(body) ? body : {};
	return String(html ?? message ?? "");
}
