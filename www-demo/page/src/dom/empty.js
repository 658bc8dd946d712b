import { h } from "./elements.js";
import { icon } from "./icons.js";

/**
 * The placeholder of an empty view.
 *
 * @param {import("./icons.js").IconName} iconName
 * @param {string} title
 * @param {string} text
 * @returns {HTMLElement}
 */
export function emptyState(iconName, title, text) {
	return h(
		"div",
		{ class: "empty" },
		icon(iconName),
		h("p", { class: "empty-title" }, title),
		h("p", {}, text),
	);
}
