// Written by tools/app-types/generate.js. Change its tables instead.
// Deliveries: messages to people.

import type { Timestamp } from "../../public/types/values.js";
import type { OrText } from "./constants.js";
import type { NewsletterChannelType } from "./newsletters.js";
import type { CustomerIdentifiers } from "./people.js";

/** The channels of campaigns, broadcasts and transactional messages. */
export type MetricType =
	| "email"
	| "webhook"
	| "twilio"
	| "whatsapp"
	| "slack"
	| "push"
	| "in_app"
	| "live_notification";

/** What can happen to a delivery. */
export type DeliveryMetricName =
	| "attempted"
	| "sent"
	| "delivered"
	| "opened"
	| "clicked"
	| "converted"
	| "bounced"
	| "spammed"
	| "unsubscribed"
	| "dropped"
	| "failed"
	| "undeliverable";

/** The states of a delivery. */
export type DeliveryState = "failed" | "sent" | "drafted" | "attempted";

/** When each thing happened to a delivery, in unix seconds. What has not happened is missing. */
export interface DeliveryMetrics {
	readonly created?: number;
	readonly drafted?: number;
	readonly sent?: number;
	readonly delivered?: number;
	readonly opened?: number;
	/** The first open by a person. */
	readonly human_opened?: number;
	/** The first open by a machine. */
	readonly prefetch_opened?: number;
	readonly clicked?: number;
	/** The first click by a person. */
	readonly human_clicked?: number;
	/** The first click by a machine. */
	readonly prefetch_clicked?: number;
	readonly converted?: number;
	readonly bounced?: number;
	readonly spammed?: number;
	readonly unsubscribed?: number;
	readonly dropped?: number;
	readonly failed?: number;
	readonly undeliverable?: number;
}

/** A person's responses in a message, by name. */
export type TrackedResponses = { readonly [name: string]: { readonly id: number; readonly ts?: number } };

/** A message to a person. */
export interface Delivery {
	readonly id: string;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	/**
	 * The template.
	 * @deprecated by Customer.io.
	 */
	readonly message_template_id?: number;
	/** The id of the person. `null` if the person has none. */
	readonly customer_id?: string | null;
	/** The identifiers of the person. */
	readonly customer_identifiers?: CustomerIdentifiers;
	readonly recipient?: string;
	readonly subject?: string;
	readonly type:
		| "email"
		| "webhook"
		| "twilio"
		| "push"
		| "in_app"
		| "slack"
		| "whatsapp"
		| "live_notification";
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** Why it failed. */
	readonly failure_message?: string | null;
	/** The campaign, if one sent it. */
	readonly campaign_id?: number | null;
	readonly action_id?: number;
	/** The action that this one is a translation of. */
	readonly parent_action_id?: number;
	readonly newsletter_id?: number | null;
	readonly content_id?: number;
	readonly broadcast_id?: number | null;
	/** The event that triggered it. */
	readonly trigger_event_id?: string;
	/** Whether the content was deleted. */
	readonly forgotten?: boolean;
	/** What happened to it, and when. */
	readonly metrics?: DeliveryMetrics;
	/** Only with `get_tracked_responses`. */
	readonly tracked_responses?: TrackedResponses;
	/** The template, under the name that live responses use. */
	readonly msg_template_id?: number;
	/** The transactional message. Live responses have it; the reference does not. */
	readonly transactional_message_id?: number;
}

/** A page of deliveries, the newest first. */
export interface DeliveryPage {
	readonly messages: readonly Delivery[] | null;
	/** The cursor of the next page. Empty or missing on the last page. */
	readonly next?: string;
}

/** A delivery of a newsletter. */
export interface NewsletterDelivery {
	readonly id: string;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	/**
	 * The template.
	 * @deprecated by Customer.io.
	 */
	readonly message_template_id?: number;
	readonly customer_id?: string | null;
	/** The identifiers of the person. */
	readonly customer_identifiers?: CustomerIdentifiers;
	readonly recipient?: string;
	readonly subject?: string;
	readonly type: NewsletterChannelType;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** Why it failed. */
	readonly failure_message?: string | null;
	readonly campaign_id?: number | null;
	readonly action_id?: number;
	/** The action that this one is a translation of. */
	readonly parent_action_id?: number;
	readonly newsletter_id?: number | null;
	readonly content_id?: number;
	readonly broadcast_id?: number | null;
	/** The event that triggered it. */
	readonly trigger_event_id?: string;
	/** Whether the content was deleted. */
	readonly forgotten?: boolean;
	readonly metrics?: DeliveryMetrics;
	readonly tracked_responses?: { readonly [name: string]: { readonly id?: number; readonly ts?: number } };
	/** The template, under the name that live responses use. */
	readonly msg_template_id?: number;
}

/** A page of a newsletter's deliveries. */
export interface NewsletterDeliveryPage {
	readonly messages: readonly NewsletterDelivery[] | null;
	/** The cursor of the next page. Empty or missing on the last page. */
	readonly next?: string;
}

/** A delivery. */
export interface DeliveryResult {
	readonly message: Delivery;
}

/** The content of a delivery as it was sent. */
export interface ArchivedMessage {
	readonly id: string;
	readonly body?: string;
	readonly from?: string;
	readonly reply_to?: string;
	readonly recipient?: string;
	readonly subject?: string;
	/** CC recipients, separated by commas. */
	readonly cc?: string;
	/** BCC recipients, separated by commas. */
	readonly bcc?: string;
	/** Whether to send BCC recipients a copy that is not counted, instead of a real BCC. */
	readonly fake_bcc?: boolean;
	/** The preview text that email clients show after the subject. */
	readonly preheader_text?: string;
	readonly url?: string;
	readonly request_method?: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
	/** A JSON list of names and values as text. */
	readonly headers?: string;
	/** Whether the content was deleted. */
	readonly forgotten?: boolean;
}

/** The content of a delivery. */
export interface ArchivedMessageResult {
	readonly archived_message: ArchivedMessage;
}

/** Which deliveries to return: a window of six months at most. */
export interface MessagesOptions {
	/** The cursor: `next` of the page before. */
	readonly start?: string | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
	/** Only those of this channel. */
	readonly type?: MetricType | undefined;
	/** Only those with this metric. */
	readonly metric?: OrText<DeliveryMetricName> | undefined;
	/** Whether to return drafts instead. */
	readonly drafts?: boolean | undefined;
	/** Only those of this campaign. */
	readonly campaign_id?: string | number | undefined;
	/** Only those of this newsletter. */
	readonly newsletter_id?: string | number | undefined;
	/** Only those of this action. */
	readonly action_id?: string | number | undefined;
	/** Only those after this time. */
	readonly start_ts?: Timestamp | undefined;
	/** Only those before this time. */
	readonly end_ts?: Timestamp | undefined;
	/** Whether to return how people responded in messages. Default `false`. */
	readonly get_tracked_responses?: boolean | undefined;
	/** Only those of this transactional message. */
	readonly transactional_id?: string | number | undefined;
	/** Only those of this trigger of the broadcast `campaign_id`. */
	readonly trigger_id?: string | number | undefined;
	/** Only those of this template. */
	readonly template_id?: string | number | undefined;
	/** Only those of this content of a newsletter or transactional message. */
	readonly content_id?: string | number | undefined;
	/** Whether to return what the deliveries belong to as well. */
	readonly associations?: boolean | undefined;
}

/** What to return with a delivery. */
export interface MessageOptions {
	/** Whether to return how people responded in messages. Default `false`. */
	readonly get_tracked_responses?: boolean | undefined;
	/** Whether to return its content as well. Counts toward the 100 archived messages per day. */
	readonly archived_message?: boolean | undefined;
	/** Whether to return what it belongs to as well. */
	readonly associations?: boolean | undefined;
}

/** Which deliveries of a campaign to return. */
export interface CampaignMessagesOptions {
	/** The cursor: `next` of the page before. */
	readonly start?: string | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
	/** Only those of this channel. */
	readonly type?: MetricType | undefined;
	/** Only those with this metric. */
	readonly metric?: OrText<DeliveryMetricName> | undefined;
	/** Whether to return drafts instead. */
	readonly drafts?: boolean | undefined;
	/** Only those after this time. */
	readonly start_ts?: Timestamp | undefined;
	/** Only those before this time. */
	readonly end_ts?: Timestamp | undefined;
	/** Whether to return how people responded in messages. Default `false`. */
	readonly get_tracked_responses?: boolean | undefined;
}

/** Which deliveries of a broadcast to return. */
export interface BroadcastMessagesOptions {
	/** The cursor: `next` of the page before. */
	readonly start?: string | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
	/** Only those with this metric. */
	readonly metric?: OrText<DeliveryMetricName> | undefined;
	/** Only those in this state. */
	readonly state?: DeliveryState | undefined;
	/** Only those of this channel. */
	readonly type?: MetricType | undefined;
	/** Only those after this time. */
	readonly start_ts?: Timestamp | undefined;
	/** Only those before this time. */
	readonly end_ts?: Timestamp | undefined;
	/** Whether to return how people responded in messages. Default `false`. */
	readonly get_tracked_responses?: boolean | undefined;
}

/** Which deliveries of a transactional message to return. */
export interface TransactionalDeliveriesOptions {
	/** The cursor: `next` of the page before. */
	readonly start?: string | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
	/** Only those with this metric. */
	readonly metric?: OrText<DeliveryMetricName> | undefined;
	/** Only those in this state. */
	readonly state?: DeliveryState | undefined;
	/** Only those after this time. */
	readonly start_ts?: Timestamp | undefined;
	/** Only those before this time. */
	readonly end_ts?: Timestamp | undefined;
	/** Whether to return how people responded in messages. Default `false`. */
	readonly get_tracked_responses?: boolean | undefined;
}

/** Which deliveries of a newsletter to return. */
export interface NewsletterMessagesOptions {
	/** The cursor: `next` of the page before. */
	readonly start?: string | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
	/** Only those with this metric. */
	readonly metric?: OrText<DeliveryMetricName> | undefined;
	/** Only those after this time. */
	readonly start_ts?: Timestamp | undefined;
	/** Only those before this time. */
	readonly end_ts?: Timestamp | undefined;
	/** Whether to return how people responded in messages. Default `false`. */
	readonly get_tracked_responses?: boolean | undefined;
	/** Only those of this channel. */
	readonly type?: NewsletterChannelType | undefined;
}
