/** @import { AppContext } from "../route.js" */
/** @import { StoredWebhook } from "../store/app-state.js" */
import { json } from "../../http/responses.js";
import { boolean, list, shape, text } from "../shapes/checks.js";
import { WEBHOOK_DEFAULTS } from "../store/app-state.js";
import { EVENT_NAMES } from "../webhooks/events.js";

const MEMBERS = {
	name: text({ min: 1 }),
	endpoint: text({ pattern: /^https?:\/\/./, what: "a URL" }),
	events: list(text({ choices: EVENT_NAMES }), { min: 1 }),
};
const OPTIONS = { disabled: boolean, full_resolution: boolean, with_content: boolean };

export const WEBHOOK = shape(MEMBERS, OPTIONS);
/** The official client updates single members. */
export const WEBHOOK_UPDATE = shape({}, { ...MEMBERS, ...OPTIONS });

/** @param {AppContext} context */
const webhookOf = ({ store, params }) => store.app.webhooks.get(params.webhook_id);

/**
 * `GET /v1/reporting_webhooks`
 *
 * @param {AppContext} context
 */
export const listWebhooks = ({ store }) => json(200, { reporting_webhooks: store.app.webhooks.list() });

/**
 * `POST /v1/reporting_webhooks`
 *
 * @param {AppContext} context
 */
export const createWebhook = ({ store, body }) =>
	json(200, store.app.webhooks.add({ ...WEBHOOK_DEFAULTS, ...read(body) }));

/**
 * `GET /v1/reporting_webhooks/{webhook_id}`
 *
 * @param {AppContext} context
 */
export const getWebhook = (context) => json(200, webhookOf(context));

/**
 * `PUT /v1/reporting_webhooks/{webhook_id}`
 *
 * @param {AppContext} context
 */
export const updateWebhook = (context) => json(200, Object.assign(webhookOf(context), read(context.body)));

/**
 * `DELETE /v1/reporting_webhooks/{webhook_id}`. A 200 without a body.
 *
 * @param {AppContext} context
 */
export function deleteWebhook({ store, params }) {
	store.app.webhooks.delete(params.webhook_id);
	return { status: 200, headers: {}, body: null };
}

/**
 * @param {AppContext["body"]} body
 * @returns {Omit<StoredWebhook, "id">}
 */
function read(body) {
	const names = [...Object.keys(MEMBERS), ...Object.keys(OPTIONS)];
	const given = names.filter((name) => body[name] !== undefined && body[name] !== null);
	return /** @type {any} */ (Object.fromEntries(given.map((name) => [name, body[name]])));
}
