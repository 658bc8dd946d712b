/** @import { SentMessage } from "../../types/deliveries.d.ts" */
/** @import { SentDelivery } from "../../store/deliveries.js" */
/** @import { Store } from "../../store/store.js" */
import { identifiersOf } from "../people/show.js";

/** The App API calls SMS `twilio`, and has no type for inbox messages. */
const TYPES = /** @type {const} */ ({ sms: "twilio", inbox_message: "in_app" });

/**
 * @param {Pick<SentMessage, "kind">} message
 * @returns {string}
 */
export const typeOf = ({ kind }) => (kind === "sms" || kind === "inbox_message" ? TYPES[kind] : kind);

/** @param {SentDelivery} delivery */
export const rankOfDelivery = ({ id }) => Number(atob(id).slice("sandbox:".length));

/**
 * A delivery as the lists of messages show it.
 *
 * @param {Store} store
 * @param {SentDelivery} delivery
 */
export function showDelivery(store, delivery) {
	const { id, message, metrics } = delivery;
	const {
		broadcast_id = null,
		newsletter_id = null,
		transactional_message_id,
		action_id,
		content_id,
	} = message;
	const person = store.recipientOf(delivery);
	const updated = metrics.at(-1)?.timestamp ?? message.created;
	return {
		id,
		deduplicate_id: `${id}:${updated}`,
		customer_id: person?.id ?? null,
		...(person ? { customer_identifiers: identifiersOf(person) } : {}),
		recipient: message.recipient,
		subject: message.subject,
		type: typeOf(message),
		created: message.created,
		failure_message: message.failure_message ?? null,
		campaign_id: null,
		broadcast_id,
		newsletter_id,
		...(transactional_message_id === undefined ? {} : { transactional_message_id }),
		...(action_id === undefined ? {} : { action_id }),
		...(content_id === undefined ? {} : { content_id, msg_template_id: content_id }),
		forgotten: false,
		metrics: timesOf(delivery),
	};
}

/**
 * A delivery as the messages of one person show it: without a campaign, the member is absent, and not `null`.
 *
 * @param {Store} store
 * @param {SentDelivery} delivery
 */
export function showCustomerMessage(store, delivery) {
	const { campaign_id, msg_template_id, ...message } = showDelivery(store, delivery);
	return msg_template_id === undefined ? message : { ...message, msg_template_id: String(msg_template_id) };
}

/**
 * When each metric happened last. Reported opens and clicks count as those of people, not of machines.
 *
 * @param {SentDelivery} delivery
 * @returns {Record<string, number>}
 */
function timesOf({ message, metrics }) {
	const times = Object.fromEntries(metrics.map(({ metric, timestamp }) => [metric, timestamp]));
	const { opened, clicked } = times;
	return {
		created: message.created,
		...times,
		...(opened === undefined ? {} : { human_opened: opened }),
		...(clicked === undefined ? {} : { human_clicked: clicked }),
	};
}
