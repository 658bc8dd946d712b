import { csvRows } from "./csv.js";
import { numberedLines } from "./lines.js";

/** @typedef {import("customerio-wasm/track").Operation} Operation */

/**
 * One row of a file: an operation, or the reason why it is not one.
 *
 * @typedef {{ line: number } & ({ operation: Operation } | { problem: string })} Reading
 */

/** Bytes per chunk: parsing one takes some milliseconds. */
const CHUNK = 65_536;

/**
 * Reads a file chunk by chunk, on demand.
 *
 * @param {File} file JSON lines if the extension says so, otherwise CSV
 * @param {(bytes: number) => void} onBytes called with the size of each chunk read
 * @returns {AsyncGenerator<Reading, void, void>}
 */
export function readOperations(file, onBytes) {
	const texts = textOf(file, onBytes);
	return /\.(jsonl|ndjson|json)$/i.test(file.name) ? fromJsonLines(texts) : fromCsv(texts);
}

/**
 * Does not use `file.stream()`: the browser chooses its chunk size, and delivers chunks without a pause, which would block
 * the page.
 *
 * @param {Blob} file
 * @param {(bytes: number) => void} onBytes
 */
async function* textOf(file, onBytes) {
	const decoder = new TextDecoder();
	for (let start = 0; start < file.size; start += CHUNK) {
		const bytes = await file.slice(start, start + CHUNK).arrayBuffer();
		onBytes(bytes.byteLength);
		yield decoder.decode(bytes, { stream: true });
	}
	yield decoder.decode();
}

/**
 * Each line is an operation.
 *
 * @param {AsyncIterable<string>} texts
 * @returns {AsyncGenerator<Reading, void, void>}
 */
async function* fromJsonLines(texts) {
	for await (const { line, text } of numberedLines(texts)) {
		try {
			yield { line, operation: JSON.parse(text) };
		} catch (error) {
			yield { line, problem: `This is not JSON. ${error instanceof Error ? error.message : error}` };
		}
	}
}

/**
 * The first row names the columns. `id`, `email` or `cio_id` identifies the person. A row with an `event` is that event, at its
 * `timestamp`; any other row creates or updates the person. All other columns are attributes.
 *
 * @param {AsyncIterable<string>} texts
 * @returns {AsyncGenerator<Reading, void, void>}
 */
async function* fromCsv(texts) {
	/** @type {string[] | undefined} */
	let columns;
	for await (const { line, cells, problem } of csvRows(texts)) {
		if (!columns) columns = cells;
		else if (problem) yield { line, problem };
		else if (cells.length !== columns.length)
			yield {
				line,
				problem: `The row has ${cells.length} cells, but the file has ${columns.length} columns.`,
			};
		else yield { line, operation: operationOf(columns, cells) };
	}
}

/**
 * @param {string[]} columns
 * @param {string[]} cells
 * @returns {Operation}
 */
function operationOf(columns, cells) {
	const given = columns
		.map((column, index) => [column, cells[index] ?? ""])
		.filter(([, text]) => text !== "");
	const { id, email, cio_id, event, timestamp, ...rest } = Object.fromEntries(given);
	const attributes = Object.fromEntries(Object.entries(rest).map(([name, text]) => [name, cellValue(text)]));
	const identifiers = id ? { id } : cio_id ? { cio_id } : { email };
	// The client rejects invalid values.
	return /** @type {Operation} */ (
		event
			? { type: "person", action: "event", identifiers, name: event, attributes, ...time(timestamp) }
			: {
					type: "person",
					action: "identify",
					identifiers,
					attributes: email && id ? { email, ...attributes } : attributes,
				}
	);
}

/** @param {string | undefined} text */
const time = (text) => (text === undefined ? {} : { timestamp: cellValue(text) });

/**
 * Converts plain numbers, `true` and `false`. Anything else, such as `007`, stays text.
 *
 * @param {string} text
 */
function cellValue(text) {
	if (text === "true" || text === "false") return text === "true";
	return /^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/.test(text) ? Number(text) : text;
}
