/** @type {import("../generate.js").Domain} */
export const metrics = {
	about: "Metrics: how many messages were sent, opened, clicked, over time.",
	types: {
		MetricsPeriod: { parameter: ["transactionalMetrics", "period"], doc: "The length of a step." },
		MetricResolution: {
			schema: "MetricResolution",
			doc: "The length of a step. `hours` and `hourly` mean the same, and so on.",
		},
		CampaignMetricsVersion: {
			parameter: ["campaignMetrics", "version"],
			doc: "How the window is chosen: by `period` and `steps` (`1`), or by `start`, `end`, `res` and `tz` (`2`).",
		},
		MetricSeries: {
			schema: "MetricSeries",
			doc: "Counts by metric: one number for each step, the oldest first.",
		},
		Metric: { schema: "Metric", doc: "The numbers of a report." },
		LanguageVariantMetrics: {
			schema: "LanguageVariantMetrics",
			doc: "The numbers for each language, by the id of its action. Only for actions in several languages.",
		},
		LinkMetrics: { schema: "LinkMetrics", doc: "The clicks on each link." },
		LinkMetric: {
			schema: "LinkMetrics/links",
			doc: "The clicks on a link: one number for each step, the oldest first.",
		},
		MetricResult: { response: ["broadcastMetrics", "transactionalMetrics"], doc: "A report of metrics." },
		ActionMetricResult: {
			response: ["broadcastActionMetrics"],
			doc: "A report of the metrics of a broadcast's action.",
		},
		CampaignMetricResult: { response: ["campaignMetrics"], doc: "A report of a campaign's metrics." },
		CampaignActionMetricResult: {
			response: ["campaignActionMetrics"],
			doc: "A report of the metrics of a campaign's action.",
		},
		NewsletterMetricResult: {
			response: ["getNewsletterMetrics", "getVariantMetrics"],
			doc: "A report of a newsletter's metrics.",
		},
		JourneyMetrics: {
			schema: "op:campaignJourneyMetrics/journey_metric",
			doc: "How many people reached each stage of a campaign: one number for each step, the oldest first.",
		},
		JourneyMetricResult: {
			response: ["campaignJourneyMetrics"],
			doc: "A report of the journeys through a campaign.",
		},
		MetricsWindowOptions: {
			query: "transactionalMetrics",
			doc: "The window of a report: the last `steps` periods.",
		},
		TransactionalMetricsOptions: {
			text: "MetricsWindowOptions",
			doc: "The window of a report on a transactional message.",
		},
		TransactionalLinkMetricsOptions: {
			text: "LinkMetricsOptions",
			doc: "The window of a report on the links of a transactional message.",
		},
		MetricsOptions: { query: "broadcastMetrics", doc: "The window and the channel of a report." },
		LinkMetricsOptions: {
			query: "transactionalLinks",
			doc: "The window of a report on links.",
			extra: { type: { type: "MetricType", doc: "Only this channel. For the links of an action." } },
		},
		CampaignMetricsOptions: { query: "campaignMetrics", doc: "The window of a report on a campaign." },
		CampaignActionMetricsOptions: {
			query: "campaignActionMetrics",
			doc: "The window of a report on a campaign's action.",
		},
		JourneyMetricsOptions: {
			query: "campaignJourneyMetrics",
			names: { resolution: "res" },
			doc: "The window of a report on journeys.",
		},
		NewsletterMetricsOptions: {
			query: "getNewsletterMetrics",
			doc: "The window of a report on a newsletter.",
		},
		NewsletterLinkMetricsOptions: {
			query: "getVariantLinks",
			doc: "The window of a report on the links of a newsletter.",
			extra: { unique: { type: "boolean", doc: "Whether to count each person once for each link." } },
		},
	},
};
