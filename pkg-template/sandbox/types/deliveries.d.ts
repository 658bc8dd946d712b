import type { Json } from "./json.js";

/**
 * A delivery: a message that was sent, or one of unknown origin with reports. The sandbox accepts reports about any id.
 *
 * @example
 * sandbox.state().deliveries[0].metrics[0].metric; // "sent"
 */
export interface Delivery {
	id: string;
	/** In the order in which they happened or were reported. */
	metrics: Metric[];
	/** The last value from `/unsubscribe`, if it was called. */
	unsubscribed?: boolean;
	/** The message, if this sandbox sent it. */
	message?: SentMessage;
}

/**
 * A message that was sent by the App API: a transactional message, or that of a broadcast or a newsletter to one person.
 *
 * @example
 * const [delivery] = sandbox.state().deliveries;
 * delivery.message?.body.message_data; // { name: "Ada" }
 */
export interface SentMessage {
	kind: "email" | "push" | "sms" | "whatsapp" | "in_app" | "inbox_message" | "webhook";
	/** The `cio_id` of the person, or `null` if nobody had the identifier. */
	customer: string | null;
	/** An email address, a phone number, a device token, or `""`. */
	recipient: string;
	subject: string;
	/** When the request arrived, in unix seconds. */
	created: number;
	/** When it is to be sent, in unix seconds, if that was in the future. */
	send_at?: number;
	/** Whether it is held as a draft, and not sent. */
	draft: boolean;
	/** Whether people who have unsubscribed get it as well. */
	send_to_unsubscribed: boolean;
	/** Why it was not delivered, if it was not. */
	failure_message?: string;
	transactional_message_id?: number;
	broadcast_id?: number;
	trigger_id?: number;
	newsletter_id?: number;
	action_id?: number;
	content_id?: number;
	/** The body of the request that sent it. */
	body: Record<string, Json>;
}

/**
 * A metric of a delivery: something that happened to the message.
 *
 * @example
 * const metric: Metric = { metric: "bounced", timestamp: 1613063089, reason: "no such mailbox" };
 */
export interface Metric {
	metric:
		| "bounced"
		| "clicked"
		| "converted"
		| "deferred"
		| "delivered"
		| "drafted"
		| "dropped"
		| "opened"
		| "sent"
		| "spammed"
		| "undeliverable"
		| "unsubscribed";
	/** Unix seconds: the value sent, or else the time of arrival. */
	timestamp: number;
	/** For a push notification, the device token. */
	recipient?: string;
	/** Why the delivery failed. */
	reason?: string;
	/** The link that was clicked. */
	href?: string;
}
