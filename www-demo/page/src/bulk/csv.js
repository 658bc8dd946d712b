import Papa from "papaparse";

/** @typedef {{ line: number, cells: string[], problem?: string }} CsvRow */

/**
 * Parses the rows of a CSV file. A row may span several lines; `line` is its first.
 *
 * The last row of a chunk may continue in the next chunk, so it waits for that.
 *
 * @param {AsyncIterable<string>} texts chunks, split anywhere
 * @returns {AsyncGenerator<CsvRow, void, void>}
 */
export async function* csvRows(texts) {
	let line = 1;
	let rest = "";

	/** @param {boolean} isLast */
	function take(isLast) {
		/** @type {(CsvRow & { end: number })[]} */
		const rows = [];
		/** @param {Papa.ParseStepResult<string[]>} step */
		const step = ({ data, errors: [error], meta }) =>
			void rows.push({
				line: 0,
				end: meta.cursor,
				cells: data,
				...(error ? { problem: error.message } : {}),
			});
		Papa.parse(rest, { delimiter: ",", step });
		if (!isLast) rows.pop();
		let start = 0;
		for (const row of rows) {
			row.line = line;
			line += newlinesIn(rest, start, row.end);
			start = row.end;
		}
		rest = rest.slice(start);
		return rows.filter(({ cells }) => cells.length > 1 || cells[0] !== "");
	}

	for await (const text of texts) {
		rest += text;
		yield* take(false);
	}
	yield* take(true);
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function newlinesIn(text, start, end) {
	let count = 0;
	for (let at = text.indexOf("\n", start); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) count += 1;
	return count;
}
