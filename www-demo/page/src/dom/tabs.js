import { h } from "./elements.js";

/** The next index for each key, from the current index and the number of tabs. */
const MOVES = new Map([
	["ArrowRight", (/** @type {number} */ at, /** @type {number} */ count) => (at + 1) % count],
	["ArrowLeft", (/** @type {number} */ at, /** @type {number} */ count) => (at + count - 1) % count],
	["Home", () => 0],
	["End", (/** @type {number} */ _at, /** @type {number} */ count) => count - 1],
]);

/**
 * Tabs, operated by click or by the arrow keys, Home and End (the ARIA tabs pattern).
 *
 * @param {{ id: string, title: string, panel: HTMLElement }[]} items the first is selected
 * @returns {HTMLElement}
 */
export function tabs(items) {
	const entries = items.map(({ id, title, panel }) => ({
		tab: h("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}` }, title),
		box: h("div", { role: "tabpanel", id: `panel-${id}`, "aria-labelledby": `tab-${id}` }, panel),
	}));

	const select = (/** @type {number} */ selected) => {
		entries.forEach(({ tab, box }, index) => {
			tab.setAttribute("aria-selected", String(index === selected));
			tab.tabIndex = index === selected ? 0 : -1;
			box.hidden = index !== selected;
		});
	};

	entries.forEach(({ tab }, index) => {
		tab.addEventListener("click", () => select(index));
		tab.addEventListener("keydown", (event) => {
			const next = MOVES.get(event.key)?.(index, entries.length);
			if (next === undefined) return;
			event.preventDefault();
			select(next);
			entries[next]?.tab.focus();
		});
	});
	select(0);

	const list = h("div", { role: "tablist", "aria-label": "Action" }, ...entries.map(({ tab }) => tab));
	return h("div", { class: "tabs" }, list, ...entries.map(({ box }) => box));
}
