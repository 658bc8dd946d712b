/** @import { AppContext } from "../route.js" */
/** @import { Check } from "../shapes/checks.js" */
import { json } from "../../http/responses.js";
import { malformed, notFound } from "../http/refusal.js";
import { integer, object, oneMember, shape, text } from "../shapes/checks.js";

/**
 * @typedef {{
 *   id: string;
 *   notification_type: string;
 *   platform: string;
 *   ended_at: number | null;
 *   started_at: number;
 *   expires_at: number | null;
 *   last: { operation: "start" | "update" | "end"; created_at: number; number: number };
 * }} StoredLiveNotification
 */

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const FILLED = text({ min: 1 });
const ALERT = shape({ title: FILLED, body: FILLED }, { sound: text() });
const COMMON = { deep_link: text(), push_payload: shape({}, { alert: ALERT }) };
const INSTANCE = { instance_id: text({ pattern: ULID, what: "a ULID" }) };

/** @type {Check} */
export const START = shape(
	{
		identifiers: oneMember({ id: FILLED, email: FILLED, phone: FILLED, internal: FILLED }),
		notification_type: FILLED,
		attributes: object,
		content_state: object,
	},
	{
		platform: text({ choices: ["ios", "android"] }),
		device_id: text(),
		app_identifier: text(),
		expiration: integer(),
		...COMMON,
	},
);
export const UPDATE = shape({ ...INSTANCE, content_state: object }, { attributes: object, ...COMMON });
export const END = shape(INSTANCE, { content_state: object, attributes: object, ...COMMON });

/**
 * `POST /v1/live_notifications/start`
 *
 * @param {AppContext} context
 */
export function start({ store, body, now }) {
	const { notification_type, platform = "ios", expiration } = body;
	const { id } = store.app.liveNotifications.add({
		notification_type: String(notification_type),
		platform: String(platform),
		ended_at: null,
		started_at: now,
		// 0 means the same as none: six hours.
		expires_at: Number(expiration) || now + 6 * 60 * 60,
		last: { operation: "start", created_at: now, number: 1 },
	});
	return json(200, { instance_id: id });
}

/**
 * `POST /v1/live_notifications/update`, and `/end`
 *
 * @param {"update" | "end"} operation
 */
export const change = (operation) => {
	/** @param {AppContext} context */
	return ({ store, body, now }) => {
		const notification = store.app.liveNotifications.get(String(body.instance_id));
		if (operation === "end") notification.ended_at ??= now;
		notification.last = { operation, created_at: now, number: notification.last.number + 1 };
		return json(200, { instance_id: notification.id });
	};
};

/**
 * `GET /v1/live_notifications/{instance_id}`
 *
 * @param {AppContext} context
 */
export function getNotification({ store, params, now }) {
	if (!ULID.test(params.instance_id)) throw malformed("instance_id must be a ULID");
	const found = store.app.liveNotifications.find(params.instance_id);
	if (found === undefined) throw notFound();
	const { id, last, ...notification } = found;
	const isExpired = found.expires_at !== null && found.expires_at <= now;
	const { number, ...delivery } = last;
	return json(200, {
		instance_id: id,
		...notification,
		state: found.ended_at === null ? (isExpired ? "expired" : "active") : "ended",
		failure_reason: null,
		last_delivery: { id: `${id}-${number}`, source: "api", status: "sent", ...delivery },
	});
}
