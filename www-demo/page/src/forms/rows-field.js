import { h } from "../dom/elements.js";
import { iconButton, isWithin } from "./fields.js";

/**
 * A field of rows that the user adds and removes; each row has the same inputs.
 *
 * @param {object} options
 * @param {string} options.label
 * @param {string} options.noun what one row is called
 * @param {{ name: string, label: string }[]} options.columns `name` is the placeholder and the class
 * @param {string[][]} options.rows the texts to start with
 * @param {string[]} options.about the arguments, as a ValidationError names them, that this field gives
 * @param {(input: HTMLInputElement, column: string) => HTMLElement} [options.dress] puts more around an input
 * @returns {Omit<import("./fields.js").Field, "read"> & { texts(): string[][] }} `texts` leaves out empty rows
 */
export function rowsField({ label, noun, columns, rows, about, dress = (input) => input }) {
	const list = h("ul", { class: `rows columns-${columns.length}` });
	const note = h("p", { class: "hint" });

	/** @param {string[]} texts */
	function addRow(texts) {
		const inputs = columns.map((column, index) =>
			h("input", {
				class: column.name,
				"aria-label": `${column.label} of the ${noun}`,
				placeholder: column.name,
				value: texts[index] ?? "",
				autocomplete: "off",
				spellcheck: "false",
			}),
		);
		const row = h("li", {}, ...inputs.map((input, index) => dress(input, columns[index]?.name ?? "")));
		row.append(
			iconButton(`Remove this ${noun}`, "remove", () => {
				row.remove();
				add.focus();
				announceChange();
			}),
		);
		list.append(row);
		return inputs[0];
	}

	/** Removing a row fires no event of its own. */
	function announceChange() {
		list.dispatchEvent(new Event("input", { bubbles: true }));
	}

	const add = iconButton(`Add ${noun}`, "add", () => addRow([])?.focus());
	for (const texts of rows) addRow(texts);

	return {
		element: h("fieldset", { class: "field" }, h("legend", {}, label), list, add, note),
		texts: () =>
			[...list.children]
				.map((row) => [...row.querySelectorAll("input")].map((input) => input.value))
				.filter((texts) => texts.some((text) => text !== "")),
		claims: (argument) => about.some((path) => isWithin(argument, path)),
		mark(message) {
			note.textContent = message;
			note.classList.toggle("wrong", message !== "");
			if (message) list.querySelector("input")?.focus();
		},
	};
}
