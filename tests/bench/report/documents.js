/** Puts results where readers find them: docs/performance.json, the tables of docs/performance.md, the charts. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../../harness/consumer.js";
import { run } from "../../harness/processes.js";
import { reportBars } from "./bars.js";

/**
 * @template Rows
 * @typedef {object} Result
 * @property {string} date
 * @property {string} machine
 * @property {Rows} rows
 */
/**
 * Of each case that has been run, the latest.
 *
 * @typedef {object} Results
 * @property {Result<import("../cases/sizes.js").Row[]>} [sizes]
 * @property {Result<import("../cases/start-up.js").Row[]>} [start-up]
 * @property {Result<import("../cases/per-call.js").Row[]>} [per-call]
 * @property {Result<Awaited<ReturnType<typeof import("../cases/bulk.js").run>>>} [bulk]
 * @property {Result<Awaited<ReturnType<typeof import("../cases/growth.js").run>>>} [growth]
 * @property {Result<import("../cases/memory.js").Row[]>} [memory]
 */
/** @typedef {{ report(rows: unknown): string, chart?(rows: unknown): string }} Case */

const DOCS = join(ROOT, "docs");
const JSON_FILE = join(DOCS, "performance.json");
const MARKDOWN_FILE = join(DOCS, "performance.md");

/**
 * @param {Results} results of this run; what other cases gave before is kept
 * @param {Record<string, Case>} cases
 */
export async function writeResults(results, cases) {
	const all = { ...JSON.parse(await readFile(JSON_FILE, "utf8")), ...results };
	await writeFile(JSON_FILE, JSON.stringify(all));
	await run(join(ROOT, "node_modules/.bin/biome"), ["format", "--write", JSON_FILE]);
	let markdown = await readFile(MARKDOWN_FILE, "utf8");
	markdown = withSection(markdown, "bars", reportBars(all));
	for (const [name, { date, machine, rows }] of Object.entries(results)) {
		const { report, chart } = cases[name];
		markdown = withSection(markdown, name, `Measured on ${date}, ${machine}.\n\n${report(rows)}`);
		if (chart) await writeFile(join(DOCS, `performance-${name}.svg`), chart(rows));
	}
	await writeFile(MARKDOWN_FILE, markdown);
}

/** @param {string} markdown @param {string} name @param {string} content */
function withSection(markdown, name, content) {
	const [before, after] = [`<!-- bench: ${name} -->`, `<!-- /bench: ${name} -->`];
	const [start, end] = [markdown.indexOf(before), markdown.indexOf(after)];
	if (start < 0 || end < start)
		throw new Error(`docs/performance.md has no place for the results of ${name}`);
	return `${markdown.slice(0, start + before.length)}\n\n${content}\n\n${markdown.slice(end)}`;
}
