import { read, textField } from "./fields.js";
import { dataField } from "./pairs-field.js";
import { rawRequestForm } from "./raw-request-form.js";

/**
 * @typedef {import("../client.js").ActionName} ActionName
 * @typedef {import("../client.js").Call} Call
 * @typedef {import("./fields.js").Field} Field
 */

/**
 * A form: its texts, its fields by name, and the call that it makes.
 *
 * @typedef {object} FormSpec
 * @property {ActionName} action
 * @property {string} tab
 * @property {string} summary
 * @property {string} submit
 * @property {Record<string, Field>} fields in the order shown
 * @property {HTMLElement[]} [layout] the elements to show, if not just the fields in order
 * @property {() => Call} call throws a FieldError if a field is invalid
 */

const EXAMPLE_PERSON = "ada";

const customerId = () =>
	textField({ label: "Person ID", name: "customerId", value: EXAMPLE_PERSON, about: ["customerId"] });

/** @returns {FormSpec} */
function identifyForm() {
	const fields = {
		customerId: customerId(),
		attributes: dataField({
			label: "Attributes",
			noun: "attribute",
			rows: [
				["email", "ada@example.com"],
				["first_name", "Ada"],
				["plan", "pro"],
				["seats", "5"],
				["interests", '["engines", "poetry"]'],
			],
			about: ["attributes"],
		}),
	};
	return {
		action: "identify",
		tab: "Identify",
		summary: "Create a person or update their attributes.",
		submit: "Identify person",
		fields,
		call: () => ({
			action: "identify",
			input: { customerId: read(fields.customerId), attributes: read(fields.attributes) },
		}),
	};
}

/** @returns {FormSpec} */
function trackForm() {
	const fields = {
		customerId: customerId(),
		name: textField({ label: "Event name", name: "name", value: "purchase", about: ["event.name"] }),
		data: dataField({
			label: "Event data",
			noun: "entry",
			rows: [
				["product", "Analytical Engine"],
				["total", "9.9"],
				["gift", "false"],
			],
			about: ["event.data", "data"],
		}),
	};
	return {
		action: "track",
		tab: "Track",
		summary: "Record that this person did something.",
		submit: "Track event",
		fields,
		call: () => ({
			action: "track",
			input: {
				customerId: read(fields.customerId),
				event: { name: read(fields.name), data: read(fields.data) },
			},
		}),
	};
}

/** @returns {FormSpec} */
function pageViewForm() {
	const fields = {
		customerId: customerId(),
		url: textField({
			label: "Page URL",
			name: "url",
			value: "https://shop.example/pricing",
			hint: "The full URL of the page, or * for any page.",
			about: ["url"],
		}),
		data: dataField({
			label: "Page data",
			noun: "entry",
			rows: [["referrer", "https://news.example"]],
			about: ["page.data", "data"],
		}),
	};
	return {
		action: "trackPageView",
		tab: "Page view",
		summary: "Record that this person viewed a page.",
		submit: "Track page view",
		fields,
		call: () => ({
			action: "trackPageView",
			input: { customerId: read(fields.customerId), url: read(fields.url), data: read(fields.data) },
		}),
	};
}

/** @returns {FormSpec} */
function destroyForm() {
	const fields = { customerId: customerId() };
	return {
		action: "destroy",
		tab: "Destroy",
		summary: "Delete this person and all their data.",
		submit: "Delete person",
		fields,
		call: () => ({ action: "destroy", input: { customerId: read(fields.customerId) } }),
	};
}

/** @returns {FormSpec[]} fresh forms, in the order of the tabs */
export function formSpecs() {
	return [identifyForm(), trackForm(), pageViewForm(), rawRequestForm(), destroyForm()];
}
