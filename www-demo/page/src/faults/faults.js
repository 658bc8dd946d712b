import { h } from "../dom/elements.js";

/** @typedef {import("customerio-wasm/sandbox").Fault} Fault */

/** @type {{ label: string, effect: string, fault: Fault }[]} */
const FAULTS = [
	{
		label: "503 response",
		effect: "get a 503 response",
		fault: { kind: "answer", status: 503, body: "unavailable" },
	},
	{
		label: "503 response after processing",
		effect: "take effect, but get a 503 response",
		fault: { kind: "answer", status: 503, body: "unavailable", processed: true },
	},
	{
		label: "429 response with Retry-After: 2",
		effect: "get a 429 response that says to wait 2 seconds",
		fault: { kind: "answer", status: 429, headers: { "retry-after": "2" } },
	},
	{
		label: "connection reset before processing",
		effect: "be reset without taking effect",
		fault: { kind: "reset" },
	},
	{
		label: "connection reset after processing",
		effect: "take effect, but then be reset",
		fault: { kind: "reset", processed: true },
	},
	{
		label: "no response after processing",
		effect: "take effect, but get no response",
		fault: { kind: "stall", processed: true },
	},
	{
		label: "truncated response after processing",
		effect: "take effect, but get only half a response body",
		fault: { kind: "truncate", processed: true },
	},
];

/** `null` is JSON for `Infinity`. */
const TIMES = [
	{ label: "the next request", times: 1 },
	{ label: "the next 2 requests", times: 2 },
	{ label: "the next 5 requests", times: 5 },
	{ label: "all requests", times: null },
];

/**
 * Makes the sandbox fail on demand, to show how the client reacts.
 *
 * @param {HTMLElement} container
 * @param {string} sandboxUrl
 */
export function mountFaults(container, sandboxUrl) {
	const times = h(
		"select",
		{ "aria-label": "Which requests" },
		...TIMES.map(({ label }) => h("option", {}, label)),
	);
	const kind = h(
		"select",
		{ "aria-label": "What happens" },
		...FAULTS.map(({ label }) => h("option", {}, label)),
	);
	const clear = h("button", { type: "button", class: "secondary" }, "Clear faults");
	const note = h("p", { class: "hint", role: "status" }, "Then send a request and watch the log.");
	times.selectedIndex = 1;

	/**
	 * @param {RequestInit} init
	 * @param {string} success
	 */
	async function send(init, success) {
		try {
			const response = await fetch(`${sandboxUrl}/__sandbox/faults`, init);
			note.textContent = response.ok ? success : await response.text();
		} catch (error) {
			note.textContent = String(error);
		}
	}

	const form = h(
		"form",
		{ class: "fault-form" },
		times,
		kind,
		h("div", { class: "buttons" }, h("button", { class: "secondary" }, "Add fault"), clear),
		note,
	);
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		const which = TIMES[times.selectedIndex];
		const what = FAULTS[kind.selectedIndex];
		if (!which || !what) return;
		const body = JSON.stringify({ ...what.fault, times: which.times });
		send({ method: "POST", body }, `Fault added: ${which.label} will ${what.effect}.`);
	});
	clear.addEventListener("click", () => send({ method: "DELETE" }, "All faults are cleared."));
	container.append(form);
}
