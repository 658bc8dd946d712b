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
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly type: NewsletterChannelType;
	readonly content_ids?: readonly number[] | null;
	readonly recipient_segment_ids?: readonly number[] | null;
	readonly subscription_topic_id?: number;
	readonly tags?: readonly string[] | null;
	readonly sent_at?: number;
	readonly created?: number;
	readonly updated?: number;
}

/** A newsletter. */
export interface NewsletterResult {
	readonly newsletter: Newsletter;
}

/** A page of newsletters. */
export interface NewsletterPage {
	readonly newsletters: readonly Newsletter[] | null;
	readonly next?: string;
}

/** Which newsletters to return, and in which order of their creation. */
export interface ListNewslettersOptions {
	readonly limit?: number;
	readonly sort?: SortDirection;
	readonly start?: string;
}

/** How fast a newsletter is sent. */
export interface NewsletterSendOptions {
	readonly rate_limit_email_rate?: number;
	readonly rate_limit_time_period?: RateLimitPeriod;
	readonly rate_limit_spread?: boolean;
}

/** When and how fast a newsletter is sent. */
export interface NewsletterSchedule {
	readonly scheduled_at: Timestamp;
	readonly timezone?: string;
	readonly tz_match_enabled?: boolean;
	readonly rate_limit_email_rate?: number;
	readonly rate_limit_time_period?: RateLimitPeriod;
	readonly rate_limit_spread?: boolean;
}

/** A group of a newsletter's A/B test. */
export interface NewsletterTestGroup {
	readonly id: number;
	readonly name: string;
	readonly label?: string;
	readonly winner?: boolean;
	readonly content_ids?: readonly string[] | null;
}

/** The groups of a newsletter's A/B test. */
export interface NewsletterTestGroupList {
	readonly test_groups: readonly NewsletterTestGroup[] | null;
}
