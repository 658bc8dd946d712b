import { h, renderList, showOnly } from "../dom/elements.js";
import { emptyState } from "../dom/empty.js";
import { rowView, seenRow } from "./rows.js";

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./rows.js").NumberedRequest} NumberedRequest
 */

/**
 * Adds a row at the top, and returns a function that updates it.
 *
 * @typedef {(row: Omit<Row, "key">) => (changes: Partial<Row>) => void} AddRow
 */

/** Limits the memory of the page. */
const MAX_ROWS = 200;

const HINTS = {
	page: "Requests from this page, with every attempt, every retry delay and the responses.",
	sandbox: "Requests that the sandbox received from this page, the Worker and Node.",
};

/**
 * The log of one of its two sources, newest first.
 *
 * @param {{ view: HTMLElement, hint: HTMLElement, source: HTMLElement }} elements `source` contains the radio buttons
 * @returns {{ add: AddRow, updateSandbox: (requests: NumberedRequest[]) => void }}
 */
export function mountLog({ view, hint, source }) {
	const list = h("ol", { class: "log", "aria-label": "Requests" });
	const empty = emptyState("log", "Nothing sent yet", "Every request and its response will appear here.");
	/** @type {Record<keyof typeof HINTS, Row[]>} */
	const rows = { page: [], sandbox: [] };
	/** @type {keyof typeof HINTS} */
	let shown = "page";
	let added = 0;

	function render() {
		const current = rows[shown];
		hint.textContent = HINTS[shown];
		showOnly(view, current.length > 0 ? list : empty);
		renderList(list, current, { keyOf: ({ key }) => key, render: rowView });
	}

	source.addEventListener("change", (event) => {
		shown = /** @type {HTMLInputElement} */ (event.target).value === "sandbox" ? "sandbox" : "page";
		render();
	});

	render();
	return {
		add(row) {
			added += 1;
			const key = `page-${added}`;
			rows.page = [{ ...row, key }, ...rows.page].slice(0, MAX_ROWS);
			render();
			return (changes) => {
				rows.page = rows.page.map((row) => (row.key === key ? { ...row, ...changes } : row));
				render();
			};
		},
		updateSandbox(requests) {
			rows.sandbox = requests.map(seenRow).reverse();
			render();
		},
	};
}
