import { h } from "../dom/elements.js";
import { icon } from "../dom/icons.js";

/**
 * One input of a form.
 *
 * @typedef {object} Field
 * @property {HTMLElement} element
 * @property {() => unknown} read its value; throws a FieldError if it is invalid
 * @property {(argument: string) => boolean} claims whether a ValidationError's argument is about this field
 * @property {(message: string, argument?: string) => void} mark shows an error beside what the argument names; an empty message
 * clears it
 */

/** An invalid value in a field. */
export class FieldError extends Error {
	/**
	 * @param {string} argument
	 * @param {string} message
	 */
	constructor(argument, message) {
		super(message);
		this.argument = argument;
	}
}

/**
 * Reads a field, typed by the caller, who knows its kind.
 *
 * @template T
 * @param {Field} field
 * @returns {T}
 */
export const read = (field) => /** @type {T} */ (field.read());

let lastId = 0;

function nextId() {
	lastId += 1;
	return `field-${lastId}`;
}

/**
 * A control with its label and its error message.
 *
 * @param {object} options
 * @param {string} options.label
 * @param {string} [options.hint]
 * @param {string[]} options.about the arguments that this field provides, by their names in a ValidationError
 * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control
 * @returns {Field}
 */
function labelled({ label, hint, about }, control) {
	const id = nextId();
	control.id = id;
	const note = h("p", { class: "hint", id: `${id}-note` }, hint ?? "");
	control.setAttribute("aria-describedby", note.id);
	return {
		element: h("div", { class: "field" }, h("label", { for: id }, label), control, note),
		read: () => control.value,
		claims: (argument) => about.some((path) => isWithin(argument, path)),
		mark(message) {
			note.textContent = message || (hint ?? "");
			note.classList.toggle("wrong", message !== "");
			if (message) control.setAttribute("aria-invalid", "true");
			else control.removeAttribute("aria-invalid");
			if (message) control.focus();
		},
	};
}

/**
 * @param {string} argument such as `data.items[3].price`
 * @param {string} path such as `data`
 */
export function isWithin(argument, path) {
	return argument === path || argument.startsWith(`${path}.`) || argument.startsWith(`${path}[`);
}

/**
 * @param {{ label: string, name: string, value: string, hint?: string, about: string[] }} options
 * @returns {Field}
 */
export function textField({ name, value, ...options }) {
	return labelled(options, h("input", { name, value, autocomplete: "off", spellcheck: "false" }));
}

/**
 * @param {{ label: string, name: string, choices: string[], about: string[] }} options
 * @returns {Field}
 */
export function choiceField({ name, choices, ...options }) {
	const items = choices.map((choice) => h("option", {}, choice));
	return labelled(options, h("select", { name }, ...items));
}

/**
 * A JSON body. An empty one reads as `undefined`.
 *
 * @param {{ label: string, name: string, value: string, hint?: string, about: [string] }} options
 * @returns {Field}
 */
export function jsonField({ name, value, ...options }) {
	const control = h("textarea", { name, rows: 4, spellcheck: "false" });
	control.value = value;
	control.addEventListener("keydown", (event) => {
		if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) control.form?.requestSubmit();
	});
	const field = labelled(options, control);
	return {
		...field,
		read() {
			if (control.value.trim() === "") return undefined;
			try {
				return JSON.parse(control.value);
			} catch (error) {
				throw new FieldError(options.about[0], `This is not JSON. ${String(error)}`);
			}
		},
	};
}

/**
 * A number. An empty one reads as `undefined`.
 *
 * @param {{ label: string, name: string, placeholder: string, about: [string] }} options `placeholder` is the default
 * value
 * @returns {Field}
 */
export function numberField({ name, placeholder, ...options }) {
	const control = h("input", { name, placeholder, inputmode: "numeric", autocomplete: "off" });
	return {
		...labelled(options, control),
		read() {
			const text = control.value.trim();
			if (text === "") return undefined;
			const number = Number(text);
			if (Number.isNaN(number)) throw new FieldError(options.about[0], "This is not a number.");
			return number;
		},
	};
}

/**
 * A checkbox. An unchecked one reads as `undefined`.
 *
 * @param {{ label: string, name: string, hint?: string, about: string[] }} options
 * @returns {Field}
 */
export function checkField({ name, ...options }) {
	const control = h("input", { name, type: "checkbox" });
	const field = labelled(options, control);
	field.element.classList.add("check");
	return { ...field, read: () => control.checked || undefined };
}

/** @param {() => void} onClick @param {string} label @param {"add" | "remove"} kind */
export function iconButton(label, kind, onClick) {
	const visible = kind === "add" ? label : null;
	const name = kind === "add" ? undefined : label;
	const button = h(
		"button",
		{ type: "button", class: `quiet ${kind}`, "aria-label": name },
		icon(kind),
		visible,
	);
	button.addEventListener("click", onClick);
	return button;
}
