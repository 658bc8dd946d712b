import { h } from "../dom/elements.js";
import { checkField, choiceField, jsonField, numberField, read, textField } from "./fields.js";
import { filesField, textPairsField } from "./pairs-field.js";

/** @typedef {import("../../../shared/actions.js").RawInput} RawInput */

/** All inputs of a raw request. */
function rawFields() {
	return {
		method: choiceField({
			label: "Method",
			name: "method",
			choices: ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"],
			about: ["method"],
		}),
		url: textField({
			label: "Path",
			name: "url",
			value: "/v1/accounts/region",
			about: ["url"],
		}),
		queryParams: textPairsField({ label: "Query", noun: "parameter", rows: [], about: ["queryParams"] }),
		headers: textPairsField({ label: "Headers", noun: "header", rows: [], about: ["headers"] }),
		data: jsonField({
			label: "JSON",
			name: "data",
			value: "",
			hint: "Optional. Ctrl+Enter sends.",
			about: ["data"],
		}),
		formData: textPairsField({ label: "Multipart fields", noun: "field", rows: [], about: ["formData"] }),
		files: filesField({
			label: "Multipart files",
			noun: "file",
			rows: [],
			about: ["fileData", "fileDataFileNames"],
		}),
		responseType: choiceField({
			label: "Response type",
			name: "responseType",
			choices: ["json", "text", "binary"],
			about: ["responseType"],
		}),
		timeout: numberField({
			label: "Timeout, ms",
			name: "timeout",
			placeholder: "client default",
			about: ["timeout"],
		}),
		maxRetries: numberField({
			label: "Max. retries",
			name: "maxRetries",
			placeholder: "0",
			about: ["maxRetries"],
		}),
		retryDelayMS: numberField({
			label: "Retry delay, ms",
			name: "retryDelayMS",
			placeholder: "0",
			about: ["retryDelayMS"],
		}),
		useExponentialBackoff: checkField({
			label: "Exponential backoff",
			name: "useExponentialBackoff",
			hint: "Doubles the delay with each retry, with jitter.",
			about: ["useExponentialBackoff"],
		}),
		retryAllErrors: checkField({
			label: "Retry all errors",
			name: "retryAllErrors",
			hint: "Even if the request may have been processed.",
			about: ["retryAllErrors"],
		}),
		debugRequest: checkField({
			label: "Debug",
			name: "debugRequest",
			hint: "Logs each attempt to the console.",
			about: ["debugRequest"],
		}),
	};
}

/** @returns {import("./form-specs.js").FormSpec} */
export function rawRequestForm() {
	const fields = rawFields();
	const { method, url, queryParams, headers, data, formData, files, responseType, ...sending } = fields;
	const elementsOf = (/** @type {import("./fields.js").Field[]} */ ...group) =>
		group.map(({ element }) => element);
	return {
		action: "rawRequest",
		tab: "Raw request",
		summary: "Send any request to the Track API. The path is relative to /api.",
		submit: "Send request",
		fields,
		layout: [
			h("div", { class: "method-and-path" }, ...elementsOf(method, url)),
			fold("Query and headers", elementsOf(queryParams, headers)),
			fold("Body", elementsOf(data, formData, files)),
			fold("Response, timeout and retries", elementsOf(responseType, ...Object.values(sending)), "options"),
		],
		call() {
			/** @type {Pick<RawInput, "url" | "method">} */
			const needed = { url: read(url), method: read(method) };
			const type = read(responseType);
			const { fileData, fileDataFileNames } = /** @type {RawInput} */ (files.read());
			const given = {
				queryParams: read(queryParams),
				headers: read(headers),
				data: read(data),
				formData: read(formData),
				fileData,
				fileDataFileNames,
				responseType: type === "json" ? undefined : type,
				...Object.fromEntries(Object.entries(sending).map(([name, field]) => [name, field.read()])),
			};
			const options = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
			return { action: "rawRequest", input: { request: { ...needed, ...options } } };
		},
	};
}

/**
 * @param {string} title
 * @param {HTMLElement[]} elements
 * @param {string} [layout] a class
 */
function fold(title, elements, layout = "") {
	return h("details", { class: "fold" }, h("summary", {}, title), h("div", { class: layout }, ...elements));
}
