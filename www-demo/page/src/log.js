import { h, renderList } from "./dom.js";
import { emptyState } from "./empty.js";
import { bodyView } from "./json-view.js";

/**
 * @typedef {import("./client.js").Exchange} Exchange
 * @typedef {import("customerio-wasm/sandbox").SandboxState["requests"][number]} SeenRequest
 */

/**
 * One row: an exchange of this page, or a request that the sandbox saw.
 *
 * @typedef {object} Row
 * @property {string} key
 * @property {string} method empty: nothing was sent
 * @property {string} path
 * @property {number} status 0: no answer
 * @property {string} aside
 * @property {{ title: string, text: string }[]} bodies
 */

/** What the page can hold without growing for ever. */
const MOST_ROWS = 200;

const HINTS = {
	page: "What this page sent, and what came back.",
	sandbox: "What arrived at the sandbox, from this page, the Worker and Node.",
};

/**
 * The log, newest first, of one of its two sources.
 *
 * @param {{ view: HTMLElement, hint: HTMLElement, source: HTMLElement }} places `source` holds the radio buttons
 */
export function mountLog({ view, hint, source }) {
	const list = h("ol", { class: "log", "aria-label": "Requests" });
	const empty = emptyState("log", "Nothing sent yet", "Every request and its answer will be listed here.");
	/** @type {Record<keyof typeof HINTS, Row[]>} */
	const rows = { page: [], sandbox: [] };
	/** @type {keyof typeof HINTS} */
	let shown = "page";
	let exchanges = 0;

	function render() {
		const present = rows[shown];
		hint.textContent = HINTS[shown];
		view.replaceChildren(present.length > 0 ? list : empty);
		renderList(list, present, { keyOf: ({ key }) => key, render: rowView });
	}

	source.addEventListener("change", (event) => {
		shown = /** @type {HTMLInputElement} */ (event.target).value === "sandbox" ? "sandbox" : "page";
		render();
	});

	render();
	return {
		/** @param {Exchange} exchange */
		add(exchange) {
			exchanges += 1;
			rows.page = [exchangeRow(exchange, exchanges), ...rows.page].slice(0, MOST_ROWS);
			render();
		},
		/** @param {SeenRequest[]} requests */
		updateSandbox(requests) {
			rows.sandbox = requests.map(seenRow).reverse().slice(0, MOST_ROWS);
			render();
		},
	};
}

/**
 * @param {Exchange} exchange
 * @param {number} number
 * @returns {Row}
 */
function exchangeRow(
	{ sender, action, method, path, status, milliseconds, requestBody, responseBody },
	number,
) {
	return {
		key: `page-${number}`,
		method,
		path: method ? path : `${action}, refused before sending`,
		status,
		aside: `${sender === "worker" ? "to Worker" : "from browser"} · ${milliseconds.toFixed(0)} ms`,
		bodies: [
			{ title: method ? "Sent" : "Given", text: requestBody },
			{ title: method ? "Answered" : "Error", text: responseBody },
		],
	};
}

/**
 * @param {SeenRequest} request
 * @param {number} index
 * @returns {Row}
 */
function seenRow({ method, path, query, headers, body, status }, index) {
	return {
		key: `sandbox-${index}`,
		method,
		path: query ? `${path}?${query.replace(/^\?/, "")}` : path,
		status,
		aside: "",
		bodies: [
			{ title: "Body", text: body },
			{ title: "Headers", text: JSON.stringify(headers) },
		],
	};
}

/** @param {Row} row */
function rowView({ method, path, status, aside, bodies }) {
	return h(
		"li",
		{},
		h(
			"details",
			{ class: "exchange" },
			h(
				"summary",
				{},
				h("span", { class: `method ${method.toLowerCase() || "none"}` }, method || "—"),
				h("code", { class: "path" }, path),
				h("span", { class: "aside" }, aside),
				h("span", { class: `status ${toneOf(method, status)}` }, labelOf(method, status)),
			),
			h(
				"div",
				{ class: "bodies" },
				...bodies.map(({ title, text }) => h("section", {}, h("h3", {}, title), bodyView(text))),
			),
		),
	);
}

/**
 * @param {string} method
 * @param {number} status
 */
function toneOf(method, status) {
	if (method === "") return "warned";
	return status >= 200 && status < 300 ? "good" : "bad";
}

/**
 * @param {string} method
 * @param {number} status
 */
function labelOf(method, status) {
	if (method === "") return "not sent";
	return status === 0 ? "no answer" : String(status);
}
