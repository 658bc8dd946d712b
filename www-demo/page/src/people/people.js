import { count } from "../dom/count.js";
import { h, renderList, showOnly } from "../dom/elements.js";
import { emptyState } from "../dom/empty.js";
import { avatar, nameOf, personView } from "./person.js";

/**
 * @typedef {import("../../../host/sandbox-view.js").SandboxView} SandboxView
 * @typedef {import("../../../host/sandbox-view.js").ListedPerson} ListedPerson
 */

/** Milliseconds without a key press before a search starts. */
const SEARCH_DELAY = 150;

/**
 * A list of the people in the sandbox, with the details and timeline of the selected one.
 *
 * @param {HTMLElement} container
 * @param {object} page
 * @param {(id: string) => void} page.onSelect called when the user selects a person with an id
 * @param {() => void} page.onWanted called when `wanted` has changed
 */
export function mountPeople(container, { onSelect, onWanted }) {
	const search = h("input", {
		type: "search",
		placeholder: "Search by id or email",
		"aria-label": "Search people",
		autocomplete: "off",
		spellcheck: "false",
	});
	const list = h("ul", { class: "people-list", "aria-label": "People" });
	const more = h("p", { class: "hint more", role: "status" });
	const detail = personView();
	const side = h("div", { class: "people-side" }, h("div", { class: "people-search" }, search), list, more);
	const master = h("div", { class: "people" }, side, detail.element);
	const empty = emptyState(
		"people",
		"No people yet",
		"Press “Identify person”. The form is already filled in, and the person will appear here.",
	);
	const emptied = emptyState(
		"people",
		"All people are deleted",
		"The sandbox keeps the events that they had, so that you can see what was sent.",
	);
	const loading = emptyState("people", "Loading people", "They will appear here when the load has finished.");

	/** @type {Pick<SandboxView, "people" | "matches" | "selected">} */
	let view = { people: [], matches: 0, selected: null };
	let total = 0;
	let events = 0;
	/** The name of the selected person, or "" for the newest. */
	let selected = "";

	function render() {
		showOnly(container, view.selected ? master : total > 0 ? loading : events > 0 ? emptied : empty);
		if (!view.selected) return;
		const current = view.selected.person.cio_id;
		const items = view.people.map((person) => ({ person, current: person.cio_id === current }));
		renderList(list, items, {
			keyOf: ({ person }) => person.cio_id,
			render: ({ person, current }) => itemView(person, current, select),
		});
		more.textContent = summary();
		more.hidden = more.textContent === "";
		detail.show(view.selected.person, view.selected.events);
	}

	function summary() {
		if (view.matches === 0) return "Nobody has this id or email.";
		if (view.people.length < view.matches) {
			return `Showing ${view.people.length} of ${count(view.matches)}${search.value ? " found" : ""}`;
		}
		return search.value ? `${count(view.matches)} of ${count(total)}` : "";
	}

	/** @param {ListedPerson} person */
	function select(person) {
		selected = nameOf(person);
		onWanted();
		if (person.id !== undefined) onSelect(person.id);
	}

	/** @type {ReturnType<typeof setTimeout> | undefined} */
	let typing;
	search.addEventListener("input", () => {
		clearTimeout(typing);
		typing = setTimeout(onWanted, SEARCH_DELAY);
	});

	render();
	return {
		wanted: () => ({ person: selected, search: search.value }),
		/** @param {SandboxView} next */
		update(next) {
			const focused = list.contains(document.activeElement);
			view = next;
			render();
			if (!focused || list.contains(document.activeElement)) return;
			/** @type {HTMLElement | null} */ (list.querySelector("[aria-current=true]"))?.focus();
		},
		/** @param {{ people: number, events: number }} counts */
		setCounts(counts) {
			total = counts.people;
			events = counts.events;
			render();
		},
		/** Selects a person who exists, or will. @param {string} id */
		show(id) {
			selected = id;
		},
	};
}

/**
 * @param {ListedPerson} person
 * @param {boolean} current
 * @param {(person: ListedPerson) => void} select
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
