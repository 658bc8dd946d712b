// Written by tools/app-types/generate.js. Change its tables instead.
// Newsletters to create.

import type { Timestamp } from "../../public/types/values.js";
import type { NewsletterRecipients } from "./filters.js";
import type { RateLimitPeriod } from "./newsletters.js";

/** A newsletter to create. `type` is its channel, and says which members it has. */
export type NewsletterInput =
	| NewsletterEmailInput
	| NewsletterSmsInput
	| NewsletterPushInput
	| NewsletterInAppInput
	| NewsletterWebhookInput
	| NewsletterInboxInput;

/** A newsletter by email. */
export interface NewsletterEmailInput {
	readonly type: "email";
	readonly name: string;
	readonly recipients: NewsletterRecipients;
	/** The topic of the subscription center. */
	readonly subscription_topic_id?: number;
	/** Whether to send it at once. Not with `scheduled_at`. */
	readonly send_now?: boolean;
	/** When to send it. Not with `send_now`. */
	readonly scheduled_at?: Timestamp;
	/** How many messages are sent in a period, on any channel. */
	readonly rate_limit_email_rate?: number;
	/** The period of `rate_limit_email_rate`, in seconds. */
	readonly rate_limit_time_period?: RateLimitPeriod;
	/** Whether the messages are spread over the period. */
	readonly rate_limit_spread?: boolean;
	readonly subject: string;
	/** The HTML. */
	readonly body: string;
	/** The plain text version. */
	readonly body_plain?: string;
	/** The sender, as `Ada <ada@example.com>`. Not with `from_id`. */
	readonly from?: string;
	/** The id of the sender identity. Not with `from`. */
	readonly from_id?: number;
	readonly layout_id?: number;
	/** The preview text that email clients show after the subject. */
	readonly preheader_text?: string;
}

/** A newsletter by SMS. */
export interface NewsletterSmsInput {
	readonly type: "twilio";
	readonly name: string;
	readonly recipients: NewsletterRecipients;
	/** The topic of the subscription center. */
	readonly subscription_topic_id?: number;
	/** Whether to send it at once. Not with `scheduled_at`. */
	readonly send_now?: boolean;
	/** When to send it. Not with `send_now`. */
	readonly scheduled_at?: Timestamp;
	/** How many messages are sent in a period, on any channel. */
	readonly rate_limit_email_rate?: number;
	/** The period of `rate_limit_email_rate`, in seconds. */
	readonly rate_limit_time_period?: RateLimitPeriod;
	/** Whether the messages are spread over the period. */
	readonly rate_limit_spread?: boolean;
	readonly body: string;
}

/** A newsletter as a push message. */
export interface NewsletterPushInput {
	readonly type: "push";
	readonly name: string;
	readonly recipients: NewsletterRecipients;
	/** The topic of the subscription center. */
	readonly subscription_topic_id?: number;
	/** Whether to send it at once. Not with `scheduled_at`. */
	readonly send_now?: boolean;
	/** When to send it. Not with `send_now`. */
	readonly scheduled_at?: Timestamp;
	/** How many messages are sent in a period, on any channel. */
	readonly rate_limit_email_rate?: number;
	/** The period of `rate_limit_email_rate`, in seconds. */
	readonly rate_limit_time_period?: RateLimitPeriod;
	/** Whether the messages are spread over the period. */
	readonly rate_limit_spread?: boolean;
	/** `subject` or `body` is needed. */
	readonly subject?: string;
	readonly body?: string;
}

/** A newsletter as an in-app message. */
export interface NewsletterInAppInput {
	readonly type: "in_app";
	readonly name: string;
	readonly recipients: NewsletterRecipients;
	/** The topic of the subscription center. */
	readonly subscription_topic_id?: number;
	/** Whether to send it at once. Not with `scheduled_at`. */
	readonly send_now?: boolean;
	/** When to send it. Not with `send_now`. */
	readonly scheduled_at?: Timestamp;
	/** How many messages are sent in a period, on any channel. */
	readonly rate_limit_email_rate?: number;
	/** The period of `rate_limit_email_rate`, in seconds. */
	readonly rate_limit_time_period?: RateLimitPeriod;
	/** Whether the messages are spread over the period. */
	readonly rate_limit_spread?: boolean;
	/** A JSON object as text. */
	readonly body_json: string;
}

/** A newsletter as a webhook. */
export interface NewsletterWebhookInput {
	readonly type: "webhook";
	readonly name: string;
	readonly recipients: NewsletterRecipients;
	/** The topic of the subscription center. */
	readonly subscription_topic_id?: number;
	/** Whether to send it at once. Not with `scheduled_at`. */
	readonly send_now?: boolean;
	/** When to send it. Not with `send_now`. */
	readonly scheduled_at?: Timestamp;
	/** How many messages are sent in a period, on any channel. */
	readonly rate_limit_email_rate?: number;
	/** The period of `rate_limit_email_rate`, in seconds. */
	readonly rate_limit_time_period?: RateLimitPeriod;
	/** Whether the messages are spread over the period. */
	readonly rate_limit_spread?: boolean;
	readonly body: string;
	readonly request_method: "DELETE" | "GET" | "POST" | "PUT" | "PATCH";
	readonly url: string;
}

/** A newsletter as an inbox message of an app. */
export interface NewsletterInboxInput {
	readonly type: "inbox";
	readonly name: string;
	readonly recipients: NewsletterRecipients;
	/** The topic of the subscription center: required if the workspace has one. */
	readonly subscription_topic_id?: number;
	/** Whether to send it at once. Not with `scheduled_at`. */
	readonly send_now?: boolean;
	/** When to send it. Not with `send_now`. */
	readonly scheduled_at?: Timestamp;
	/** How many messages are sent in a period, on any channel. */
	readonly rate_limit_email_rate?: number;
	/** The period of `rate_limit_email_rate`, in seconds. */
	readonly rate_limit_time_period?: RateLimitPeriod;
	/** Whether the messages are spread over the period. */
	readonly rate_limit_spread?: boolean;
	/** A JSON object as text. */
	readonly body_json: string;
}
