import { h } from "../dom/elements.js";
import { tabs } from "../dom/tabs.js";
import { FieldError } from "./fields.js";
import { formSpecs } from "./form-specs.js";
import { showFailure, showOutcome, showSending } from "./result.js";
import { snippet } from "./snippet.js";

/**
 * @typedef {import("../client.js").Call} Call
 * @typedef {import("../client.js").Outcome} Outcome
 * @typedef {import("./form-specs.js").FormSpec} FormSpec
 */

/**
 * Mounts the five forms, one per tab.
 *
 * @param {HTMLElement} container
 * @param {(call: Call) => Promise<Outcome>} send
 * @returns {{ setPerson(id: string): void }} `setPerson` sets the person's id in all forms
 */
export function mountForms(container, send) {
	const specs = formSpecs();
	container.append(
		tabs(specs.map((spec) => ({ id: spec.action, title: spec.tab, panel: formOf(spec, send) }))),
	);

	const idInputs = [
		.../** @type {NodeListOf<HTMLInputElement>} */ (container.querySelectorAll("[name=customerId]")),
	];
	const setPerson = (/** @type {string} */ id) => {
		for (const input of idInputs) {
			if (input.value === id) continue;
			input.value = id;
			input.dispatchEvent(new Event("input", { bubbles: true }));
		}
	};
	for (const input of idInputs) input.addEventListener("input", () => setPerson(input.value));
	return { setPerson };
}

/**
 * @param {FormSpec} spec
 * @param {(call: Call) => Promise<Outcome>} send
 */
function formOf(spec, send) {
	const { action, summary, submit, call } = spec;
	const fields = Object.values(spec.fields);
	const layout = spec.layout ?? fields.map(({ element }) => element);
	const button = h("button", { type: "submit", class: action === "destroy" ? "danger" : "primary" }, submit);
	const result = h("div", { class: "result", role: "status", "aria-live": "polite" });
	const place = h("div", { class: "send" }, button, result);
	const code = h("pre", { class: "snippet", tabindex: 0, "aria-label": "The same call as code" });
	const form = h(
		"form",
		{ novalidate: true, "data-action": action },
		h("p", { class: "summary" }, summary),
		...layout,
		place,
		h("details", { class: "code", open: true }, h("summary", {}, "Code"), code),
	);

	const showSnippet = () => {
		try {
			code.textContent = snippet(call());
		} catch (error) {
			if (!(error instanceof FieldError)) throw error;
		}
	};
	form.addEventListener("input", showSnippet);
	form.addEventListener("change", showSnippet);
	showSnippet();

	form.addEventListener("submit", async (event) => {
		event.preventDefault();
		if (button.disabled) return;
		for (const field of fields) field.mark("");
		const ready = callOf(spec);
		if (ready instanceof FieldError) {
			markField(fields, ready.argument, ready.message);
			showFailure(result, { name: "Not sent", message: ready.message, argument: ready.argument });
			return;
		}
		button.disabled = true;
		showSending(result);
		const outcome = await send(ready);
		button.disabled = false;
		showOutcome(result, outcome);
		if ("error" in outcome && outcome.error.argument !== undefined)
			// The sentence begins with the method, which the form makes plain.
			markField(fields, outcome.error.argument, outcome.error.message.replace(`${action}: `, ""));
		else place.scrollIntoView({ block: "nearest" });
	});
	return form;
}

/**
 * @param {FormSpec} spec
 * @returns {Call | FieldError}
 */
function callOf({ call }) {
	try {
		return call();
	} catch (error) {
		if (error instanceof FieldError) return error;
		throw error;
	}
}

/**
 * @param {import("./fields.js").Field[]} fields
 * @param {string} argument
 * @param {string} message
 */
function markField(fields, argument, message) {
	const field = fields.find(({ claims }) => claims(argument));
	field?.element.closest("details")?.setAttribute("open", "");
	field?.mark(message, argument);
}
