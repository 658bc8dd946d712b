import { h } from "../dom/elements.js";
import { bodyView } from "../dom/json-view.js";

/** @typedef {import("../../../host/sandbox-view.js").NumberedRequest} NumberedRequest */

/**
 * One row of the log.
 *
 * @typedef {object} Row
 * @property {string} key
 * @property {string} method empty if the row is not a request
 * @property {string} title
 * @property {string} aside
 * @property {{ text: string, tone: "good" | "warned" | "bad" | "waiting" }} status
 * @property {{ title: string, text: string }[]} bodies shown when the row is expanded
 */

/**
 * A failed attempt that will be retried.
 *
 * @param {import("customerio-wasm").Retry} retry
 * @returns {Omit<Row, "key">}
 */
export function retryRow({ attempt, delay, error }) {
	return {
		method: "",
		title: `Attempt ${attempt} failed: ${error.message}`,
		aside: "",
		status: { text: `retry in ${(delay / 1000).toFixed(1)} s`, tone: "warned" },
		bodies: [],
	};
}

/**
 * A call that the client rejected without sending a request.
 *
 * @param {import("../client.js").Call} call
 * @param {import("../client.js").ErrorView} error
 * @returns {Omit<Row, "key">}
 */
export function rejectedRow({ action, input }, error) {
	return {
		method: "",
		title: `${action} was rejected before sending`,
		aside: "",
		status: { text: "not sent", tone: "warned" },
		bodies: [
			{ title: "Input", text: JSON.stringify(input) },
			{ title: "Error", text: JSON.stringify(error) },
		],
	};
}

/**
 * A request that the sandbox received.
 *
 * @param {NumberedRequest} request
 * @returns {Row}
 */
export function seenRow({ number, method, path, query, headers, body, status, fault }) {
	return {
		key: `sandbox-${number}`,
		method,
		title: query ? `${path}?${query.replace(/^\?/, "")}` : path,
		aside: fault ? `fault: ${fault}` : "",
		status: {
			text: status === 0 ? "no response" : String(status),
			tone: status === 200 ? "good" : status > 200 && status < 300 ? "warned" : "bad",
		},
		bodies: [
			{ title: "Body", text: body },
			{ title: "Headers", text: JSON.stringify(headers) },
		],
	};
}

/** @param {Row} row */
export function rowView({ method, title, aside, status, bodies }) {
	const cells = [
		h("span", { class: `method ${method.toLowerCase() || "none"}` }, method || "—"),
		method ? h("code", { class: "path" }, title) : h("span", { class: "path message" }, title),
		h("span", { class: "aside" }, aside),
		h("span", { class: `status ${status.tone}` }, status.text),
	];
	if (bodies.length === 0) return h("li", {}, h("div", { class: "exchange" }, ...cells));
	const content = h("div", { class: "bodies" });
	const details = h("details", {}, h("summary", { class: "exchange" }, ...cells), content);
	// Only on demand: highlighting hundreds of hidden bodies would slow down the page.
	details.addEventListener(
		"toggle",
		() =>
			content.append(
				...bodies.map(({ title, text }) => h("section", {}, h("h3", {}, title), bodyView(text))),
			),
		{ once: true },
	);
	return h("li", {}, details);
}
