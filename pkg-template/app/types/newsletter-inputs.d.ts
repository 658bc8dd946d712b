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
	readonly subscription_topic_id?: number;
	readonly send_now?: boolean;
	readonly scheduled_at?: Timestamp;
	readonly rate_limit_email_rate?: number;
	readonly rate_limit_time_period?: RateLimitPeriod;
	readonly rate_limit_spread?: boolean;
	readonly subject: string;
	readonly body: string;
	readonly body_plain?: string;
	readonly from?: string;
	readonly from_id?: number;
	readonly layout_id?: number;
	readonly preheader_text?: string;
}

/** A newsletter by SMS. */
export interface NewsletterSmsInput {
	readonly type: "twilio";
	readonly name: string;
	readonly recipients: NewsletterRecipients;
	readonly subscription_topic_id?: number;
	readonly send_now?: boolean;
	readonly scheduled_at?: Timestamp;
	readonly rate_limit_email_rate?: number;
	readonly rate_limit_time_period?: RateLimitPeriod;
	readonly rate_limit_spread?: boolean;
	readonly body: string;
}

/** A newsletter as a push message. */
export interface NewsletterPushInput {
	readonly type: "push";
	readonly name: string;
	readonly recipients: NewsletterRecipients;
	readonly subscription_topic_id?: number;
	readonly send_now?: boolean;
	readonly scheduled_at?: Timestamp;
	readonly rate_limit_email_rate?: number;
	readonly rate_limit_time_period?: RateLimitPeriod;
	readonly rate_limit_spread?: boolean;
	readonly subject?: string;
	readonly body?: string;
}

/** A newsletter as an in-app message. */
export interface NewsletterInAppInput {
	readonly type: "in_app";
	readonly name: string;
	readonly recipients: NewsletterRecipients;
	readonly subscription_topic_id?: number;
	readonly send_now?: boolean;
	readonly scheduled_at?: Timestamp;
	readonly rate_limit_email_rate?: number;
	readonly rate_limit_time_period?: RateLimitPeriod;
	readonly rate_limit_spread?: boolean;
	readonly body_json: string;
}

/** A newsletter as a webhook. */
export interface NewsletterWebhookInput {
	readonly type: "webhook";
	readonly name: string;
	readonly recipients: NewsletterRecipients;
	readonly subscription_topic_id?: number;
	readonly send_now?: boolean;
	readonly scheduled_at?: Timestamp;
	readonly rate_limit_email_rate?: number;
	readonly rate_limit_time_period?: RateLimitPeriod;
	readonly rate_limit_spread?: boolean;
	readonly body: string;
	readonly request_method: "DELETE" | "GET" | "POST" | "PUT" | "PATCH";
	readonly url: string;
}

/** A newsletter as a message to the inbox of an app. */
export interface NewsletterInboxInput {
	readonly type: "inbox";
	readonly name: string;
	readonly recipients: NewsletterRecipients;
	readonly subscription_topic_id?: number;
	readonly send_now?: boolean;
	readonly scheduled_at?: Timestamp;
	readonly rate_limit_email_rate?: number;
	readonly rate_limit_time_period?: RateLimitPeriod;
	readonly rate_limit_spread?: boolean;
	readonly body_json: string;
}
