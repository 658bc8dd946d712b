/** Markdown tables that are also readable in a terminal, and the numbers in them. */

/** @typedef {import("../statistics.js").Summary} Summary */

/**
 * @param {readonly string[]} headings
 * @param {readonly (readonly string[])[]} rows
 * @returns {string} Markdown; all columns but the first are right-aligned
 */
export function table(headings, rows) {
	const widths = headings.map((heading, column) =>
		Math.max(...[heading, ...rows.map((row) => row[column])].map((cell) => cell.length)),
	);
	/** @param {readonly string[]} cells */
	const line = (cells) =>
		`| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(" | ")} |`;
	const rule = widths.map((width, column) =>
		column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
	);
	return [line(headings), line(rule), ...rows.map(line)].join("\n");
}

/** A number with three significant digits, or all digits before the decimal point. @param {number} value */
export function figure(value) {
	const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
	return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A median and its quartiles. @param {Summary | undefined} summary */
export const spread = (summary) =>
	summary === undefined ? "–" : `${figure(summary.median)} (${figure(summary.low)}–${figure(summary.high)})`;

/** A whole number. @param {number} value */
export const count = (value) => value.toLocaleString("en");

/** Bytes as MB. @param {number | undefined} bytes */
export const megabytes = (bytes) => (bytes === undefined ? "–" : figure(bytes / 1e6));

/** Bytes as kB, with two decimals. @param {number} bytes */
export const kilobytes = (bytes) => (bytes / 1000).toFixed(2);

/** @param {number} milliseconds */
export function duration(milliseconds) {
	const seconds = Math.round(milliseconds / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
