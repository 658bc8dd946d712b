/** The journey of each event: from the page to the relay, the queue and Customer.io. */
import { h, renderList, showOnly } from "../dom/elements.js";

/**
 * @typedef {import("../../../host/journey.js").Journey} Journey
 * @typedef {import("../../../host/journey.js").Step} Step
 */

/** What the page has recorded. @typedef {{ id: string, name: string }} Recorded */

/** @typedef {{ key: string, name: string, stage: number, note: string, isTwice: boolean }} Row */

const STAGES = ["Page", "Queue", "Customer.io"];
const MAX_ROWS = 100;

/**
 * @param {HTMLElement} container
 * @param {HTMLElement} summary
 */
export function mountJourney(container, summary) {
	const list = h("ol", { class: "journey", "aria-label": "Events" });
	const more = h("p", { class: "hint intro more" });
	const view = h("div", {}, list, more);
	const empty = h("p", { class: "hint intro" }, "Record an event in the page, and watch it here.");

	/** @param {Recorded[]} recorded @param {Journey["steps"]} steps */
	return (recorded, steps) => {
		const found = new Map(steps.map((step) => [step.id, step]));
		const rows = recorded.map((item) => rowOf(item, found.get(item.id))).reverse();
		showOnly(container, rows.length > 0 ? view : empty);
		renderList(list, rows.slice(0, MAX_ROWS), { keyOf: ({ key }) => key, render: rowView });
		more.textContent = rows.length > MAX_ROWS ? `And ${rows.length - MAX_ROWS} older events.` : "";
		summary.textContent = rows.length > 0 ? summaryOf(rows) : "";
	};
}

/** @param {Row[]} rows */
function summaryOf(rows) {
	const [page, queue, arrived] = STAGES.map((_, stage) => rows.filter((row) => row.stage === stage).length);
	return `${page} in the page, ${queue} in the queue, ${arrived} arrived, ${rows.filter(({ isTwice }) => isTwice).length} twice`;
}

/** @param {Recorded} recorded @param {Step} [step] @returns {Row} */
function rowOf({ id, name }, step) {
	const key = id;
	if (!step) return { key, name, stage: 0, note: "waits in the page", isTwice: false };
	const { taken, sent, arrived } = step;
	if (arrived === 0)
		return {
			key,
			name,
			stage: 1,
			note: sent > 0 ? `sent ${timesOf(sent)}, not taken` : "waits in the queue",
			isTwice: false,
		};
	const repeats = [
		...(taken > 1 ? [`the page sent it ${timesOf(taken)}`] : []),
		...(sent > taken ? [`the queue sent it ${timesOf(sent)}`] : []),
	];
	const note = repeats.length > 0 ? `${repeats.join(", ")}; it counts once` : "arrived";
	return { key, name, stage: 2, note: arrived > 1 ? `counted ${arrived} times` : note, isTwice: arrived > 1 };
}

/** @param {number} count */
const timesOf = (count) => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

/** @param {Row} row */
function rowView({ key, name, stage, note, isTwice }) {
	const track = STAGES.map((title, index) =>
		h("span", { class: index < stage ? "done" : index === stage ? "here" : "ahead" }, title),
	);
	return h(
		"li",
		{ class: isTwice ? "wrong" : undefined, title: key },
		h("span", { class: "event-name" }, name),
		h("span", { class: "track" }, ...track),
		h("span", { class: "hint" }, note),
	);
}
