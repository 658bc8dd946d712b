/** @import { AppContext } from "../route.js" */
import { isObject } from "../../http/body.js";
import { json } from "../../http/responses.js";
import { malformed } from "../http/refusal.js";
import { personOf } from "./find.js";
import { identifiersOf } from "./show.js";

/**
 * `GET /v1/subscription_topics`
 *
 * @param {AppContext} context
 */
export function listTopics({ store }) {
	const topics = store.app.topics.list();
	return json(200, { topics: topics.map((topic) => ({ ...topic, identifier: `topic_${topic.id}` })) });
}

/** `GET /v1/subscription_channels` */
export function listChannels() {
	const types = ["email", "push", "twilio", "in_app", "inbox", "whatsapp"];
	const channels = types.map((type, index) => ({
		id: index + 1,
		name: type,
		description: "",
		type,
		subscribed_by_default: true,
	}));
	return json(200, { channels });
}

/**
 * `GET /v1/customers/{customer_id}/subscription_preferences`
 *
 * @param {AppContext} context
 */
export function getSubscriptionPreferences(context) {
	const person = personOf(context);
	const preferences = person.attributes.get("cio_subscription_preferences") ?? {};
	const chosen = isObject(preferences) && isObject(preferences.topics) ? preferences.topics : {};
	const topics = context.store.app.topics.list().map(({ id, name, description, subscribed_by_default }) => ({
		id: String(id),
		subscribed: chosen[`topic_${id}`] ?? subscribed_by_default,
		name,
		description,
	}));
	const unsubscribed = person.attributes.get("unsubscribed") === true;
	const header = { title: "Subscription preferences", subtitle: "Choose what you want to hear about" };
	return json(200, {
		customer: { id: person.id ?? null, identifiers: identifiersOf(person), topics, unsubscribed, header },
	});
}

/**
 * `GET /v1/subscription_center/{customer_id}/token`. The path has an id or an email address.
 *
 * @param {AppContext} context
 */
export function getToken({ store, params, origin }) {
	const value = params.customer_id;
	const person = store.people.find({ kind: "id", value }) ?? store.people.find({ kind: "email", value });
	if (person === undefined) throw malformed("customer_id is unknown");
	const token = btoa(`subscription:${person.cio_id}`);
	return json(200, { token, url: `${origin}/manage_subscription_preferences/${encodeURIComponent(token)}` });
}
