import { h } from "../dom/elements.js";
import { jsonView } from "../dom/json-view.js";

/**
 * @typedef {import("../client.js").Outcome} Outcome
 * @typedef {import("../client.js").ErrorView} ErrorView
 */

/** @param {HTMLElement} place */
export function showSending(place) {
	place.replaceChildren(h("p", { class: "sending" }, "Sending …"));
}

/**
 * @param {HTMLElement} place
 * @param {Outcome} outcome
 */
export function showOutcome(place, outcome) {
	if ("error" in outcome) {
		showFailure(place, outcome.error);
		return;
	}
	place.replaceChildren(
		h(
			"div",
			{ class: "outcome good" },
			h(
				"p",
				{},
				h("strong", {}, "Done"),
				h("span", { class: "aside" }, `${outcome.milliseconds.toFixed(0)} ms`),
			),
			jsonView(outcome.result),
		),
	);
}

/**
 * @param {HTMLElement} place
 * @param {ErrorView} error
 */
export function showFailure(
	place,
	{ name, message, argument, statusCode, attempts = 0, mayHaveTakenEffect },
) {
	const about = argument ?? statusCode?.toString();
	place.replaceChildren(
		h(
			"div",
			{ class: "outcome bad" },
			h("p", {}, h("strong", {}, name), about ? h("code", { class: "argument" }, about) : null),
			h("p", {}, message),
			attempts > 0 ? h("p", { class: "aside" }, attemptsNote(attempts, mayHaveTakenEffect === true)) : null,
		),
	);
}

/**
 * @param {number} attempts
 * @param {boolean} mayHaveTakenEffect
 */
function attemptsNote(attempts, mayHaveTakenEffect) {
	const made = attempts === 1 ? "1 attempt" : `${attempts} attempts`;
	return `${made}; ${mayHaveTakenEffect ? "the call may have taken effect" : "the call had no effect"}.`;
}
