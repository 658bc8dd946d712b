/** What can be broken on the way of an event. */
import { h } from "../dom/elements.js";

/** What will happen, in a sentence. @type {Record<string, string>} */
export const NETWORK = {
	offline: "The network is down: no request of the page gets through.",
	busy: "The next request of the page gets a 503 response that says to wait 2 seconds.",
	lost: "The next request of the page reaches the relay, but the response is lost.",
};

const CUSTOMER_IO = [
	{
		title: "Customer.io: three 503 responses",
		fault: { kind: "answer", status: 503, body: "unavailable", times: 3 },
	},
	{
		title: "Customer.io: takes it, then resets",
		fault: { kind: "reset", processed: true, times: 1 },
	},
];

/**
 * The buttons.
 *
 * @param {HTMLElement} container
 * @param {() => void} onChange
 * @returns {(fault: string | null) => void} shows which network fault is pending
 */
export function mountBreaks(container, onChange) {
	/** @param {string} fault */
	const breakNetwork = async (fault) => {
		await fetch("/visitor/network", { method: "POST", body: fault });
		onChange();
	};
	const offline = h("button", { type: "button", class: "secondary" });
	const busy = h("button", { type: "button", class: "secondary" }, "Relay: busy");
	const lost = h("button", { type: "button", class: "secondary" }, "Relay: its response is lost");
	busy.onclick = () => breakNetwork("busy");
	lost.onclick = () => breakNetwork("lost");
	const others = CUSTOMER_IO.map(({ title, fault }) => {
		const button = h("button", { type: "button", class: "secondary" }, title);
		button.onclick = async () => {
			await fetch("/__sandbox/faults", { method: "POST", body: JSON.stringify(fault) });
			onChange();
		};
		return button;
	});
	container.append(offline, busy, lost, ...others);
	/** @param {string | null} fault */
	const show = (fault) => {
		const isOffline = fault === "offline";
		offline.textContent = isOffline ? "Go online" : "Go offline";
		offline.setAttribute("aria-pressed", String(isOffline));
		offline.onclick = () => breakNetwork(isOffline ? "" : "offline");
	};
	show(null);
	return show;
}
