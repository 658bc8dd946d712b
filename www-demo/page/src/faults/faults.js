import { h, renderList } from "../dom/elements.js";

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
 * @param {object} sandbox
 * @param {(fault: Fault) => Promise<string>} sandbox.addFault resolves with an error, or with ""
 * @param {() => Promise<string>} sandbox.clearFaults resolves with an error, or with ""
 * @returns {(pending: Fault[]) => void} shows the faults that have not happened yet
 */
export function mountFaults(container, { addFault, clearFaults }) {
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
	const clear = h("button", { type: "button", class: "secondary", hidden: true }, "Clear faults");
	const pending = h("ul", { class: "pending-faults", role: "status" });
	const problem = h("p", { class: "hint wrong", role: "alert" });
	times.selectedIndex = 1;

	const form = h(
		"form",
		{ class: "fault-form" },
		times,
		kind,
		h("div", { class: "buttons" }, h("button", { class: "secondary" }, "Add fault"), clear),
		pending,
		problem,
	);
	form.addEventListener("submit", async (event) => {
		event.preventDefault();
		const which = TIMES[times.selectedIndex];
		const what = FAULTS[kind.selectedIndex];
		if (which && what) problem.textContent = await addFault({ ...what.fault, times: which.times });
	});
	clear.addEventListener("click", async () => {
		problem.textContent = await clearFaults();
	});
	container.append(form);

	return (faults) => {
		clear.hidden = faults.length === 0;
		const sentences = faults.map((fault, index) => ({ index, text: sentenceOf(fault) }));
		renderList(pending, sentences, {
			keyOf: ({ index }) => String(index),
			render: ({ text }) => h("li", {}, text),
		});
	};
}

/** @param {Fault} fault */
function sentenceOf(fault) {
	const known = FAULTS.find((one) => isSameKind(one.fault, fault));
	return `${whichOf(fault.times)} will ${known?.effect ?? `fail (${fault.kind})`}.`;
}

/** @param {number | null} [times] */
function whichOf(times = 1) {
	if (times === null) return "All requests";
	return times === 1 ? "The next request" : `The next ${times} requests`;
}

/**
 * @param {Fault} one
 * @param {Fault} other
 */
function isSameKind(one, other) {
	const essence = (/** @type {Fault} */ { times, ...rest }) => JSON.stringify(Object.entries(rest).sort());
	return essence(one) === essence(other);
}
