import { h } from "./elements.js";

/**
 * Details whose content is made when they are opened: to highlight hundreds of hidden bodies would slow down the page.
 *
 * @param {HTMLElement} summary
 * @param {() => HTMLElement[]} content
 */
export function lazyDetails(summary, content) {
	const details = h("details", {}, summary);
	details.addEventListener("toggle", () => details.append(...content()), { once: true });
	return details;
}
