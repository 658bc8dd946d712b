import { h, renderList, showOnly } from "../dom/elements.js";
import { emptyState } from "../dom/empty.js";
import { rowView, seenRow } from "./rows.js";

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./rows.js").NumberedRequest} NumberedRequest
 */

/**
 * Adds a row on top; what it returns changes that row.
 *
 * @typedef {(row: Omit<Row, "key">) => (changes: Partial<Row>) => void} AddRow
 */

/** What the page can hold without growing for ever. */
const MOST_ROWS = 200;

const HINTS = {
	page: "What this page sent, each attempt and each wait for a retry, and what came back.",
	sandbox: "What arrived at the sandbox, from this page, the Worker and Node.",
};

/**
 * The log, newest first, of one of its two sources.
 *
 * @param {{ view: HTMLElement, hint: HTMLElement, source: HTMLElement }} places `source` holds the radio buttons
 * @returns {{ add: AddRow, updateSandbox: (requests: NumberedRequest[]) => void }}
 */
export function mountLog({ view, hint, source }) {
	const list = h("ol", { class: "log", "aria-label": "Requests" });
	const empty = emptyState("log", "Nothing sent yet", "Every request and its answer will be listed here.");
	/** @type {Record<keyof typeof HINTS, Row[]>} */
	const rows = { page: [], sandbox: [] };
	/** @type {keyof typeof HINTS} */
	let shown = "page";
	let added = 0;

	function render() {
		const present = rows[shown];
		hint.textContent = HINTS[shown];
		showOnly(view, present.length > 0 ? list : empty);
		renderList(list, present, { keyOf: ({ key }) => key, render: rowView });
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
			rows.page = [{ ...row, key }, ...rows.page].slice(0, MOST_ROWS);
			render();
			return (changes) => {
				rows.page = rows.page.map((present) => (present.key === key ? { ...present, ...changes } : present));
				render();
			};
		},
		updateSandbox(requests) {
			rows.sandbox = requests.map(seenRow).reverse();
			render();
		},
	};
}
