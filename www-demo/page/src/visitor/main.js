/** Shows a visitor's page, breaks what lies between it and Customer.io, and follows its events. */
import { byId, h, renderList, showOnly } from "../dom/elements.js";
import { mountBreaks, NETWORK } from "./breaks.js";
import { mountJourney } from "./journey.js";

/** @typedef {import("../../../host/journey.js").Journey} Journey */

const POLL_MS = 500;

/** What the page has recorded, oldest first. @type {import("./journey.js").Recorded[]} */
let recorded = [];

const showJourney = mountJourney(byId("journey-view"), byId("summary"));
const showBreaks = mountBreaks(byId("breaks"), () => void refresh());

const people = h("ul", { class: "known" });
const nobody = h("p", { class: "hint intro" }, "Nobody yet.");

async function refresh() {
	/** @type {Journey} */
	const { steps, fault, people: known, anonymous } = await (await fetch("/visitor/journey.json")).json();
	showJourney(recorded, steps);
	showBreaks(fault);
	byId("pending").textContent = fault === null ? "" : (NETWORK[fault] ?? "");
	byId("clear").hidden = recorded.length === 0;
	const rows = [
		...known.map(({ id, plan, events }) => ({
			id,
			text: eventsOf(events),
			plan: plan === null ? "" : `plan: ${plan}`,
		})),
		...(anonymous > 0 ? [{ id: "Anonymous visitors", text: eventsOf(anonymous), plan: "" }] : []),
	];
	showOnly(byId("people-view"), rows.length > 0 ? people : nobody);
	renderList(people, rows, {
		keyOf: ({ id }) => id,
		render: ({ id, text, plan }) =>
			h("li", {}, h("strong", {}, id), h("span", {}, text), h("span", { class: "hint" }, plan)),
	});
}

/** @param {number} count */
const eventsOf = (count) => `${count} ${count === 1 ? "event" : "events"}`;

function openTab() {
	byId("frame").replaceChildren(h("iframe", { src: "./shop.html", title: "The visitor’s page" }));
	byId("tab").textContent = "Close the tab";
}

function closeTab() {
	byId("frame").replaceChildren(
		h(
			"p",
			{ class: "hint intro closed" },
			"The tab is closed. What it could not send waits in the browser’s storage.",
		),
	);
	byId("tab").textContent = "Open the page again";
}

byId("tab").onclick = () => (byId("frame").querySelector("iframe") ? closeTab() : openTab());
byId("clear").onclick = async () => {
	await fetch("/__sandbox/reset", { method: "POST" });
	recorded = [];
	await refresh();
};
addEventListener("message", ({ data, origin }) => {
	if (origin !== location.origin || data?.kind !== "recorded") return;
	recorded.push({ id: data.id, name: data.name });
	void refresh();
});

openTab();
setInterval(() => {
	if (!document.hidden) void refresh();
}, POLL_MS);
await refresh();
