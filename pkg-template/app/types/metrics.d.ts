// Written by tools/app-types/generate.js. Change its tables instead.
// Metrics: how many messages were sent, opened, clicked, over time.

import type { Timestamp } from "../../public/types/values.js";
import type { MetricType } from "./deliveries.js";
import type { NewsletterChannelType } from "./newsletters.js";

/** The length of a step. */
export type MetricsPeriod = "hours" | "days" | "weeks" | "months";

/** The length of a step. `hours` and `hourly` mean the same, and so on. */
export type MetricResolution =
	| "hours"
	| "hourly"
	| "days"
	| "daily"
	| "weeks"
	| "weekly"
	| "months"
	| "monthly";

/** How the window is chosen: by `period` and `steps` (`1`), or by `start`, `end`, `res` and `tz` (`2`). */
export type CampaignMetricsVersion = "1" | "2";

/** Counts by metric: one number for each step, the oldest first. */
export interface MetricSeries {
	readonly attempted?: readonly number[];
	readonly bounced?: readonly number[];
	readonly clicked?: readonly number[];
	readonly converted?: readonly number[];
	readonly created?: readonly number[];
	readonly deferred?: readonly number[];
	readonly delivered?: readonly number[];
	readonly drafted?: readonly number[];
	readonly failed?: readonly number[];
	/** Clicks by people. */
	readonly human_clicked?: readonly number[];
	/** Opens by people. */
	readonly human_opened?: readonly number[];
	/** Clicks on links that are not tracked. */
	readonly link_untracked?: readonly number[];
	/** Clicks by machines, such as link checkers. */
	readonly machine_clicked?: readonly number[];
	/** Messages whose opens are not tracked. */
	readonly open_untracked?: readonly number[];
	readonly opened?: readonly number[];
	/** Opens by machines, such as Apple's Mail Privacy Protection. */
	readonly prefetch_opened?: readonly number[];
	/** Replies. */
	readonly replied?: readonly number[];
	readonly sent?: readonly number[];
	readonly spammed?: readonly number[];
	readonly suppressed?: readonly number[];
	readonly topic_unsubscribed?: readonly number[];
	readonly tracking_consent_denied?: readonly number[];
	readonly tracking_consent_granted?: readonly number[];
	readonly undeliverable?: readonly number[];
	readonly unsubscribed?: readonly number[];
	readonly untracked?: readonly number[];
}

/** The numbers of a report. */
export interface Metric {
	readonly series?: MetricSeries;
}

/** The numbers for each language, by the id of its action. Only for actions in several languages. */
export type LanguageVariantMetrics = {
	readonly [name: string]: {
		readonly default?: boolean;
		readonly language?: string;
		readonly series?: MetricSeries;
	};
};

/** The clicks on each link. */
export interface LinkMetrics {
	readonly links?: readonly LinkMetric[];
}

/** The clicks on a link: one number for each step, the oldest first. */
export interface LinkMetric {
	readonly link?: { readonly id?: number; readonly href?: string };
	readonly metric?: {
		readonly series?: {
			readonly clicked?: readonly number[];
			readonly human_clicked?: readonly number[];
			readonly machine_clicked?: readonly number[];
		};
	};
}

/** A report of metrics. */
export interface MetricResult {
	readonly metric: Metric;
}

/** A report of the metrics of a broadcast's action. */
export interface ActionMetricResult {
	readonly metric: Metric;
	readonly language_variants: LanguageVariantMetrics;
}

/** A report of a campaign's metrics. */
export interface CampaignMetricResult {
	/** As `2026-01-01 00:00:00 +0000 UTC`. */
	readonly start: string;
	/** As `2026-01-01 00:00:00 +0000 UTC`. */
	readonly end: string;
	/** The length of a step. */
	readonly res: MetricResolution;
	readonly metric: Metric;
}

/** A report of the metrics of a campaign's action. */
export interface CampaignActionMetricResult {
	/** As `2026-01-01 00:00:00 +0000 UTC`. */
	readonly start: string;
	/** As `2026-01-01 00:00:00 +0000 UTC`. */
	readonly end: string;
	/** The length of a step. */
	readonly res: MetricResolution;
	readonly metric: Metric;
	readonly language_variants: LanguageVariantMetrics;
}

/** A report of a newsletter's metrics. */
export interface NewsletterMetricResult {
	readonly metric: { readonly series?: MetricSeries; readonly type?: NewsletterChannelType };
}

/** How many people reached each stage of a campaign: one number for each step, the oldest first. */
export interface JourneyMetrics {
	/** People who started. */
	readonly started?: readonly number[];
	/** People who continued after the start. */
	readonly activated?: readonly number[];
	/** People who left before the end. */
	readonly exited_early?: readonly number[];
	/** People who reached the end. */
	readonly finished?: readonly number[];
	/** People who reached the goal. */
	readonly converted?: readonly number[];
	/** People who did not continue after the start. */
	readonly never_activated?: readonly number[];
	/** People who got a message. */
	readonly messaged?: readonly number[];
}

/** A report of the journeys through a campaign. */
export interface JourneyMetricResult {
	readonly journey_metric: JourneyMetrics;
}

/** The window of a report: the last `steps` periods. */
export interface MetricsWindowOptions {
	/** The length of a step. Default `days`. */
	readonly period?: MetricsPeriod | undefined;
	/** How many steps. */
	readonly steps?: number | undefined;
}

/** The window of a report on a transactional message. */
export type TransactionalMetricsOptions = MetricsWindowOptions;

/** The window of a report on the links of a transactional message. */
export type TransactionalLinkMetricsOptions = LinkMetricsOptions;

/** The window and the channel of a report. */
export interface MetricsOptions {
	/** The length of a step. Default `days`. */
	readonly period?: MetricsPeriod | undefined;
	/** How many steps. */
	readonly steps?: number | undefined;
	/** Only this channel. */
	readonly type?: MetricType | undefined;
}

/** The window of a report on links. */
export interface LinkMetricsOptions {
	/** The length of a step. Default `days`. */
	readonly period?: MetricsPeriod | undefined;
	/** How many steps. */
	readonly steps?: number | undefined;
	/** Whether to count each person once for each link. Default `false`. */
	readonly unique?: boolean | undefined;
	/** Only this channel. For the links of an action. */
	readonly type?: MetricType | undefined;
}

/** The window of a report on a campaign. */
export interface CampaignMetricsOptions {
	/** How the window is chosen. Default `1`. */
	readonly version?: CampaignMetricsVersion | undefined;
	/** The length of a step. */
	readonly res?: MetricResolution | undefined;
	/** The start of the window. */
	readonly start?: Timestamp | undefined;
	/** The end of the window. */
	readonly end?: Timestamp | undefined;
	/** The time zone, such as `Europe/Berlin`. Default `UTC`. */
	readonly tz?: string | undefined;
	/** The length of a step. Default `days`. */
	readonly period?: MetricsPeriod | undefined;
	/** How many steps. */
	readonly steps?: number | undefined;
	/** Only this channel. */
	readonly type?: MetricType | undefined;
}

/** The window of a report on a campaign's action. */
export interface CampaignActionMetricsOptions {
	/** How the window is chosen. Default `1`. */
	readonly version?: CampaignMetricsVersion | undefined;
	/** The length of a step. */
	readonly res?: MetricResolution | undefined;
	/** The start of the window. */
	readonly start?: Timestamp | undefined;
	/** The end of the window. */
	readonly end?: Timestamp | undefined;
	/** The time zone, such as `Europe/Berlin`. Default `UTC`. */
	readonly tz?: string | undefined;
	/** The length of a step. Default `days`. */
	readonly period?: MetricsPeriod | undefined;
	/** How many steps. */
	readonly steps?: number | undefined;
	/** Only this channel. */
	readonly type?: MetricType | undefined;
}

/** The window of a report on journeys. */
export interface JourneyMetricsOptions {
	/** The start of the window. */
	readonly start: Timestamp;
	/** The end of the window. */
	readonly end: Timestamp;
	/** The length of a step. */
	readonly res: MetricResolution;
}

/** The window of a report on a newsletter. */
export interface NewsletterMetricsOptions {
	/** The length of a step. Default `days`. */
	readonly period?: MetricsPeriod | undefined;
	/** How many steps. */
	readonly steps?: number | undefined;
	/** Only this channel. */
	readonly type?: NewsletterChannelType | undefined;
}

/** The window of a report on the links of a newsletter. */
export interface NewsletterLinkMetricsOptions {
	/** The length of a step. Default `days`. */
	readonly period?: MetricsPeriod | undefined;
	/** How many steps. */
	readonly steps?: number | undefined;
	/** Only this channel. */
	readonly type?: NewsletterChannelType | undefined;
	/** Whether to count each person once for each link. */
	readonly unique?: boolean | undefined;
}
