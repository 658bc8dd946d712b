import { h, renderList, showOnly } from "../dom/elements.js";
import { emptyState } from "../dom/empty.js";
import { jsonView } from "../dom/json-view.js";
import { momentsOf, momentView } from "./timeline.js";

/**
 * @typedef {import("../../../host/sandbox-view.js").SandboxView} SandboxView
 * @typedef {import("../../../host/sandbox-view.js").Person} Person
 */

const HUES = 6;

/** @param {Person} person */
const nameOf = ({ id, email, cio_id }) => id ?? email ?? cio_id;

/**
 * A list of the people in the sandbox, with the details and timeline of the selected one.
 *
 * @param {HTMLElement} container
 * @param {(id: string) => void} onSelect called when the user selects a person with an id
 */
export function mountPeople(container, onSelect) {
	const list = h("ul", { class: "people-list", "aria-label": "People" });
	const more = h("p", { class: "hint more" });
	const head = h("div", { class: "person-head" });
	const attributes = h("dl", { class: "attributes" });
	const extras = h("div", { class: "extras" });
	const timeline = h("ol", { class: "timeline", "aria-label": "Timeline" });
	const detail = h(
		"div",
		{ class: "person" },
		head,
		h("h3", {}, "Attributes"),
		attributes,
		extras,
		h("h3", {}, "Timeline"),
		timeline,
	);
	const master = h("div", { class: "people" }, h("div", { class: "people-side" }, list, more), detail);
	const empty = emptyState(
		"people",
		"No people yet",
		"Press “Identify person”. The form is already filled in, and the person will appear here.",
	);
	const loading = emptyState("people", "Loading people", "They will appear here when the load has finished.");

	/** @type {Pick<SandboxView, "people" | "events">} */
	let state = { people: [], events: [] };
	/** The number of all people, of which the list may show only some. */
	let total = 0;
	/** The name of the selected person. @type {string | undefined} */
	let selected;

	function render() {
		showOnly(container, state.people.length > 0 ? master : total > 0 ? loading : empty);
		const shown = state.people.find((person) => nameOf(person) === selected) ?? state.people.at(-1);
		if (!shown) return;
		renderList(
			list,
			state.people.map((person) => ({ person, current: person === shown })),
			{
				keyOf: ({ person }) => person.cio_id,
				render: ({ person, current }) => itemView(person, current, select),
			},
		);
		more.hidden = total <= state.people.length;
		more.textContent = `Showing ${state.people.length} of ${total.toLocaleString("en")}`;
		renderList(head, [shown], { keyOf: nameOf, render: headView });
		renderList(attributes, Object.entries(shown.attributes), {
			keyOf: ([key]) => key,
			render: attributeView,
		});
		renderList(extras, extrasOf(shown), { keyOf: ({ title }) => title, render: extraView });
		renderList(timeline, momentsOf(shown, state.events), { keyOf: ({ key }) => key, render: momentView });
	}

	/** @param {Person} person */
	function select(person) {
		selected = nameOf(person);
		render();
		/** @type {HTMLElement | null} */ (list.querySelector("[aria-current=true]"))?.focus();
		if (person.id !== undefined) onSelect(person.id);
	}

	render();
	return {
		/** @param {SandboxView} next */
		update(next) {
			state = next;
			render();
		},
		/** @param {number} people */
		setTotal(people) {
			total = people;
			render();
		},
		selected: () => selected,
		/** Selects this person as soon as they exist. @param {string} id */
		show(id) {
			selected = id;
			render();
		},
	};
}

/**
 * @param {Person} person
 * @param {boolean} current
 * @param {(person: Person) => void} select
 */
function itemView(person, current, select) {
	const button = h(
		"button",
		{ type: "button", class: "person-item", "aria-current": current ? "true" : undefined },
		avatar(person),
		h(
			"span",
			{ class: "person-text" },
			h("span", { class: "person-name" }, nameOf(person)),
			h("span", { class: "person-email" }, person.email && person.id ? person.email : "no email"),
		),
	);
	button.addEventListener("click", () => select(person));
	return h("li", {}, button);
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

/** @param {Person} person */
function avatar(person) {
	const name = nameOf(person);
	const hue = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % HUES;
	const letter = [...name][0] ?? "";
	return h("span", { class: `avatar hue-${hue}`, "aria-hidden": "true" }, letter.toUpperCase());
}
