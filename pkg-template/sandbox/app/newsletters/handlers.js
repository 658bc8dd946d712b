/** @import { AppContext } from "../route.js" */
/** @import { NewsletterType } from "./newsletters.js" */
import { json, noContent } from "../../http/responses.js";
import { respondMessages } from "../deliveries/deliveries.js";
import { countLinks, countMetrics, ownDeliveries, readSteps } from "../deliveries/series.js";
import { cursorPage } from "../http/paging.js";
import { malformed, Refusal } from "../http/refusal.js";
import { makeVariant, newsletterOf, segmentIdsOf, sendNewsletter, showNewsletter } from "./newsletters.js";
import { contentOf } from "./variants.js";

/**
 * `GET /v1/newsletters`
 *
 * @param {AppContext} context
 */
export function listNewsletters({ store, query }) {
	const newestFirst = query.get("sort") === "desc";
	const { items, next } = cursorPage(store.app.newsletters.list(), ({ id }) => id, query, {
		limit: 50,
		max: 100,
		newestFirst,
	});
	return json(200, { newsletters: items.map(showNewsletter), next });
}

/**
 * `POST /v1/newsletters`
 *
 * @param {AppContext} context
 */
export function createNewsletter({ store, body, now }) {
	const { name, type, recipients, subscription_topic_id, send_now, scheduled_at } = body;
	if (typeof scheduled_at === "number") checkSchedule(scheduled_at, now);
	const newsletter = store.app.newsletters.add({
		name: String(name),
		type: /** @type {NewsletterType} */ (type),
		recipients,
		recipient_segment_ids: segmentIdsOf(recipients),
		...(typeof subscription_topic_id === "number" ? { subscription_topic_id } : {}),
		created: now,
		updated: now,
		contents: [],
		testGroups: [],
	});
	newsletter.contents.push(makeVariant(store, newsletter, body, now));
	if (send_now === true) sendNewsletter(store, newsletter, now);
	else if (typeof scheduled_at === "number") newsletter.scheduled_at = scheduled_at;
	return json(200, { newsletter: showNewsletter(newsletter) });
}

/**
 * @param {number} seconds
 * @param {number} now
 */
function checkSchedule(seconds, now) {
	if (seconds <= now) throw new Refusal(422, { detail: "scheduled_at must be in the future" });
}

/**
 * `GET /v1/newsletters/{newsletter_id}`
 *
 * @param {AppContext} context
 */
export const getNewsletter = (context) => json(200, { newsletter: showNewsletter(newsletterOf(context)) });

/**
 * `DELETE /v1/newsletters/{newsletter_id}`
 *
 * @param {AppContext} context
 */
export function deleteNewsletter({ store, params }) {
	store.app.newsletters.delete(params.newsletter_id);
	return noContent();
}

/**
 * `POST /v1/newsletters/{newsletter_id}/send`. A second try after success gives a 400.
 *
 * @param {AppContext} context
 */
export function send(context) {
	const newsletter = newsletterOf(context);
	sendNewsletter(context.store, newsletter, context.now);
	return json(200, { newsletter: showNewsletter(newsletter) });
}

/**
 * `POST /v1/newsletters/{newsletter_id}/schedule`. The time 0 takes the schedule back; a second time gives a 400.
 *
 * @param {AppContext} context
 */
export function schedule(context) {
	const newsletter = newsletterOf(context);
	const { now } = context;
	const seconds = Number(context.body.scheduled_at);
	if (newsletter.sent_at !== undefined) throw malformed("the newsletter has already been sent");
	if (seconds !== 0) {
		checkSchedule(seconds, now);
		newsletter.scheduled_at = seconds;
	} else if (newsletter.scheduled_at === undefined) throw malformed("the newsletter is not scheduled");
	else delete newsletter.scheduled_at;
	newsletter.updated = now;
	return json(200, { newsletter: showNewsletter(newsletter) });
}

/**
 * `GET /v1/newsletters/{newsletter_id}/messages`
 *
 * @param {AppContext} context
 */
export function getMessages(context) {
	const { id } = newsletterOf(context);
	return respondMessages(context, ({ message }) => message.newsletter_id === id);
}

/** @param {AppContext} context */
function ownOf(context) {
	const { id } = newsletterOf(context);
	return ownDeliveries(context, ({ message }) => message.newsletter_id === id);
}

/** @param {AppContext} context */
function ownOfContent(context) {
	const content = contentOf(context);
	return ownDeliveries(
		context,
		({ message }) => message.content_id === content.id && "newsletter_id" in message,
	);
}

/**
 * `GET /v1/newsletters/{newsletter_id}/metrics`
 *
 * @param {AppContext} context
 */
export function getMetrics(context) {
	const { type } = newsletterOf(context);
	return json(200, { metric: { series: countMetrics(ownOf(context), readSteps(context)), type } });
}

/**
 * `GET /v1/newsletters/{newsletter_id}/metrics/links`
 *
 * @param {AppContext} context
 */
export const getLinkMetrics = (context) => json(200, countLinks(context, ownOf(context)));

/**
 * `GET /v1/newsletters/{newsletter_id}/contents/{content_id}/metrics`
 *
 * @param {AppContext} context
 */
export function getContentMetrics(context) {
	const { type } = newsletterOf(context);
	return json(200, { metric: { series: countMetrics(ownOfContent(context), readSteps(context)), type } });
}

/**
 * `GET /v1/newsletters/{newsletter_id}/contents/{content_id}/metrics/links`
 *
 * @param {AppContext} context
 */
export const getContentLinkMetrics = (context) => json(200, countLinks(context, ownOfContent(context)));
