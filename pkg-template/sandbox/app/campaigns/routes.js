import { get, put } from "../route.js";
import {
	getAction,
	getActionLinkMetrics,
	getActionMetrics,
	getCampaign,
	getJourneyMetrics,
	getLinkMetrics,
	getMessages,
	getMetrics,
	getTranslation,
	listActions,
	listCampaigns,
	putAction,
	putTranslation,
} from "./campaigns.js";
import { ACTION_UPDATE } from "./workflows.js";

const CAMPAIGN = "/v1/campaigns/{campaign_id}";
const ACTION = `${CAMPAIGN}/actions/{action_id}`;

export const CAMPAIGN_ROUTES = [
	get("/v1/campaigns", listCampaigns),
	get(CAMPAIGN, getCampaign),
	get(`${CAMPAIGN}/actions`, listActions),
	get(ACTION, getAction),
	put(ACTION, putAction, { check: ACTION_UPDATE }),
	get(`${ACTION}/language/{language}`, getTranslation),
	put(`${ACTION}/language/{language}`, putTranslation, { check: ACTION_UPDATE }),
	get(`${ACTION}/metrics`, getActionMetrics),
	get(`${ACTION}/metrics/links`, getActionLinkMetrics),
	get(`${CAMPAIGN}/metrics`, getMetrics),
	get(`${CAMPAIGN}/metrics/links`, getLinkMetrics),
	get(`${CAMPAIGN}/journey_metrics`, getJourneyMetrics),
	get(`${CAMPAIGN}/messages`, getMessages),
];
