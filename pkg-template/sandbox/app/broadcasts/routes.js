import { ACTION_UPDATE } from "../campaigns/workflows.js";
import { get, post, put } from "../route.js";
import { TRIGGER } from "./audience.js";
import {
	getAction,
	getActionLinkMetrics,
	getActionMetrics,
	getBroadcast,
	getLinkMetrics,
	getMessages,
	getMetrics,
	getTranslation,
	listActions,
	listBroadcasts,
	putAction,
	putTranslation,
} from "./broadcasts.js";
import { getTrigger, getTriggerErrors, listTriggers, triggerBroadcast } from "./triggers.js";

const BROADCAST = "/v1/broadcasts/{broadcast_id}";
const ACTION = `${BROADCAST}/actions/{action_id}`;
const TRIGGERS = "/v1/campaigns/{broadcast_id}/triggers";

export const BROADCAST_ROUTES = [
	post(TRIGGERS, triggerBroadcast, { check: TRIGGER, invalid: 422, limit: "broadcast" }),
	get(`${TRIGGERS}/{trigger_id}`, getTrigger),
	get(`${TRIGGERS}/{trigger_id}/errors`, getTriggerErrors),
	get("/v1/broadcasts", listBroadcasts),
	get(BROADCAST, getBroadcast),
	get(`${BROADCAST}/actions`, listActions),
	get(ACTION, getAction),
	put(ACTION, putAction, { check: ACTION_UPDATE }),
	get(`${ACTION}/language/{language}`, getTranslation),
	put(`${ACTION}/language/{language}`, putTranslation, { check: ACTION_UPDATE }),
	get(`${ACTION}/metrics`, getActionMetrics),
	get(`${ACTION}/metrics/links`, getActionLinkMetrics),
	get(`${BROADCAST}/metrics`, getMetrics),
	get(`${BROADCAST}/metrics/links`, getLinkMetrics),
	get(`${BROADCAST}/messages`, getMessages),
	get(`${BROADCAST}/triggers`, listTriggers),
];
