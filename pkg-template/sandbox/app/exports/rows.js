/** @import { AppContext } from "../route.js" */
/** @import { StoredPerson } from "../../store/people.js" */
import { has } from "../deliveries/deliveries.js";
import { typeOf } from "../deliveries/show.js";
import { matches } from "../people/filter.js";
import { asText, identifiersOf } from "../people/show.js";

/**
 * The people of a filter: their identifiers, then the attributes that were asked for, or else all.
 *
 * @param {AppContext} context
 */
export function customerRows({ store, body }) {
	const people = store.people.list().filter((person) => matches(store, body.filters, person));
	const all = [...new Set(people.flatMap(({ attributes }) => [...attributes.keys()]))];
	const names = Array.isArray(body.attributes) ? body.attributes.map(String) : all;
	const columns = [...new Set(["id", "email", "cio_id", ...names])];
	return [columns, ...people.map((person) => columns.map((name) => fieldOf(person, name)))];
}

/**
 * @param {StoredPerson} person
 * @param {string} name
 */
function fieldOf(person, name) {
	/** @type {Record<string, import("../../types/json.d.ts").Json>} */
	const identifiers = identifiersOf(person);
	const value = (Object.hasOwn(identifiers, name) ? identifiers[name] : person.attributes.get(name)) ?? null;
	return value === null ? "" : asText(value);
}

const COLUMNS = ["delivery_id", "type", "customer_id", "cio_id", "email", "recipient", "subject", "created"];

/**
 * The deliveries of a newsletter, a broadcast, a transactional message or an action.
 *
 * @param {AppContext} context
 */
export function deliveryRows({ store, body }) {
	const { newsletter_id, campaign_id, transactional_message_id, action_id, metric, start, end } = body;
	const { template_id } = body;
	const names = Array.isArray(body.attributes) ? body.attributes.map(String) : [];
	const found = store.deliveries.sent().filter((delivery) => {
		const { message } = delivery;
		if (newsletter_id !== undefined && message.newsletter_id !== newsletter_id) return false;
		if (campaign_id !== undefined && message.broadcast_id !== campaign_id) return false;
		if (action_id !== undefined && message.action_id !== action_id) return false;
		const { transactional_message_id: template } = message;
		if (transactional_message_id !== undefined && template !== transactional_message_id) return false;
		// The content of a broadcast's message is its action.
		const content = message.content_id ?? message.action_id;
		if (typeof template_id === "number" && content !== template_id) return false;
		if (typeof start === "number" && message.created < start) return false;
		if (typeof end === "number" && message.created > end) return false;
		if (message.draft !== (body.drafts === true)) return false;
		return (metric ?? "created") === "created" || has(delivery, String(metric));
	});
	const rows = found.map((delivery) => {
		const { id, message } = delivery;
		const person = store.recipientOf(delivery);
		const who = [person?.id ?? "", person?.cio_id ?? "", person?.email ?? ""];
		const what = [message.recipient, message.subject, String(message.created)];
		const attributes = names.map((name) => (person ? fieldOf(person, name) : ""));
		return [id, typeOf(message), ...who, ...what, ...attributes];
	});
	return [[...COLUMNS, ...names], ...rows];
}
