/** Reads the rows of a CSV, and turns them into Customer.io operations. */
import { pipeline } from "node:stream";
import { parse } from "csv-parse";

/** @import { Operation } from "customerio-wasm/track" */

/**
 * Reads one row at a time, so that the file need not fit into memory.
 *
 * @param {import("node:stream").Readable} input
 * @returns {AsyncGenerator<{ line: number, row: Record<string, string>, problem?: string }>} `line` is where the row begins, from 1
 */
export async function* readRows(input) {
	// `relax_column_count`: a row with too few or too many columns is reported, and the next one is read.
	const parser = parse({ bom: true, columns: true, info: true, relax_column_count: true });
	// An error of the file destroys the parser, which ends the loop below with that error.
	pipeline(input, parser, () => {});
	for await (const { info, record } of parser) {
		const breaks = Object.values(record).join("").split("\n").length - 1;
		yield { line: info.lines - breaks, row: record, problem: info.error?.message };
	}
}

/**
 * A row with a value in the column `event` is an event of that name; any other row is a person. `id` names the person, `timestamp` is
 * when it happened, and all other columns are attributes. The package checks the values: an empty `id` or a wrong date is refused
 * with the line, and the others are sent.
 *
 * @param {Record<string, string>} row
 * @returns {Operation}
 */
export function toOperation({ id = "", event, timestamp, ...columns }) {
	const filled = Object.entries(columns).filter(([, value]) => value !== "");
	const attributes = Object.fromEntries(filled.map(([name, value]) => [name, toValue(name, value)]));
	const operation = { type: "person", identifiers: { id }, attributes };
	if (timestamp) Object.assign(operation, { timestamp: new Date(timestamp) });
	return event ? { ...operation, action: "event", name: event } : { ...operation, action: "identify" };
}

/**
 * Columns whose name ends in `_at` are dates, which are sent as unix seconds. Text in the form of a number is sent as one, so that
 * segments can compare it; `007` and `+15551234567` stay text.
 *
 * @param {string} name
 * @param {string} text
 */
function toValue(name, text) {
	if (name.endsWith("_at")) return new Date(text);
	return String(Number(text)) === text ? Number(text) : text;
}
