/** @import { AppContext } from "../route.js" */
/** @import { SentDelivery } from "../../store/deliveries.js" */
import { json } from "../../http/responses.js";
import { cursorPage, readNumber } from "../http/paging.js";
import { malformed, notFound } from "../http/refusal.js";
import { personOf } from "../people/find.js";
import { rankOfDelivery, showCustomerMessage, showDelivery, typeOf } from "./show.js";

/** The API allows six months. The longest six take less than this. */
const MAX_SPAN = 6 * 31 * 24 * 60 * 60;

const TYPES = [
	"email",
	"webhook",
	"twilio",
	"whatsapp",
	"slack",
	"push",
	"in_app",
	"inbox",
	"live_notification",
];
const METRICS = [
	...[
		"attempted",
		"sent",
		"delivered",
		"opened",
		"clicked",
		"converted",
		"bounced",
		"spammed",
		"unsubscribed",
	],
	...["dropped", "failed", "undeliverable"],
];
const STATES = ["failed", "sent", "drafted", "attempted"];

/** The ids by which a list of messages can be filtered. */
const ID_FILTERS = /** @type {const} */ ({
	newsletter_id: "newsletter_id",
	action_id: "action_id",
	transactional_id: "transactional_message_id",
	trigger_id: "trigger_id",
	content_id: "content_id",
	template_id: "content_id",
});

/**
 * A page of the messages of a route, filtered by the query.
 *
 * @param {AppContext} context
 * @param {(delivery: SentDelivery) => boolean} isOwn
 * @param {(store: AppContext["store"], delivery: SentDelivery) => object} [show]
 */
export function respondMessages({ store, query }, isOwn, show = showDelivery) {
	const isWanted = readFilter(query);
	const found = store.deliveries.sent().filter((delivery) => isOwn(delivery) && isWanted(delivery));
	const { items, next } = cursorPage(found, rankOfDelivery, query, {
		limit: 50,
		max: 1000,
		newestFirst: true,
	});
	return json(200, { messages: items.map((delivery) => show(store, delivery)), next });
}

/**
 * @param {URLSearchParams} query
 * @returns {(delivery: SentDelivery) => boolean}
 */
function readFilter(query) {
	const { MAX_SAFE_INTEGER } = Number;
	const from = readNumber(query, "start_ts", { fallback: 0, min: 0 });
	const to = readNumber(query, "end_ts", { fallback: MAX_SAFE_INTEGER, min: 0 });
	if (from > to) throw malformed("start_ts must not be after end_ts");
	if (from > 0 && to < MAX_SAFE_INTEGER && to - from > MAX_SPAN) {
		throw malformed("start_ts and end_ts must be at most 6 months apart");
	}
	const [type, metric, state] = [
		readChoice(query, "type", TYPES),
		readChoice(query, "metric", METRICS),
		readChoice(query, "state", STATES),
	];
	const isDraft = query.get("drafts") === "true" || state === "drafted";
	const ids = Object.entries(ID_FILTERS).filter(([name]) => query.get(name));
	const isCampaign = Boolean(query.get("campaign_id"));
	return (delivery) => {
		const { message } = delivery;
		if (message.created < from || message.created > to || message.draft !== isDraft) return false;
		if (type && typeOf(message) !== type) return false;
		if (metric && !has(delivery, metric)) return false;
		if (state && !isDraft && !has(delivery, state === "failed" ? "undeliverable" : state)) return false;
		// Broadcasts are campaigns that a call triggers.
		if (isCampaign && String(message.broadcast_id) !== query.get("campaign_id")) return false;
		return ids.every(([name, member]) => String(message[member]) === query.get(name));
	};
}

/**
 * @param {URLSearchParams} query
 * @param {string} name
 * @param {readonly string[]} choices
 */
function readChoice(query, name, choices) {
	const text = query.get(name);
	if (!text || choices.includes(text)) return text;
	throw malformed(`${name} must be one of ${choices.join(", ")}`);
}

/**
 * @param {SentDelivery} delivery
 * @param {string} name of a metric; a sent message counts as attempted
 */
export function has({ metrics }, name) {
	const wanted = name === "attempted" ? "sent" : name;
	return metrics.some(({ metric }) => metric === wanted);
}

/**
 * `GET /v1/messages`
 *
 * @param {AppContext} context
 */
export const getMessages = (context) => respondMessages(context, () => true);

/**
 * `GET /v1/customers/{customer_id}/messages`
 *
 * @param {AppContext} context
 */
export function getCustomerMessages(context) {
	const { cio_id } = personOf(context);
	return respondMessages(context, ({ message }) => message.customer === cio_id, showCustomerMessage);
}

/**
 * `GET /v1/messages/{message_id}`
 *
 * @param {AppContext} context
 */
export const getMessage = (context) => json(200, { message: showDelivery(context.store, sentOf(context)) });

/** @param {AppContext} context */
function sentOf({ store, params }) {
	const delivery = store.deliveries.findSent(params.message_id);
	if (delivery === undefined) throw notFound();
	return delivery;
}

/**
 * `GET /v1/messages/{message_id}/archived_message`. The sandbox renders no template: the body is what the request had.
 *
 * @param {AppContext} context
 */
export function getArchivedMessage(context) {
	const { id, message } = sentOf(context);
	const { body } = message;
	const isKept = body.disable_message_retention !== true;
	/** @param {string} name */
	const read = (name) => (isKept && typeof body[name] === "string" ? body[name] : "");
	return json(200, {
		archived_message: {
			id,
			body: read("body") || read("message"),
			from: read("from"),
			reply_to: read("reply_to"),
			recipient: message.recipient,
			subject: isKept ? message.subject : "",
			cc: read("cc"),
			bcc: read("bcc"),
			fake_bcc: body.fake_bcc === true,
			preheader_text: read("preheader"),
			url: "",
			request_method: "POST",
			headers: typeof body.headers === "string" ? body.headers : "[]",
			forgotten: false,
		},
	});
}
