import { h } from "./dom.js";
import { FieldError, iconButton, isWithin } from "./fields.js";

/** @typedef {import("../../shared/actions.js").Json} Json */

/**
 * What a value's text means: JSON where it is JSON (`5`, `true`, `["a"]`, `"5"`), else the text itself.
 *
 * @param {string} text
 * @returns {Json}
 */
function parseValue(text) {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** @param {Json} value */
function kindOf(value) {
	if (value === null) return "null";
	if (Array.isArray(value)) return "list";
	return typeof value === "string" ? "text" : typeof value;
}

/**
 * Rows of key and value. Each row shows the type that its value is sent as.
 *
 * @param {object} options
 * @param {string} options.label
 * @param {string} options.noun what one row is called
 * @param {[string, string][]} options.rows
 * @param {string[]} options.about
 * @param {boolean} [options.plain] values are text, whatever they look like
 * @returns {import("./fields.js").Field}
 */
export function pairsField({ label, noun, rows, about, plain = false }) {
	const list = h("ul", { class: "pairs" });
	const note = h("p", { class: "hint" });
	const parse = plain ? (/** @type {string} */ text) => text : parseValue;

	/**
	 * @param {string} key
	 * @param {string} text
	 */
	function addRow(key, text) {
		const keyInput = h("input", {
			class: "key",
			"aria-label": `Key of the ${noun}`,
			placeholder: "key",
			value: key,
		});
		const valueInput = h("input", {
			class: "value",
			"aria-label": `Value of the ${noun}`,
			placeholder: "value",
			value: text,
		});
		for (const input of [keyInput, valueInput]) {
			input.autocomplete = "off";
			input.spellcheck = false;
		}
		const kind = h("span", { class: "kind", hidden: plain });
		const showKind = () => {
			kind.textContent = kindOf(parse(valueInput.value));
		};
		valueInput.addEventListener("input", showKind);
		showKind();
		const row = h("li", {}, keyInput, h("div", { class: "value-box" }, valueInput, kind));
		row.append(
			iconButton(`Remove this ${noun}`, "remove", () => {
				row.remove();
				add.focus();
				announceChange();
			}),
		);
		list.append(row);
		return keyInput;
	}

	/** Removing a row fires no event of its own. */
	function announceChange() {
		list.dispatchEvent(new Event("input", { bubbles: true }));
	}

	const add = iconButton(`Add ${noun}`, "add", () => addRow("", "").focus());
	for (const [key, text] of rows) addRow(key, text);

	return {
		element: h("fieldset", { class: "field" }, h("legend", {}, label), list, add, note),
		read() {
			const entries = [...list.children]
				.map((row) => [...row.querySelectorAll("input")].map((input) => input.value))
				.filter(([key, text]) => key || text);
			if (entries.some(([key]) => !key)) throw new FieldError(about[0] ?? "", `Give each ${noun} a key.`);
			return Object.fromEntries(entries.map(([key = "", text = ""]) => [key, parse(text)]));
		},
		claims: (argument) => about.some((path) => isWithin(argument, path)),
		mark(message) {
			note.textContent = message;
			note.classList.toggle("wrong", message !== "");
			if (message) list.querySelector("input")?.focus();
		},
	};
}
