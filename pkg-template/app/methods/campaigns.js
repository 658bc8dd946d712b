/**
 * Campaigns and broadcasts: a part of the public class.
 *
 * Each method has a row in `src/core/app/endpoints/campaigns.rs`. A test there compares the two. Types and documentation are in
 * `../types/*-methods.d.ts`.
 *
 * @import * as api from "../index.js"
 */
import { ask, call, list } from "../call.js";
import { CURSOR } from "../pages.js";
import { AudienceMethods } from "./audiences.js";

export class CampaignMethods extends AudienceMethods {
	/** `POST /v1/campaigns/{broadcastId}/triggers` @type {api.APIClient["triggerBroadcast"]} */
	triggerBroadcast(broadcastId, data, recipients, options) {
		return call(this, "triggerBroadcast", [broadcastId, data, recipients], options);
	}

	/** `GET /v1/campaigns` @type {api.APIClient["listCampaigns"]} */
	listCampaigns(options) {
		return call(this, "listCampaigns", [], options);
	}

	/** `GET /v1/campaigns/{campaignId}` @type {api.APIClient["getCampaign"]} */
	getCampaign(campaignId, options) {
		return call(this, "getCampaign", [campaignId], options);
	}

	/** `GET /v1/campaigns/{campaignId}/actions` @type {api.APIClient["getCampaignActions"]} */
	getCampaignActions(campaignId, query, options) {
		return list(this, "getCampaignActions", [campaignId, query], options, CURSOR, "actions");
	}

	/** `GET /v1/campaigns/{campaignId}/actions/{actionId}` @type {api.APIClient["getCampaignAction"]} */
	getCampaignAction(campaignId, actionId, options) {
		return call(this, "getCampaignAction", [campaignId, actionId], options);
	}

	/** `PUT /v1/campaigns/{campaignId}/actions/{actionId}` @type {api.APIClient["updateCampaignAction"]} */
	updateCampaignAction(campaignId, actionId, data, options) {
		return call(this, "updateCampaignAction", [campaignId, actionId, data], options);
	}

	/** `GET /v1/campaigns/{campaignId}/actions/{actionId}/language/{language}` @type {api.APIClient["getCampaignActionLanguage"]} */
	getCampaignActionLanguage(campaignId, actionId, language, options) {
		return call(this, "getCampaignActionLanguage", [campaignId, actionId, language], options);
	}

	/** `PUT /v1/campaigns/{campaignId}/actions/{actionId}/language/{language}` @type {api.APIClient["updateCampaignActionLanguage"]} */
	updateCampaignActionLanguage(campaignId, actionId, language, data, options) {
		return call(this, "updateCampaignActionLanguage", [campaignId, actionId, language, data], options);
	}

	/** `GET /v1/campaigns/{campaignId}/actions/{actionId}/metrics` @type {api.APIClient["getCampaignActionMetrics"]} */
	getCampaignActionMetrics(campaignId, actionId, query, options) {
		return ask(this, "getCampaignActionMetrics", [campaignId, actionId, query], options);
	}

	/** `GET /v1/campaigns/{campaignId}/actions/{actionId}/metrics/links` @type {api.APIClient["getCampaignActionMetricsLinks"]} */
	getCampaignActionMetricsLinks(campaignId, actionId, query, options) {
		return ask(this, "getCampaignActionMetricsLinks", [campaignId, actionId, query], options);
	}

	/** `GET /v1/campaigns/{campaignId}/metrics` @type {api.APIClient["getCampaignMetrics"]} */
	getCampaignMetrics(campaignId, query, options) {
		return ask(this, "getCampaignMetrics", [campaignId, query], options);
	}

	/** `GET /v1/campaigns/{campaignId}/metrics/links` @type {api.APIClient["getCampaignMetricsLinks"]} */
	getCampaignMetricsLinks(campaignId, query, options) {
		return ask(this, "getCampaignMetricsLinks", [campaignId, query], options);
	}

	/** `GET /v1/campaigns/{campaignId}/journey_metrics` @type {api.APIClient["getCampaignJourneyMetrics"]} */
	getCampaignJourneyMetrics(campaignId, query, options) {
		return ask(this, "getCampaignJourneyMetrics", [campaignId, query], options);
	}

	/** `GET /v1/campaigns/{campaignId}/messages` @type {api.APIClient["getCampaignMessages"]} */
	getCampaignMessages(campaignId, query, options) {
		return list(this, "getCampaignMessages", [campaignId, query], options, CURSOR, "messages");
	}

	/** `GET /v1/campaigns/{broadcastId}/triggers/{triggerId}` @type {api.APIClient["getBroadcastTriggerStatus"]} */
	getBroadcastTriggerStatus(broadcastId, triggerId, options) {
		return call(this, "getBroadcastTriggerStatus", [broadcastId, triggerId], options);
	}

	/** `GET /v1/campaigns/{broadcastId}/triggers/{triggerId}/errors` @type {api.APIClient["getBroadcastTriggerErrors"]} */
	getBroadcastTriggerErrors(broadcastId, triggerId, query, options) {
		return list(
			this,
			"getBroadcastTriggerErrors",
			[broadcastId, triggerId, query],
			options,
			CURSOR,
			"errors",
		);
	}

	/** `GET /v1/broadcasts` @type {api.APIClient["listBroadcasts"]} */
	listBroadcasts(options) {
		return call(this, "listBroadcasts", [], options);
	}

	/** `GET /v1/broadcasts/{broadcastId}` @type {api.APIClient["getBroadcast"]} */
	getBroadcast(broadcastId, options) {
		return call(this, "getBroadcast", [broadcastId], options);
	}

	/** `GET /v1/broadcasts/{broadcastId}/actions` @type {api.APIClient["getBroadcastActions"]} */
	getBroadcastActions(broadcastId, options) {
		return call(this, "getBroadcastActions", [broadcastId], options);
	}

	/** `GET /v1/broadcasts/{broadcastId}/actions/{actionId}` @type {api.APIClient["getBroadcastAction"]} */
	getBroadcastAction(broadcastId, actionId, options) {
		return call(this, "getBroadcastAction", [broadcastId, actionId], options);
	}

	/** `PUT /v1/broadcasts/{broadcastId}/actions/{actionId}` @type {api.APIClient["updateBroadcastAction"]} */
	updateBroadcastAction(broadcastId, actionId, data, options) {
		return call(this, "updateBroadcastAction", [broadcastId, actionId, data], options);
	}

	/** `GET /v1/broadcasts/{broadcastId}/actions/{actionId}/language/{language}` @type {api.APIClient["getBroadcastActionLanguage"]} */
	getBroadcastActionLanguage(broadcastId, actionId, language, options) {
		return call(this, "getBroadcastActionLanguage", [broadcastId, actionId, language], options);
	}

	/** `PUT /v1/broadcasts/{broadcastId}/actions/{actionId}/language/{language}` @type {api.APIClient["updateBroadcastActionLanguage"]} */
	updateBroadcastActionLanguage(broadcastId, actionId, language, data, options) {
		return call(this, "updateBroadcastActionLanguage", [broadcastId, actionId, language, data], options);
	}

	/** `GET /v1/broadcasts/{broadcastId}/actions/{actionId}/metrics` @type {api.APIClient["getBroadcastActionMetrics"]} */
	getBroadcastActionMetrics(broadcastId, actionId, query, options) {
		return ask(this, "getBroadcastActionMetrics", [broadcastId, actionId, query], options);
	}

	/** `GET /v1/broadcasts/{broadcastId}/actions/{actionId}/metrics/links` @type {api.APIClient["getBroadcastActionMetricsLinks"]} */
	getBroadcastActionMetricsLinks(broadcastId, actionId, query, options) {
		return ask(this, "getBroadcastActionMetricsLinks", [broadcastId, actionId, query], options);
	}

	/** `GET /v1/broadcasts/{broadcastId}/metrics` @type {api.APIClient["getBroadcastMetrics"]} */
	getBroadcastMetrics(broadcastId, query, options) {
		return ask(this, "getBroadcastMetrics", [broadcastId, query], options);
	}

	/** `GET /v1/broadcasts/{broadcastId}/metrics/links` @type {api.APIClient["getBroadcastMetricsLinks"]} */
	getBroadcastMetricsLinks(broadcastId, query, options) {
		return ask(this, "getBroadcastMetricsLinks", [broadcastId, query], options);
	}

	/** `GET /v1/broadcasts/{broadcastId}/messages` @type {api.APIClient["getBroadcastMessages"]} */
	getBroadcastMessages(broadcastId, query, options) {
		return list(this, "getBroadcastMessages", [broadcastId, query], options, CURSOR, "messages");
	}

	/** `GET /v1/broadcasts/{broadcastId}/triggers` @type {api.APIClient["getBroadcastTriggers"]} */
	getBroadcastTriggers(broadcastId, options) {
		return call(this, "getBroadcastTriggers", [broadcastId], options);
	}
}
