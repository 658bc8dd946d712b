import { csvRows } from "./csv.js";
import { numberedLines } from "./lines.js";

/** @typedef {import("customerio-wasm").Operation} Operation */

/**
 * What a file says, row by row: an operation, or why there is none.
 *
 * @typedef {{ line: number } & ({ operation: Operation } | { fault: string })} Reading
 */

/** As many bytes as are parsed at a time: some milliseconds' worth. */
const PIECE = 65_536;

/**
 * Reads a file piece by piece, never more of it than it is asked for.
 *
 * @param {File} file CSV, or JSON lines by its name's end
 * @param {(bytes: number) => void} onBytes told of each piece that was read
 * @returns {AsyncGenerator<Reading, void, void>}
 */
export function readOperations(file, onBytes) {
	const texts = textOf(file, onBytes);
	return /\.(jsonl|ndjson|json)$/i.test(file.name) ? fromJsonLines(texts) : fromCsv(texts);
}

/**
 * Not `file.stream()`: its pieces are as large as the browser likes, and those that are there come without a pause, so
 * that the page could not do anything else meanwhile.
 *
 * @param {Blob} file
 * @param {(bytes: number) => void} onBytes
 */
async function* textOf(file, onBytes) {
	const decoder = new TextDecoder();
	for (let start = 0; start < file.size; start += PIECE) {
		const bytes = await file.slice(start, start + PIECE).arrayBuffer();
		onBytes(bytes.byteLength);
		yield decoder.decode(bytes, { stream: true });
	}
	yield decoder.decode();
}

/**
 * Each line is an operation as it is.
 *
 * @param {AsyncIterable<string>} texts
 * @returns {AsyncGenerator<Reading, void, void>}
 */
async function* fromJsonLines(texts) {
	for await (const { line, text } of numberedLines(texts)) {
		try {
			yield { line, operation: JSON.parse(text) };
		} catch (error) {
			yield { line, fault: `This is not JSON. ${error instanceof Error ? error.message : error}` };
		}
	}
}

/**
 * The first row names the columns. `id`, `email` or `cio_id` name the person. With an `event` the row is that event, at its
 * `timestamp`; else it creates or updates the person. The other columns are attributes.
 *
 * @param {AsyncIterable<string>} texts
 * @returns {AsyncGenerator<Reading, void, void>}
 */
async function* fromCsv(texts) {
	/** @type {string[] | undefined} */
	let columns;
	for await (const { line, cells, fault } of csvRows(texts)) {
		if (!columns) columns = cells;
		else if (fault) yield { line, fault };
		else if (cells.length !== columns.length)
			yield { line, fault: `There are ${cells.length} cells in ${columns.length} columns.` };
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
	// What the file has in a wrong place is for the client to refuse.
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
 * Numbers as they are written by programs, `true` and `false`; anything else stays text, such as `007`.
 *
 * @param {string} text
 */
function cellValue(text) {
	if (text === "true" || text === "false") return text === "true";
	return /^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/.test(text) ? Number(text) : text;
}
