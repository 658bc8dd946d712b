/**
 * The lines of a text with their numbers, without blank lines.
 *
 * @param {AsyncIterable<string>} texts chunks, split anywhere
 * @returns {AsyncGenerator<{ line: number, text: string }, void, void>}
 */
export async function* numberedLines(texts) {
	let line = 0;
	let rest = "";
	for await (const text of texts) {
		const lines = (rest + text).split("\n");
		rest = lines.pop() ?? "";
		for (const complete of lines) {
			line += 1;
			if (complete.trim() !== "") yield { line, text: complete };
		}
	}
	if (rest.trim() !== "") yield { line: line + 1, text: rest };
}
