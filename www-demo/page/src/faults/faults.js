import { h } from "../dom/elements.js";

/** @typedef {import("customerio-wasm/sandbox").Fault} Fault */

/** @type {{ label: string, tells: string, fault: Fault }[]} */
const FAULTS = [
	{
		label: "answer 503",
		tells: "be answered 503",
		fault: { kind: "answer", status: 503, body: "unavailable" },
	},
	{
		label: "answer 503 after processing",
		tells: "take effect and be answered 503",
		fault: { kind: "answer", status: 503, body: "unavailable", processed: true },
	},
	{
		label: "answer 429, Retry-After: 2",
		tells: "be answered 429 and told to wait 2 seconds",
		fault: { kind: "answer", status: 429, headers: { "retry-after": "2" } },
	},
	{ label: "reset before processing", tells: "be reset before they take effect", fault: { kind: "reset" } },
	{
		label: "reset after processing",
		tells: "take effect and then be reset",
		fault: { kind: "reset", processed: true },
	},
	{
		label: "stall after processing",
		tells: "take effect and never be answered",
		fault: { kind: "stall", processed: true },
	},
	{
		label: "break off the answer",
		tells: "take effect and be answered by half a body",
		fault: { kind: "truncate", processed: true },
	},
];

/** JSON has `null` for endless. */
const TIMES = [
	{ label: "next request", times: 1 },
	{ label: "next 2 requests", times: 2 },
	{ label: "next 5 requests", times: 5 },
	{ label: "all requests", times: null },
];

/**
 * Makes the sandbox fail on demand, so that people can watch what the client makes of it.
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
	const heal = h("button", { type: "button", class: "secondary" }, "Heal");
	const told = h("p", { class: "hint", role: "status" }, "Then send something, and look at the log.");
	times.selectedIndex = 1;

	/**
	 * @param {RequestInit} init
	 * @param {string} success
	 */
	async function ask(init, success) {
		try {
			const response = await fetch(`${sandboxUrl}/__sandbox/faults`, init);
			told.textContent = response.ok ? success : await response.text();
		} catch (error) {
			told.textContent = String(error);
		}
	}

	const form = h(
		"form",
		{ class: "fault-form" },
		times,
		kind,
		h("div", { class: "buttons" }, h("button", { class: "secondary" }, "Break"), heal),
		told,
	);
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		const which = TIMES[times.selectedIndex];
		const what = FAULTS[kind.selectedIndex];
		if (!which || !what) return;
		const body = JSON.stringify({ ...what.fault, times: which.times });
		ask({ method: "POST", body }, `The ${which.label} will ${what.tells}.`);
	});
	heal.addEventListener("click", () => ask({ method: "DELETE" }, "No more faults."));
	container.append(form);
}
