/** @import { AppContext } from "../route.js" */
/** @import { StoredWorkflow } from "../campaigns/workflows.js" */
/** @import { SentDelivery } from "../../store/deliveries.js" */
import { json } from "../../http/responses.js";
import {
	actionOf,
	readId,
	showAction,
	showWorkflow,
	translationOf,
	updateAction,
} from "../campaigns/workflows.js";
import { respondMessages } from "../deliveries/deliveries.js";
import { countLinks, countMetrics, ownDeliveries, readSteps } from "../deliveries/series.js";

/** @param {AppContext} context */
export const broadcastOf = (context) => context.store.app.broadcasts.get(readId(context, "broadcast_id"));

/** @param {StoredWorkflow} broadcast */
const show = (broadcast) => {
	const { actions } = broadcast;
	const msg_template_ids = actions.map(({ id, type }) => ({ id, type }));
	return showWorkflow(broadcast, { type: "triggered_broadcast", msg_template_ids });
};

/**
 * `GET /v1/broadcasts`
 *
 * @param {AppContext} context
 */
export const listBroadcasts = ({ store }) => json(200, { broadcasts: store.app.broadcasts.list().map(show) });

/**
 * `GET /v1/broadcasts/{broadcast_id}`
 *
 * @param {AppContext} context
 */
export const getBroadcast = (context) => json(200, { broadcast: show(broadcastOf(context)) });

/**
 * `GET /v1/broadcasts/{broadcast_id}/actions`
 *
 * @param {AppContext} context
 */
export const listActions = (context) => json(200, { actions: broadcastOf(context).actions.map(showAction) });

/**
 * `GET /v1/broadcasts/{broadcast_id}/actions/{action_id}`
 *
 * @param {AppContext} context
 */
export const getAction = (context) =>
	json(200, { action: showAction(actionOf(broadcastOf(context), context)) });

/**
 * `PUT /v1/broadcasts/{broadcast_id}/actions/{action_id}`
 *
 * @param {AppContext} context
 */
export const putAction = (context) =>
	json(200, { action: showAction(updateAction(actionOf(broadcastOf(context), context), context)) });

/**
 * `GET /v1/broadcasts/{broadcast_id}/actions/{action_id}/language/{language}`
 *
 * @param {AppContext} context
 */
export const getTranslation = (context) =>
	json(200, { action: showAction(translationOf(broadcastOf(context), context, false)) });

/**
 * `PUT /v1/broadcasts/{broadcast_id}/actions/{action_id}/language/{language}`
 *
 * @param {AppContext} context
 */
export function putTranslation(context) {
	const translation = translationOf(broadcastOf(context), context, true);
	return json(200, { action: showAction(updateAction(translation, context)) });
}

/** @param {AppContext} context @returns {(delivery: SentDelivery) => boolean} */
function isOfBroadcast(context) {
	const { id } = broadcastOf(context);
	return ({ message }) => message.broadcast_id === id;
}

/** @param {AppContext} context @returns {(delivery: SentDelivery) => boolean} */
function isOfAction(context) {
	const broadcast = broadcastOf(context);
	const { id } = actionOf(broadcast, context);
	return ({ message }) => message.broadcast_id === broadcast.id && message.action_id === id;
}

/**
 * @param {AppContext} context
 * @param {(delivery: SentDelivery) => boolean} isOwn
 */
const metricOf = (context, isOwn) => ({
	series: countMetrics(ownDeliveries(context, isOwn), readSteps(context)),
});

/**
 * `GET /v1/broadcasts/{broadcast_id}/metrics`
 *
 * @param {AppContext} context
 */
export const getMetrics = (context) => json(200, { metric: metricOf(context, isOfBroadcast(context)) });

/**
 * `GET /v1/broadcasts/{broadcast_id}/actions/{action_id}/metrics`
 *
 * @param {AppContext} context
 */
export const getActionMetrics = (context) =>
	json(200, { metric: metricOf(context, isOfAction(context)), language_variants: {} });

/**
 * `GET /v1/broadcasts/{broadcast_id}/metrics/links`
 *
 * @param {AppContext} context
 */
export const getLinkMetrics = (context) =>
	json(200, countLinks(context, ownDeliveries(context, isOfBroadcast(context))));

/**
 * `GET /v1/broadcasts/{broadcast_id}/actions/{action_id}/metrics/links`
 *
 * @param {AppContext} context
 */
export const getActionLinkMetrics = (context) =>
	json(200, countLinks(context, ownDeliveries(context, isOfAction(context))));

/**
 * `GET /v1/broadcasts/{broadcast_id}/messages`
 *
 * @param {AppContext} context
 */
export const getMessages = (context) => respondMessages(context, isOfBroadcast(context));
