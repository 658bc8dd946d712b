/** @import { AppContext } from "../route.js" */
/** @import { JsonObject } from "../../http/body.js" */
/** @import { Json } from "../../types/json.d.ts" */
/** @import { Store } from "../../store/store.js" */
/** @import { SentMessage } from "../../types/deliveries.d.ts" */
/** @import { TYPES } from "./shapes.js" */
import { isObject } from "../../http/body.js";
import { EMPTY_EMAIL } from "../content/empty-email.js";
import { addressOf } from "../deliveries/address.js";
import { sendMessage } from "../deliveries/send.js";
import { malformed } from "../http/refusal.js";
import { matches } from "../people/filter.js";

/** @typedef {typeof TYPES[number]} NewsletterType */

/** @typedef {JsonObject & { id: number; language: string; updated: number; body: string; subject: string }} StoredVariant */

/**
 * A newsletter. Its default contents are in no test group.
 *
 * @typedef {{
 *   id: number;
 *   name: string;
 *   type: NewsletterType;
 *   recipients: Json;
 *   recipient_segment_ids: number[];
 *   subscription_topic_id?: number;
 *   created: number;
 *   updated: number;
 *   sent_at?: number;
 *   scheduled_at?: number;
 *   contents: StoredVariant[];
 *   testGroups: { id: number; contents: StoredVariant[] }[];
 * }} StoredNewsletter
 */

/**
 * A content of a newsletter, made of the body of the request.
 *
 * @param {Store} store
 * @param {StoredNewsletter} newsletter
 * @param {JsonObject} input
 * @param {number} now
 * @returns {StoredVariant}
 */
export function makeVariant({ app }, newsletter, input, now) {
	const all = app.newsletters.list().flatMap((one) => contentsOf(one));
	const { subject, body, body_json, language, from_id, from, preheader_text, body_amp } = input;
	/** @type {JsonObject} */
	const own = { from_id, from, preheader_text, body_amp };
	const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
	return {
		id: Math.max(0, ...all.map(({ id }) => id), ...contentsOf(newsletter).map(({ id }) => id)) + 1,
		newsletter_id: newsletter.id,
		name: newsletter.name,
		type: newsletter.type,
		layout: "",
		...(newsletter.type === "email" ? EMPTY_EMAIL : {}),
		...given,
		language: String(language ?? ""),
		subject: String(subject ?? ""),
		body: String(body ?? body_json ?? ""),
		updated: now,
	};
}

/** @param {StoredNewsletter} newsletter */
export const contentsOf = ({ contents, testGroups }) => [
	...contents,
	...testGroups.flatMap((group) => group.contents),
];

/**
 * The segments that a filter names, anywhere in it.
 *
 * @param {Json} filter
 * @returns {number[]}
 */
export function segmentIdsOf(filter) {
	if (Array.isArray(filter)) return filter.flatMap(segmentIdsOf);
	if (!isObject(filter)) return [];
	const { segment, ...others } = filter;
	const own = isObject(segment) && typeof segment.id === "number" ? [segment.id] : [];
	return [...own, ...Object.values(others).flatMap(segmentIdsOf)];
}

/** @type {Record<NewsletterType, SentMessage["kind"]>} */
const KINDS = {
	email: "email",
	webhook: "webhook",
	twilio: "sms",
	push: "push",
	in_app: "in_app",
	inbox: "inbox_message",
};

/**
 * Sends a newsletter to its recipients.
 *
 * @param {Store} store
 * @param {StoredNewsletter} newsletter
 * @param {number} now
 */
export function sendNewsletter(store, newsletter, now) {
	if (newsletter.sent_at !== undefined) throw malformed("the newsletter has already been sent");
	newsletter.sent_at = now;
	newsletter.updated = now;
	delete newsletter.scheduled_at;
	const kind = KINDS[newsletter.type];
	const [content] = newsletter.contents;
	const people = store.people.list().filter((person) => matches(store, newsletter.recipients, person));
	for (const person of people) {
		const language = person.attributes.get("language");
		const variant = newsletter.contents.find((one) => one.language === language) ?? content;
		sendMessage(
			store,
			{
				kind,
				customer: person.cio_id,
				recipient: addressOf(kind, person),
				subject: variant.subject,
				created: now,
				draft: false,
				send_to_unsubscribed: false,
				newsletter_id: newsletter.id,
				content_id: variant.id,
				body: { body: variant.body },
			},
			now,
		);
	}
}

/**
 * Sends the newsletters whose time has come.
 *
 * @param {Store} store
 * @param {number} now
 */
export function sendDueNewsletters(store, now) {
	for (const newsletter of store.app.newsletters.list()) {
		const { scheduled_at } = newsletter;
		if (scheduled_at !== undefined && scheduled_at <= now) sendNewsletter(store, newsletter, scheduled_at);
	}
}

/** @param {AppContext} context */
export const newsletterOf = ({ store, params }) => store.app.newsletters.get(params.newsletter_id);

/** @param {StoredNewsletter} newsletter */
export function showNewsletter(newsletter) {
	const { id, name, type, recipient_segment_ids, subscription_topic_id, sent_at, created, updated } =
		newsletter;
	return {
		id,
		deduplicate_id: `${id}:${updated}`,
		name,
		type,
		content_ids: contentsOf(newsletter).map((content) => content.id),
		recipient_segment_ids,
		...(subscription_topic_id === undefined ? {} : { subscription_topic_id }),
		// The real API returns null for an empty list of tags.
		tags: null,
		...(sent_at === undefined ? {} : { sent_at }),
		created,
		updated,
	};
}

/**
 * @param {StoredVariant} variant
 * @returns {JsonObject}
 */
export function showVariant({ updated, ...variant }) {
	return { ...variant, deduplicate_id: `${variant.id}:${updated}` };
}
