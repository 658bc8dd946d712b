// Written by tools/app-types/generate.js. Change its tables instead.
// Reporting webhooks: where Customer.io reports what happens to messages.
import type { OrText } from "./constants.js";

/** What a reporting webhook can report. */
export type ReportingWebhookEvent =
	| "customer_subscribed"
	| "customer_unsubscribed"
	| "customer_subscription_preferences_changed"
	| "email_drafted"
	| "email_attempted"
	| "email_sent"
	| "email_delivered"
	| "email_opened"
	| "email_clicked"
	| "email_converted"
	| "email_bounced"
	| "email_dropped"
	| "email_deferred"
	| "email_spammed"
	| "email_failed"
	| "email_unsubscribed"
	| "email_undeliverable"
	| "in_app_drafted"
	| "in_app_attempted"
	| "in_app_sent"
	| "in_app_opened"
	| "in_app_clicked"
	| "in_app_converted"
	| "in_app_failed"
	| "in_app_undeliverable"
	| "push_drafted"
	| "push_attempted"
	| "push_sent"
	| "push_delivered"
	| "push_opened"
	| "push_clicked"
	| "push_converted"
	| "push_bounced"
	| "push_dropped"
	| "push_failed"
	| "push_undeliverable"
	| "slack_drafted"
	| "slack_attempted"
	| "slack_sent"
	| "slack_clicked"
	| "slack_converted"
	| "slack_failed"
	| "sms_drafted"
	| "sms_attempted"
	| "sms_sent"
	| "sms_delivered"
	| "sms_clicked"
	| "sms_converted"
	| "sms_bounced"
	| "sms_dropped"
	| "sms_failed"
	| "sms_undeliverable"
	| "sms_replied"
	| "whatsapp_drafted"
	| "whatsapp_attempted"
	| "whatsapp_sent"
	| "whatsapp_delivered"
	| "whatsapp_opened"
	| "whatsapp_clicked"
	| "whatsapp_converted"
	| "whatsapp_bounced"
	| "whatsapp_dropped"
	| "whatsapp_failed"
	| "whatsapp_undeliverable"
	| "whatsapp_replied"
	| "webhook_drafted"
	| "webhook_attempted"
	| "webhook_sent"
	| "webhook_clicked"
	| "webhook_converted"
	| "webhook_failed"
	| "webhook_undeliverable";

/** A reporting webhook. */
export interface ReportingWebhook {
	readonly id: number;
	readonly name: string;
	readonly endpoint: string;
	readonly events: readonly OrText<ReportingWebhookEvent>[] | null;
	/** Whether reporting is off. */
	readonly disabled?: boolean;
	/** Whether to report every open and click, not only the first. Default `false`. */
	readonly full_resolution?: boolean;
	/** Whether to report the content of messages too. */
	readonly with_content?: boolean;
	readonly type: "webhook" | "js";
}

/** A reporting webhook to create. */
export interface ReportingWebhookInput {
	/** At most 190 characters. Customer.io's reference requires it. */
	readonly name?: string;
	/** The URL to send reports to. */
	readonly endpoint: string;
	/** At least one. */
	readonly events: readonly OrText<ReportingWebhookEvent>[];
	readonly disabled?: boolean;
	/** Whether to report every open and click, not only the first. Default `false`. */
	readonly full_resolution?: boolean;
	/** Whether to report the content of messages too. */
	readonly with_content?: boolean;
	readonly type?: "webhook" | "js";
}

/** The new values of a reporting webhook. Customer.io's reference requires `name`, `endpoint` and `events` here too. */
export interface ReportingWebhookUpdate {
	readonly name?: string;
	readonly endpoint?: string;
	readonly events?: readonly OrText<ReportingWebhookEvent>[];
	readonly disabled?: boolean;
	/** Whether to report every open and click, not only the first. Default `false`. */
	readonly full_resolution?: boolean;
	/** Whether to report the content of messages too. */
	readonly with_content?: boolean;
	readonly type?: "webhook" | "js";
}

/** All reporting webhooks. */
export interface ReportingWebhookList {
	readonly reporting_webhooks: readonly ReportingWebhook[] | null;
}
