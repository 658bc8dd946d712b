import { h } from "../dom/elements.js";
import { bodyView } from "../dom/json-view.js";
import { lazyDetails } from "../dom/lazy-details.js";

/** @typedef {import("../../../host/sandbox-view.js").ShownRequest} ShownRequest */

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
 * @param {import("customerio-wasm/track").Retry} retry
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
 * A request that the sandbox received, or a run of batches.
 *
 * @param {ShownRequest} request
 * @returns {Row}
 */
export function seenRow({ number, count, method, path, query, headers, body, status, fault }) {
	return {
		key: `sandbox-${number}`,
		method,
		title: query ? `${path}?${query.replace(/^\?/, "")}` : path,
		aside: [count > 1 ? `${count} requests` : "", fault ? `fault: ${fault}` : ""].filter(Boolean).join(" · "),
		status: {
			text: status === 0 ? "no response" : String(status),
			tone: status === 200 ? "good" : status > 200 && status < 300 ? "warned" : "bad",
		},
		bodies: [
			{ title: count > 1 ? "Last body" : "Body", text: body },
			{ title: count > 1 ? "Last headers" : "Headers", text: JSON.stringify(headers) },
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
	const details = lazyDetails(h("summary", { class: "exchange" }, ...cells), () => [
		h(
			"div",
			{ class: "bodies" },
			...bodies.map(({ title, text }) => h("section", {}, h("h3", {}, title), bodyView(text))),
		),
	]);
	return h("li", {}, details);
}
