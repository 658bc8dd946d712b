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

/** How a window is chosen: by `period` and `steps` (`1`), or by `start`, `end`, `res` and `tz` (`2`). */
export type CampaignMetricsVersion = "1" | "2";

/** Numbers by what was counted: one for each step, the oldest first. */
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
	readonly human_clicked?: readonly number[];
	readonly human_opened?: readonly number[];
	readonly link_untracked?: readonly number[];
	readonly machine_clicked?: readonly number[];
	readonly open_untracked?: readonly number[];
	readonly opened?: readonly number[];
	readonly prefetch_opened?: readonly number[];
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
	readonly start: string;
	readonly end: string;
	readonly res: MetricResolution;
	readonly metric: Metric;
}

/** A report of the metrics of a campaign's action. */
export interface CampaignActionMetricResult {
	readonly start: string;
	readonly end: string;
	readonly res: MetricResolution;
	readonly metric: Metric;
	readonly language_variants: LanguageVariantMetrics;
}

/** A report of a newsletter's metrics. */
export interface NewsletterMetricResult {
	readonly metric: { readonly series?: MetricSeries; readonly type?: NewsletterChannelType };
}

/** How many people reached what in a campaign: one number for each step, the oldest first. */
export interface JourneyMetrics {
	readonly started?: readonly number[];
	readonly activated?: readonly number[];
	readonly exited_early?: readonly number[];
	readonly finished?: readonly number[];
	readonly converted?: readonly number[];
	readonly never_activated?: readonly number[];
	readonly messaged?: readonly number[];
}

/** A report of the journeys through a campaign. */
export interface JourneyMetricResult {
	readonly journey_metric: JourneyMetrics;
}

/** The window of a report: the last `steps` periods. */
export interface MetricsWindowOptions {
	readonly period?: MetricsPeriod;
	readonly steps?: number;
}

/** The window and the channel of a report. */
export interface MetricsOptions {
	readonly period?: MetricsPeriod;
	readonly steps?: number;
	readonly type?: MetricType;
}

/** The window of a report on links. */
export interface LinkMetricsOptions {
	readonly period?: MetricsPeriod;
	readonly steps?: number;
	readonly unique?: boolean;
	/** Only a channel. For the links of an action. */
	readonly type?: MetricType;
}

/** The window of a report on a campaign. */
export interface CampaignMetricsOptions {
	readonly version?: CampaignMetricsVersion;
	readonly res?: MetricResolution;
	readonly start?: Timestamp;
	readonly end?: Timestamp;
	readonly tz?: string;
	readonly period?: MetricsPeriod;
	readonly steps?: number;
	readonly type?: MetricType;
}

/** The window of a report on a campaign's action. */
export interface CampaignActionMetricsOptions {
	readonly version?: CampaignMetricsVersion;
	readonly res?: MetricResolution;
	readonly start?: Timestamp;
	readonly end?: Timestamp;
	readonly tz?: string;
	readonly period?: MetricsPeriod;
	readonly steps?: number;
	readonly type?: MetricType;
}

/** The window of a report on journeys. */
export interface JourneyMetricsOptions {
	readonly start: Timestamp;
	readonly end: Timestamp;
	readonly res: MetricResolution;
}

/** The window of a report on a newsletter. */
export interface NewsletterMetricsOptions {
	readonly period?: MetricsPeriod;
	readonly steps?: number;
	readonly type?: NewsletterChannelType;
}

/** The window of a report on the links of a newsletter. */
export interface NewsletterLinkMetricsOptions {
	readonly period?: MetricsPeriod;
	readonly steps?: number;
	readonly type?: NewsletterChannelType;
	/** Whether to count each person once for each link. */
	readonly unique?: boolean;
}
