// Written by tools/app-types/generate.js. Change its tables instead.
// Newsletters, which Customer.io's pages also call one-time sends.

import type { Timestamp } from "../../public/types/values.js";
import type { SortDirection } from "./workspace.js";

/** The channels of newsletters. */
export type NewsletterChannelType = "email" | "webhook" | "twilio" | "push" | "in_app" | "inbox";

/** A minute, an hour or a day, in seconds. */
export type RateLimitPeriod = 60 | 3600 | 86400;

/** A newsletter. */
export interface Newsletter {
	readonly id: number;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly type: NewsletterChannelType;
	/** The ids of the contents: one for each language and each test group. */
	readonly content_ids?: readonly number[] | null;
	readonly recipient_segment_ids?: readonly number[] | null;
	/** The topic of the subscription center. */
	readonly subscription_topic_id?: number;
	readonly tags?: readonly string[] | null;
	/** When it was sent, in unix seconds. */
	readonly sent_at?: number;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
}

/** A newsletter. */
export interface NewsletterResult {
	readonly newsletter: Newsletter;
}

/** A page of newsletters. */
export interface NewsletterPage {
	readonly newsletters: readonly Newsletter[] | null;
	/** The cursor of the next page. Empty or missing on the last page. */
	readonly next?: string;
}

/** Which newsletters to return, and in which order. */
export interface ListNewslettersOptions {
	/** The most items on a page. */
	readonly limit?: number | undefined;
	/** The sort order. */
	readonly sort?: SortDirection | undefined;
	/** The cursor: `next` of the page before. */
	readonly start?: string | undefined;
}

/** How fast a newsletter is sent. */
export interface NewsletterSendOptions {
	/** How many messages are sent in a period, on any channel. */
	readonly rate_limit_email_rate?: number | undefined;
	/** The period of `rate_limit_email_rate`, in seconds. */
	readonly rate_limit_time_period?: RateLimitPeriod | undefined;
	/** Whether the messages are spread over the period. */
	readonly rate_limit_spread?: boolean | undefined;
}

/** When and how fast a newsletter is sent. */
export interface NewsletterSchedule {
	/** When to send it; 0 takes it off the schedule. */
	readonly scheduled_at: Timestamp;
	/** The time zone, such as `Europe/Berlin`. Required unless `scheduled_at` is 0. */
	readonly timezone?: string;
	/** Whether everybody gets it at the same local time. The period is then an hour at most. */
	readonly tz_match_enabled?: boolean;
	/** How many messages are sent in a period, on any channel. */
	readonly rate_limit_email_rate?: number;
	/** The period of `rate_limit_email_rate`, in seconds. */
	readonly rate_limit_time_period?: RateLimitPeriod;
	/** Whether the messages are spread over the period. */
	readonly rate_limit_spread?: boolean;
}

/** A group of a newsletter's A/B test. */
export interface NewsletterTestGroup {
	readonly id: number | string;
	readonly name: string;
	readonly label?: string;
	readonly winner?: boolean;
	readonly content_ids?: readonly (number | string)[] | null;
}

/** The groups of a newsletter's A/B test. */
export interface NewsletterTestGroupList {
	readonly test_groups: readonly NewsletterTestGroup[] | null;
}
