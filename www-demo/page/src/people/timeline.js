import { h } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { jsonView } from "../dom/json-view.js";
import { lazyDetails } from "../dom/lazy-details.js";
import { relativeTime } from "../dom/time.js";

/**
 * @typedef {import("../../../host/sandbox-view.js").Person} Person
 * @typedef {import("../../../host/sandbox-view.js").NumberedEvent} Event
 */

/**
 * One entry of a person's timeline.
 *
 * @typedef {object} Moment
 * @property {string} key
 * @property {"event" | "page" | "screen" | "created"} type
 * @property {string} title
 * @property {number} timestamp unix seconds
 * @property {Event["data"]} data
 * @property {string | undefined} id the id of the event
 */

const TYPE_NAMES = { event: "Event", page: "Page view", screen: "Screen view", created: "Profile" };

/**
 * The person's events, newest first, and finally their creation.
 *
 * @param {Person} person
 * @param {Event[]} events
 * @returns {Moment[]}
 */
export function momentsOf(person, events) {
	const own = events
		.map(({ number, type, name, timestamp, data, id }) => ({
			key: `event-${number}`,
			type,
			title: name,
			timestamp,
			data,
			id,
		}))
		.reverse()
		.sort((a, b) => b.timestamp - a.timestamp);
	return [
		...own,
		{
			key: person.cio_id,
			type: "created",
			title: "Person created",
			timestamp: person.created,
			data: {},
			id: undefined,
		},
	];
}

/**
 * @param {Moment} moment
 * @returns {HTMLLIElement}
 */
export function momentView({ type, title, timestamp, data, id }) {
	const head = [
		h("span", { class: "moment-title" }, title),
		h("span", { class: "moment-meta" }, TYPE_NAMES[type], " · ", relativeTime(timestamp)),
	];
	if (type === "created") {
		return momentItem(type, h("div", { class: "moment-head" }, ...head));
	}
	const count = h("span", { class: "count" }, countOf(Object.keys(data).length));
	return momentItem(
		type,
		lazyDetails(h("summary", { class: "moment-head" }, ...head, count), () => [
			jsonView(data),
			...(id ? [h("p", { class: "moment-id" }, "id ", h("code", {}, id))] : []),
		]),
	);
}

/**
 * @param {Moment["type"]} type
 * @param {HTMLElement} body
 */
const momentItem = (type, body) =>
	h("li", { class: `moment ${type}` }, h("span", { class: "dot" }, icon(type)), body);

/** @param {number} entries */
function countOf(entries) {
	if (entries === 0) return "no data";
	return entries === 1 ? "1 entry" : `${entries} entries`;
}
