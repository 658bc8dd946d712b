import { h, renderList } from "../dom/elements.js";
import { jsonView } from "../dom/json-view.js";
import { momentsOf, momentView } from "./timeline.js";

/**
 * @typedef {import("../../../host/sandbox-view.js").Person} Person
 * @typedef {import("../../../host/sandbox-view.js").ListedPerson} ListedPerson
 * @typedef {import("../../../host/sandbox-view.js").NumberedEvent} NumberedEvent
 */

const HUES = 6;

/** @param {ListedPerson} person */
export const nameOf = ({ id, email, cio_id }) => id ?? email ?? cio_id;

/** @param {ListedPerson} person */
export function avatar(person) {
	const name = nameOf(person);
	const hue = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % HUES;
	const letter = [...name][0] ?? "";
	return h("span", { class: `avatar hue-${hue}`, "aria-hidden": "true" }, letter.toUpperCase());
}

/** The details and timeline of one person. */
export function personView() {
	const head = h("div", { class: "person-head" });
	const attributes = h("dl", { class: "attributes" });
	const extras = h("div", { class: "extras" });
	const timeline = h("ol", { class: "timeline", "aria-label": "Timeline" });
	const element = h(
		"div",
		{ class: "person" },
		head,
		h("h3", {}, "Attributes"),
		attributes,
		extras,
		h("h3", {}, "Timeline"),
		timeline,
	);

	/**
	 * @param {Person} person
	 * @param {NumberedEvent[]} events
	 */
	function show(person, events) {
		renderList(head, [person], { keyOf: nameOf, render: headView });
		renderList(attributes, Object.entries(person.attributes), {
			keyOf: ([key]) => key,
			render: attributeView,
		});
		renderList(extras, extrasOf(person), { keyOf: ({ title }) => title, render: extraView });
		renderList(timeline, momentsOf(person, events), { keyOf: ({ key }) => key, render: momentView });
	}

	return { element, show };
}

/** @param {Person} person */
function headView(person) {
	return h(
		"div",
		{ class: "person-title" },
		avatar(person),
		h(
			"div",
			{},
			h("p", { class: "person-name" }, nameOf(person)),
			h("p", { class: "person-email" }, "cio_id ", h("code", {}, person.cio_id)),
		),
	);
}

/** @param {[string, import("../../../shared/actions.js").Json]} attribute */
function attributeView([key, value]) {
	const text = typeof value === "string" ? value : JSON.stringify(value);
	return h(
		"div",
		{},
		h("dt", {}, key),
		h("dd", { class: typeof value === "string" ? "text" : "atom" }, text),
	);
}

/** @param {Person} person */
const extrasOf = ({ devices, relationships }) =>
	[
		{ title: "Devices", list: devices },
		{ title: "Relationships", list: relationships },
	].filter(({ list }) => list.length > 0);

/** @param {{ title: string, list: object[] }} extra */
const extraView = ({ title, list }) => h("section", {}, h("h3", {}, title), jsonView(list));
