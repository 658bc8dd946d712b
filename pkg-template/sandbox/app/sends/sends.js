/** @import { AppContext } from "../route.js" */
/** @import { JsonObject } from "../../http/body.js" */
/** @import { SentMessage } from "../../types/deliveries.d.ts" */
/** @import { Identifier } from "../../shapes/identifiers.js" */
/** @import { StoredMessage } from "../transactional/messages.js" */
/** @import { StoredPerson } from "../../store/people.js" */
import { byteLength } from "../../http/bytes.js";
import { json } from "../../http/responses.js";
import { addressOf } from "../deliveries/address.js";
import { sendMessage } from "../deliveries/send.js";
import { malformed, Refusal } from "../http/refusal.js";
import { findMessage } from "../transactional/messages.js";
import { checkEmail } from "./email.js";

/** @typedef {Exclude<SentMessage["kind"], "webhook">} SendKind */

/** How far `send_at` may be in the future. */
const MAX_DELAY = 90 * 24 * 60 * 60;
/** The size of a request without its attachments. */
const MAX_BYTES = 1024 * 1024;

/**
 * `POST /v1/send/{kind}`. Nobody is created: for an unknown person, the message goes to the address alone.
 *
 * @param {SendKind} kind
 */
export const send = (kind) => {
	/** @param {AppContext} context */
	return ({ store, body, now }) => {
		const { attachments, ...rest } = body;
		if (byteLength(JSON.stringify(rest)) > MAX_BYTES) {
			throw new Refusal(413, {
				detail: `the request must be at most ${MAX_BYTES} bytes without attachments`,
			});
		}
		if (kind === "email") checkEmail(body);
		const { send_at } = body;
		if (typeof send_at === "number" && send_at > now + MAX_DELAY) {
			throw malformed("send_at must be at most 90 days in the future, in Unix seconds");
		}
		const template = findMessage(store.app, body, kind, now);
		const person = store.people.find(readIdentifier(body));
		const delivery = sendMessage(store, compose(kind, body, { template, person, now }), now);
		const later = delivery.message.send_at;
		return json(200, {
			delivery_id: delivery.id,
			queued_at: now,
			...(later === undefined ? {} : { send_at: later }),
		});
	};
};

/**
 * @param {JsonObject} body
 * @returns {Identifier}
 */
function readIdentifier({ identifiers }) {
	const [[kind, value]] = Object.entries(/** @type {Record<string, string>} */ (identifiers));
	return { kind: /** @type {Identifier["kind"]} */ (kind), value };
}

/**
 * @param {SendKind} kind
 * @param {JsonObject} body
 * @param {{ template: StoredMessage | undefined; person: StoredPerson | undefined; now: number }} parts
 * @returns {SentMessage}
 */
function compose(kind, body, { template, person, now }) {
	const { send_at, queue_draft, send_to_unsubscribed, subject, title } = body;
	const language = body.language ?? person?.attributes.get("language");
	const content = template?.contents.find((one) => one.language === language) ?? template?.contents[0];
	return {
		kind,
		customer: person?.cio_id ?? null,
		recipient: recipientOf(kind, body, person),
		subject: String(subject ?? title ?? content?.subject ?? ""),
		created: now,
		...(typeof send_at === "number" && send_at > now ? { send_at } : {}),
		draft:
			queue_draft === undefined || queue_draft === null
				? template?.queue_drafts === true
				: queue_draft === true,
		send_to_unsubscribed:
			typeof send_to_unsubscribed === "boolean"
				? send_to_unsubscribed
				: (template?.send_to_unsubscribed ?? true),
		...(template === undefined ? {} : { transactional_message_id: template.id, content_id: content?.id }),
		body,
	};
}

/**
 * @param {SendKind} kind
 * @param {JsonObject} body
 * @param {StoredPerson | undefined} person
 */
function recipientOf(kind, { to }, person) {
	const isGiven = typeof to === "string" && !(kind === "push" && ["all", "last_used"].includes(to));
	return isGiven ? to : addressOf(kind, person);
}
