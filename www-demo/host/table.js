import { styleText } from "node:util";

const MAX_RESPONSE_WIDTH = 60;

/**
 * Formats the outcomes as an aligned table.
 *
 * @param {import("./run-actions.js").Outcome[]} outcomes
 * @param {{ colour: boolean }} options
 * @returns {string}
 */
export function outcomeTable(outcomes, { colour }) {
	const rows = outcomes.map(({ action, request, response, milliseconds }) => [
		action,
		request,
		clip(response),
		`${milliseconds.toFixed(1)} ms`,
	]);
	const header = ["action", "request", "response", "time"];
	const widths = header.map((_, column) =>
		Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
	);
	const line = (/** @type {string[]} */ cells) =>
		cells.map((cell, column) => pad(cell, widths[column] ?? 0, column === cells.length - 1)).join("   ");
	const paint = (/** @type {"dim" | "green" | "red"} */ style, /** @type {string} */ text) =>
		colour ? styleText(style, text) : text;

	return [
		paint("dim", `  ${line(header)}`),
		paint("dim", `  ${widths.map((width) => "─".repeat(width)).join("   ")}`),
		...rows.map((row, index) => {
			const mark = outcomes[index]?.failure === undefined ? paint("green", "✓") : paint("red", "✗");
			return `${mark} ${line(row)}`;
		}),
	].join("\n");
}

/**
 * A paragraph that lists the failed actions by reason.
 *
 * @param {import("./run-actions.js").Outcome[]} outcomes
 * @returns {string | undefined} `undefined` if all succeeded
 */
export function failureParagraph(outcomes) {
	/** @type {Map<string, string[]>} */
	const actionsByReason = new Map();
	for (const { action, failure } of outcomes) {
		if (failure !== undefined)
			actionsByReason.set(failure, [...(actionsByReason.get(failure) ?? []), action]);
	}
	if (actionsByReason.size === 0) return undefined;
	const count = [...actionsByReason.values()].flat().length;
	const reasons = [...actionsByReason].map(([reason, actions]) => `${actions.join(", ")}: ${reason}`);
	return `${count} of ${outcomes.length} actions failed. ${reasons.join(" ")}`;
}

/** @param {string} text */
function clip(text) {
	return text.length > MAX_RESPONSE_WIDTH ? `${text.slice(0, MAX_RESPONSE_WIDTH - 1)}…` : text;
}

/**
 * @param {string} text
 * @param {number} width
 * @param {boolean} alignRight
 */
function pad(text, width, alignRight) {
	return alignRight ? text.padStart(width) : text.padEnd(width);
}
