/** The README's table of differences: `node tests/parity/readme.js --write` puts it there. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../harness/consumer.js";
import { DIFFERENCES } from "./differences.js";

const README = join(ROOT, "README.md");
const BEGIN = "<!-- Written by tests/parity/readme.js -->\n";
const END = "<!-- The end of what it writes -->\n";

/** The table, in Markdown, formatted as `make fmt` does. */
export function table() {
	const rows = [
		["", "`customerio-node`", "`customerio-wasm`", "Why"],
		...DIFFERENCES.map(({ what, official, ours, why }) => [what, official, ours, why]),
	].map((cells) => cells.map((cell) => cell.replaceAll("|", "\\|")));
	const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
	const [head, ...body] = rows.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column])));
	const line = widths.map((width) => "-".repeat(width));
	return [head, line, ...body].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

/** The README in three parts: what stands before the table, the table, and what stands after it. */
export function readParts() {
	const text = readFileSync(README, "utf8");
	const [before, rest, ...more] = text.split(BEGIN);
	const [written, after, ...further] = (rest ?? "").split(END);
	if (after === undefined || more.length + further.length > 0) {
		throw new Error(`README.md must have ${BEGIN.trim()} and ${END.trim()} once each, in this order`);
	}
	return { before, written, after };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href && process.argv[2] === "--write") {
	const { before, after } = readParts();
	writeFileSync(README, before + BEGIN + table() + END + after);
}
