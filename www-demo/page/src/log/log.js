import { h, renderList, showOnly } from "../dom/elements.js";
import { emptyState } from "../dom/empty.js";
import { rowView, seenRow } from "./rows.js";
import { storedRows, storeRows } from "./stored-rows.js";

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./rows.js").ShownRequest} ShownRequest
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
	sandbox: "Requests that the sandbox received, from this page, the Worker or another program.",
};

/**
 * The log of one of its two sources, newest first.
 *
 * @param {{ view: HTMLElement, hint: HTMLElement, source: HTMLElement, clear: HTMLElement }} elements `source` contains the
 * radio buttons, `clear` empties the log of the page
 * @returns {{ add: AddRow, updateSandbox: (requests: ShownRequest[]) => void }}
 */
export function mountLog({ view, hint, source, clear }) {
	const list = h("ol", { class: "log", "aria-label": "Requests" });
	const empty = emptyState("log", "Nothing sent yet", "Every request and its response will appear here.");
	/** @type {Record<keyof typeof HINTS, Row[]>} */
	const rows = { page: storedRows(), sandbox: [] };
	/** @type {keyof typeof HINTS} */
	let shown = "page";

	function render() {
		const current = rows[shown];
		hint.textContent = HINTS[shown];
		clear.hidden = shown !== "page" || current.length === 0;
		showOnly(view, current.length > 0 ? list : empty);
		renderList(list, current, { keyOf: ({ key }) => key, render: rowView });
	}

	source.addEventListener("change", (event) => {
		shown = /** @type {HTMLInputElement} */ (event.target).value === "sandbox" ? "sandbox" : "page";
		render();
	});
	clear.addEventListener("click", () => {
		rows.page = [];
		render();
		source.querySelector("input")?.focus();
	});
	addEventListener("pagehide", () => storeRows(rows.page));

	render();
	return {
		add(row) {
			const key = crypto.randomUUID();
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
