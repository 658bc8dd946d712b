/** The tables of differences in docs/migrating-from-customerio-node.md. `node tests/parity/migration.js --write` updates them. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../harness/consumer.js";
import { DIFFERENCES as APP } from "./app/differences.js";
import { DIFFERENCES as TRACK } from "./differences.js";
import { DIFFERENCES as PIPELINES } from "./pipelines/differences.js";

/** @typedef {{ what: string, official: string, ours: string, why: string }} Row */

const DOCUMENT = join(ROOT, "docs/migrating-from-customerio-node.md");
const SECTION = /(<!-- Generated: (\w+) -->\n).*?(<!-- End -->\n)/gs;

/** @type {Record<string, readonly Row[]>} */
const TABLES = { track: TRACK, app: APP, pipelines: PIPELINES };

/** @param {readonly Row[]} differences @returns {string} Markdown */
function table(differences) {
	const rows = [
		["", "`customerio-node`", "`customerio-wasm`", "Why"],
		...differences.map(({ what, official, ours, why }) => [what, official, ours, why]),
	].map((cells) => cells.map((cell) => cell.replaceAll("|", "\\|")));
	const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
	const [head, ...body] = rows.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column])));
	const line = widths.map((width) => "-".repeat(width));
	return [head, line, ...body].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

/** The document as it is, and as it should be. */
export function readDocument() {
	const written = readFileSync(DOCUMENT, "utf8");
	/** @type {string[]} */
	const found = [];
	const current = written.replaceAll(SECTION, (_, begin, name, end) => {
		found.push(name);
		return `${begin}\n${table(TABLES[name])}\n${end}`;
	});
	if (found.join() !== Object.keys(TABLES).join())
		throw new Error(`${DOCUMENT} has the tables ${found.join()}`);
	return { written, current };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href && process.argv[2] === "--write")
	writeFileSync(DOCUMENT, readDocument().current);
