/** @import { AppContext } from "../route.js" */
/** @import { StoredWorkflow } from "./workflows.js" */
import { json } from "../../http/responses.js";
import { respondMessages } from "../deliveries/deliveries.js";
import { countLinks, countMetrics, readSpan, readSteps } from "../deliveries/series.js";
import { cursorPage } from "../http/paging.js";
import { actionOf, readId, showAction, showWorkflow, translationOf, updateAction } from "./workflows.js";

// No API call makes a campaign send, so its messages and metrics are empty.

/** @param {AppContext} context */
const campaignOf = (context) => context.store.app.campaigns.get(readId(context, "campaign_id"));

/** @param {StoredWorkflow} campaign */
const show = (campaign) =>
	showWorkflow(campaign, {
		description: "",
		type: "segment",
		filter_segment_ids: [],
		trigger_segment_ids: [],
	});

/**
 * `GET /v1/campaigns`
 *
 * @param {AppContext} context
 */
export const listCampaigns = ({ store }) => json(200, { campaigns: store.app.campaigns.list().map(show) });

/**
 * `GET /v1/campaigns/{campaign_id}`
 *
 * @param {AppContext} context
 */
export const getCampaign = (context) => json(200, { campaign: show(campaignOf(context)) });

/**
 * `GET /v1/campaigns/{campaign_id}/actions`, ten at a time.
 *
 * @param {AppContext} context
 */
export function listActions(context) {
	const { actions } = campaignOf(context);
	const page = cursorPage(actions, ({ id }) => id, context.query, { limit: 10, max: 10 });
	return json(200, { actions: page.items.map(showAction), next: page.next });
}

/**
 * `GET /v1/campaigns/{campaign_id}/actions/{action_id}`
 *
 * @param {AppContext} context
 */
export const getAction = (context) =>
	json(200, { action: showAction(actionOf(campaignOf(context), context)) });

/**
 * `PUT /v1/campaigns/{campaign_id}/actions/{action_id}`
 *
 * @param {AppContext} context
 */
export const putAction = (context) =>
	json(200, { action: showAction(updateAction(actionOf(campaignOf(context), context), context)) });

/**
 * `GET /v1/campaigns/{campaign_id}/actions/{action_id}/language/{language}`
 *
 * @param {AppContext} context
 */
export const getTranslation = (context) =>
	json(200, { action: showAction(translationOf(campaignOf(context), context, false)) });

/**
 * `PUT /v1/campaigns/{campaign_id}/actions/{action_id}/language/{language}`
 *
 * @param {AppContext} context
 */
export function putTranslation(context) {
	const translation = translationOf(campaignOf(context), context, true);
	return json(200, { action: showAction(updateAction(translation, context)) });
}

/**
 * Version 2 counts from `start` to `end`. Every other version is version 1.
 *
 * @param {AppContext} context
 */
function metricsOf(context) {
	const isVersion2 = context.query.get("version") === "2";
	const steps = isVersion2 ? readSpan(context, "res") : readSteps(context);
	const iso = (/** @type {number} */ seconds) => new Date(seconds * 1000).toISOString();
	return {
		start: iso(steps.start),
		end: iso(steps.start + steps.count * steps.length),
		res: context.query.get(isVersion2 ? "res" : "period") || "days",
		metric: { series: countMetrics([], steps) },
	};
}

/**
 * `GET /v1/campaigns/{campaign_id}/metrics`
 *
 * @param {AppContext} context
 */
export function getMetrics(context) {
	campaignOf(context);
	return json(200, metricsOf(context));
}

/**
 * `GET /v1/campaigns/{campaign_id}/actions/{action_id}/metrics`
 *
 * @param {AppContext} context
 */
export function getActionMetrics(context) {
	actionOf(campaignOf(context), context);
	return json(200, { ...metricsOf(context), language_variants: {} });
}

/**
 * `GET /v1/campaigns/{campaign_id}/metrics/links`
 *
 * @param {AppContext} context
 */
export function getLinkMetrics(context) {
	campaignOf(context);
	return json(200, countLinks(context, []));
}

/**
 * `GET /v1/campaigns/{campaign_id}/actions/{action_id}/metrics/links`
 *
 * @param {AppContext} context
 */
export function getActionLinkMetrics(context) {
	actionOf(campaignOf(context), context);
	return json(200, countLinks(context, []));
}

const JOURNEY = [
	"started",
	"activated",
	"exited_early",
	"finished",
	"converted",
	"never_activated",
	"messaged",
];

/**
 * `GET /v1/campaigns/{campaign_id}/journey_metrics`
 *
 * @param {AppContext} context
 */
export function getJourneyMetrics(context) {
	campaignOf(context);
	const { count } = readSpan(context, "resolution");
	const series = JOURNEY.map((name) => [name, Array(count).fill(0)]);
	return json(200, { journey_metric: Object.fromEntries(series) });
}

/**
 * `GET /v1/campaigns/{campaign_id}/messages`
 *
 * @param {AppContext} context
 */
export function getMessages(context) {
	campaignOf(context);
	return respondMessages(context, () => false);
}
