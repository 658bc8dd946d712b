import { h } from "../dom/elements.js";
import { iconButton, isWithin } from "./fields.js";

/**
 * A field with rows of inputs that the user can add and remove.
 *
 * @param {object} options
 * @param {string} options.label
 * @param {string} options.noun the name of one row
 * @param {{ name: string, label: string }[]} options.columns `name` is the placeholder and the CSS class
 * @param {string[][]} options.rows the initial texts
 * @param {string[]} options.about the arguments that this field provides, by their names in a ValidationError
 * @param {(input: HTMLInputElement, column: string) => HTMLElement} [options.decorate] wraps an input
 * @returns {Omit<import("./fields.js").Field, "read"> & { texts(): string[][] }} `texts` omits empty rows
 */
export function rowsField({ label, noun, columns, rows, about, decorate = (input) => input }) {
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
		const row = h("li", {}, ...inputs.map((input, index) => decorate(input, columns[index]?.name ?? "")));
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

	/** Removing a row does not fire an event by itself. */
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
		mark(message, argument = "") {
			const all = [...list.querySelectorAll("input")];
			for (const input of all) input.removeAttribute("aria-invalid");
			note.textContent = message;
			note.classList.toggle("wrong", message !== "");
			if (message === "") {
				list.after(note);
				return;
			}
			const row = rowOf(argument);
			const wrong = row ? [...row.querySelectorAll("input")] : all.slice(0, 1);
			for (const input of wrong) input.setAttribute("aria-invalid", "true");
			(row ?? list).append(note);
			wrong.at(-1)?.focus();
		},
	};

	/**
	 * The row whose key the argument names, such as `seats` in `attributes.seats`, or the first one without a key.
	 *
	 * @param {string} argument
	 */
	function rowOf(argument) {
		const rows = [...list.children];
		const keyOf = (/** @type {Element} */ row) => row.querySelector("input")?.value ?? "";
		const named = rows.find((row) => about.some((path) => isWithin(argument, `${path}.${keyOf(row)}`)));
		return named ?? rows.find((row) => keyOf(row) === "");
	}
}
