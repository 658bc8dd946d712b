import { count } from "../dom/count.js";
import { h, renderList } from "../dom/elements.js";

/** @typedef {import("./run.js").RunState} RunState */

const MEGABYTES = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** More rows would only slow down the page. */
const MAX_SHOWN = 200;

/** The progress and result of a load: a bar, figures, a sentence, the rejected rows. */
export function bulkReport() {
	const bar = h("progress", { max: 1, value: 0, "aria-label": "Progress of the load" });
	const figures = h("dl", { class: "figures" });
	const sentence = h("p", { class: "bulk-sentence", role: "status" });
	const body = h("tbody");
	const caption = h("caption");
	const table = h(
		"table",
		{ class: "rejected" },
		caption,
		h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Line"), h("th", { scope: "col" }, "Reason"))),
		body,
	);
	const rejected = h(
		"div",
		{ class: "rejected-box", tabindex: 0, role: "region", "aria-label": "Rejected rows" },
		table,
	);
	const element = h("div", { class: "bulk-report", hidden: true }, bar, figures, sentence, rejected);

	/** @param {RunState} state */
	function show(state) {
		element.hidden = false;
		bar.value = state.share;
		renderList(figures, figuresOf(state), { keyOf: ([name]) => name, render: figureView });
		sentence.textContent = sentenceOf(state);
		sentence.className = `bulk-sentence ${state.phase}`;
		const total = rejectedOf(state);
		rejected.hidden = total === 0;
		const shown = [...state.rejections].sort(([a], [b]) => a - b).slice(0, MAX_SHOWN);
		caption.textContent =
			shown.length < total ? `Rejected rows: ${count(shown.length)} of ${count(total)}` : "Rejected rows";
		renderList(body, shown, { keyOf: ([line]) => String(line), render: rejectionView });
	}

	return { element, show };
}

/** @param {RunState} state */
const rejectedOf = ({ progress, unreadable }) => progress.rejected + unreadable;

/**
 * @param {RunState} state
 * @returns {[name: string, value: string][]}
 */
function figuresOf(state) {
	const { accepted, requests, retries, bytes, elapsed } = state.progress;
	const perSecond = elapsed > 0 ? (accepted / elapsed) * 1000 : 0;
	return [
		["Accepted", count(accepted)],
		["Rejected", count(rejectedOf(state))],
		["Rows/s", count(Math.round(perSecond))],
		["Requests", count(requests)],
		["Retries", count(retries)],
		["Sent", `${MEGABYTES.format(bytes / 1e6)} MB`],
	];
}

/** @param {[name: string, value: string]} figure */
function figureView([name, value]) {
	return h("div", {}, h("dt", {}, name), h("dd", {}, value));
}

/** @param {RunState} state */
function sentenceOf({ phase, progress, error }) {
	const seconds = `${(progress.elapsed / 1000).toFixed(1)} s`;
	if (phase === "running") return "Loading …";
	if (phase === "done") return `Done in ${seconds}.`;
	const uncertain = error?.report?.uncertain ?? 0;
	const note =
		uncertain > 0
			? ` ${count(uncertain)} rows may have been processed. Resume sends them again with the same ids, so none counts twice.`
			: "";
	return `Stopped after ${seconds}: ${error?.message ?? ""}.${note}`;
}

/** @param {[line: number, reason: string]} rejection */
function rejectionView([line, reason]) {
	return h("tr", {}, h("td", {}, count(line)), h("td", {}, reason));
}
