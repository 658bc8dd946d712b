import type {
	AnyData,
	ClickData,
	DeliveryData,
	FailureData,
	PreferencesData,
	PushRecipient,
	SentData,
	SubscriptionData,
} from "./data.js";

/** An event of one kind. */
export interface WebhookEventOf<ObjectType extends string, Metric extends string, Data> {
	/** A ULID. Customer.io may send a webhook more than once: drop those with an id that you have seen. */
	readonly event_id: string;
	/** What the event is about: a person, or a message of a channel. */
	readonly object_type: ObjectType;
	/** What happened. */
	readonly metric: Metric;
	/** When it happened, in unix seconds. */
	readonly timestamp: number;
	/** More about it. */
	readonly data: Data;
}

/** The channels that a person can subscribe to. */
export type WebhookChannel = "email" | "sms" | "push" | "in_app" | "slack" | "webhook" | "whatsapp";

/** What happened to a person. Customer.io may name the channel instead of `customer`. */
export type CustomerEvent =
	| WebhookEventOf<"customer" | WebhookChannel, "subscribed" | "unsubscribed", SubscriptionData>
	| WebhookEventOf<"customer", "cio_subscription_preferences_changed", PreferencesData>;

/** An email, and its recipient. */
interface EmailData extends DeliveryData {
	/** The email address that it was sent to. */
	readonly recipient?: string;
	readonly subject?: string;
	/** The template of a transactional message. */
	readonly transactional_message_id?: number;
}

/** What happened to an email. */
export type EmailEvent =
	| WebhookEventOf<"email", "drafted" | "delivered" | "converted" | "unsubscribed" | "spammed", EmailData>
	| WebhookEventOf<
			"email",
			"attempted" | "bounced" | "dropped" | "failed" | "undeliverable",
			EmailData & FailureData
	  >
	| WebhookEventOf<
			"email",
			"sent",
			EmailData & SentData & { readonly headers?: { readonly [name: string]: unknown } }
	  >
	| WebhookEventOf<
			"email",
			"opened",
			EmailData & {
				/** The email client's server fetched the image. */
				readonly proxied?: boolean;
				/** It did so before the person opened the email. */
				readonly prefetched?: boolean;
				/** Customer.io inferred it from another event. */
				readonly synthetic?: boolean;
			}
	  >
	| WebhookEventOf<
			"email",
			"clicked",
			EmailData &
				ClickData & {
					/** A program clicked, such as a virus scanner. */
					readonly machine?: boolean;
				}
	  >;

/** A push message, and the devices that it goes to. */
interface PushData extends DeliveryData {
	readonly recipients?: readonly PushRecipient[];
	/** The template of a transactional message. */
	readonly transactional_message_id?: number;
}

/** What happened to a push message. */
export type PushEvent =
	| WebhookEventOf<"push", "delivered" | "opened" | "converted" | "bounced" | "dropped", PushData>
	| WebhookEventOf<"push", "attempted" | "failed" | "undeliverable", PushData & FailureData>
	| WebhookEventOf<"push", "sent", PushData & SentData>
	| WebhookEventOf<"push", "clicked", PushData & ClickData>;

/** A message with one recipient. */
interface RecipientData extends DeliveryData {
	/** Where it was sent to, such as a phone number. */
	readonly recipient?: string;
}

/** A message that a person has replied to. */
interface ReplyData extends RecipientData {
	/** The event that the reply has become. */
	readonly inbound_event_id?: string;
	/** The number that the reply went to. */
	readonly to?: string;
}

/** What happened to an in-app message. */
export type InAppEvent =
	| WebhookEventOf<"in_app", "drafted" | "opened" | "converted", RecipientData>
	| WebhookEventOf<"in_app", "attempted" | "failed" | "undeliverable", RecipientData & FailureData>
	| WebhookEventOf<"in_app", "sent", RecipientData & SentData>
	| WebhookEventOf<
			"in_app",
			"clicked",
			RecipientData &
				ClickData & {
					/** The name of the response that was clicked. */
					readonly tracked_response?: string;
				}
	  >;

/** What happened to an SMS. */
export type SMSEvent =
	| WebhookEventOf<"sms", "drafted" | "delivered" | "converted", RecipientData>
	| WebhookEventOf<"sms", "attempted" | "bounced" | "failed" | "undeliverable", RecipientData & FailureData>
	| WebhookEventOf<"sms", "sent", RecipientData & SentData>
	| WebhookEventOf<"sms", "clicked", RecipientData & ClickData>
	| WebhookEventOf<"sms", "replied", ReplyData>;

/** What happened to a WhatsApp message. */
export type WhatsAppEvent =
	| WebhookEventOf<"whatsapp", "drafted" | "delivered" | "opened" | "converted", RecipientData>
	| WebhookEventOf<
			"whatsapp",
			"attempted" | "bounced" | "dropped" | "failed" | "undeliverable",
			RecipientData & FailureData
	  >
	| WebhookEventOf<"whatsapp", "sent", RecipientData & SentData>
	| WebhookEventOf<"whatsapp", "clicked", RecipientData & ClickData>
	| WebhookEventOf<"whatsapp", "replied", ReplyData>;

/** What happened to a message to Slack. */
export type SlackEvent = HookEvent<"slack">;

/** What happened to a webhook of a campaign. */
export type CampaignWebhookEvent = HookEvent<"webhook">;

type HookEvent<ObjectType extends string> =
	| WebhookEventOf<ObjectType, "drafted", RecipientData>
	| WebhookEventOf<ObjectType, "attempted" | "failed" | "undeliverable", RecipientData & FailureData>
	| WebhookEventOf<ObjectType, "sent", RecipientData & SentData>
	| WebhookEventOf<ObjectType, "clicked", RecipientData & ClickData>;

/** The events that Customer.io documents. */
export type KnownWebhookEvent =
	| CustomerEvent
	| EmailEvent
	| PushEvent
	| InAppEvent
	| SMSEvent
	| WhatsAppEvent
	| SlackEvent
	| CampaignWebhookEvent;

/** An event that is newer than this package. */
export type UnknownWebhookEvent = WebhookEventOf<string, string, AnyData>;

/**
 * What a webhook reports. `object_type` and `metric` say which event it is:
 *
 * @example
 * if (event.object_type === "email" && event.metric === "clicked") console.log(event.data.href);
 */
export type WebhookEvent = KnownWebhookEvent | UnknownWebhookEvent;
