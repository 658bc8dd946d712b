/** @import { AppContext } from "../route.js" */
/** @import { BroadcastTrigger } from "../../types/app.d.ts" */
/** @import { StoredWorkflow } from "../campaigns/workflows.js" */
import { isObject } from "../../http/body.js";
import { json } from "../../http/responses.js";
import { readId, seedWorkflow } from "../campaigns/workflows.js";
import { sendMessage } from "../deliveries/send.js";
import { cursorPage } from "../http/paging.js";
import { notFound } from "../http/refusal.js";
import { findAudience } from "./audience.js";
import { broadcastOf } from "./broadcasts.js";

/** @type {Record<string, "email" | "push" | "sms" | "whatsapp" | "in_app" | "webhook">} */
const KINDS = {
	email: "email",
	push: "push",
	twilio: "sms",
	whatsapp: "whatsapp",
	in_app: "in_app",
	webhook: "webhook",
};

/**
 * `POST /v1/campaigns/{broadcast_id}/triggers`. Each person of the audience gets the broadcast's messages at once.
 *
 * @param {AppContext} context
 */
export function triggerBroadcast(context) {
	const { store, body, now } = context;
	const broadcast = findOrCreate(context);
	const { people, errors } = findAudience(context);
	const times = { created_at: now, processed_at: now };
	const trigger = store.app.triggers.add({ broadcast_id: broadcast.id, ...times, errors, body });
	const shared = isObject(body.data) ? body.data : {};
	for (const { person, data } of people) {
		for (const action of broadcast.actions) {
			const kind = KINDS[action.type];
			if (kind === undefined) continue;
			sendMessage(
				store,
				{
					kind,
					customer: person.cio_id,
					recipient: (kind === "email" ? person.email : person.phone) ?? "",
					subject: String(action.subject ?? ""),
					created: now,
					draft: action.sending_state === "draft",
					send_to_unsubscribed: false,
					broadcast_id: broadcast.id,
					trigger_id: trigger.id,
					action_id: action.id,
					body: { data: { ...shared, ...data } },
				},
				now,
			);
		}
	}
	return json(200, { id: trigger.id });
}

/**
 * @param {AppContext} context
 * @returns {StoredWorkflow}
 */
function findOrCreate(context) {
	const { store, params, now } = context;
	const { broadcasts, isStrict } = store.app;
	const found = broadcasts.find(params.broadcast_id);
	if (found) return found;
	if (isStrict.broadcasts || !/^[1-9]\d{0,9}$/.test(params.broadcast_id)) throw notFound();
	const id = Number(params.broadcast_id);
	return seedWorkflow(broadcasts, "broadcast_id", { id, name: `Broadcast ${id}` }, now);
}

/** @param {BroadcastTrigger} trigger */
const show = ({ id, broadcast_id, created_at, processed_at }) => ({
	id,
	broadcast_id,
	created_at,
	processed_at,
});

/**
 * `GET /v1/broadcasts/{broadcast_id}/triggers`
 *
 * @param {AppContext} context
 */
export function listTriggers(context) {
	const { id } = broadcastOf(context);
	const own = context.store.app.triggers.list().filter(({ broadcast_id }) => broadcast_id === id);
	return json(200, { triggers: own.map(show) });
}

/** @param {AppContext} context */
function triggerOf(context) {
	const { id } = broadcastOf(context);
	const trigger = context.store.app.triggers.get(readId(context, "trigger_id"));
	if (trigger.broadcast_id !== id) throw notFound();
	return trigger;
}

/**
 * `GET /v1/campaigns/{broadcast_id}/triggers/{trigger_id}`
 *
 * @param {AppContext} context
 */
export const getTrigger = (context) => json(200, show(triggerOf(context)));

/**
 * `GET /v1/campaigns/{broadcast_id}/triggers/{trigger_id}/errors`
 *
 * @param {AppContext} context
 */
export function getTriggerErrors(context) {
	const { errors } = triggerOf(context);
	const { items, next } = cursorPage(errors, (_, index) => index, context.query, { limit: 50, max: 1000 });
	return json(200, { errors: items, next });
}
