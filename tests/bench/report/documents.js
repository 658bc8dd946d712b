/** Writes results to docs/: performance.json, the tables in performance.md, and the charts. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../../harness/consumer.js";
import { run } from "../../harness/processes.js";
import { reportTargets } from "./targets.js";

/**
 * @template Rows
 * @typedef {object} Result
 * @property {string} date
 * @property {string} machine
 * @property {Rows} rows
 */
/**
 * The latest result of each case.
 *
 * @typedef {object} Results
 * @property {Result<import("../cases/sizes.js").Row[]>} [sizes]
 * @property {Result<import("../cases/size-parts.js").Row[]>} [size-parts]
 * @property {Result<import("../cases/start-up.js").Row[]>} [start-up]
 * @property {Result<import("../cases/start-up-parts.js").Row[]>} [start-up-parts]
 * @property {Result<import("../cases/per-call.js").Row[]>} [per-call]
 * @property {Result<import("../cases/per-call.js").Row[]>} [send]
 * @property {Result<import("../cases/start-up.js").Row[]>} [entries]
 * @property {Result<import("../cases/page.js").Row[]>} [page]
 * @property {Result<import("../cases/per-call.js").Row[]>} [pipelines]
 * @property {Result<import("../cases/profile.js").Row[]>} [profile]
 * @property {Result<import("../cases/values.js").Row[]>} [values]
 * @property {Result<import("../cases/relay.js").Row[]>} [relay]
 * @property {Result<import("../cases/batching.js").Row[]>} [batching]
 * @property {Result<Awaited<ReturnType<typeof import("../cases/bulk.js").run>>>} [bulk]
 * @property {Result<Awaited<ReturnType<typeof import("../cases/growth.js").run>>>} [growth]
 * @property {Result<import("../cases/memory.js").Row[]>} [memory]
 */
/** @typedef {{ report(rows: unknown): string, chart?(rows: unknown): string }} Case */

const DOCS = join(ROOT, "docs");
const JSON_FILE = join(DOCS, "performance.json");
const MARKDOWN_FILE = join(DOCS, "performance.md");

/**
 * Writes the result of one case, and keeps the results of the others.
 *
 * @param {keyof Results} name
 * @param {Results} results
 * @param {Case} measured
 */
export async function writeResults(name, results, { report, chart }) {
	const { [name]: result } = results;
	if (result === undefined) throw new Error(`${name} has no result`);
	const all = { ...JSON.parse(await readFile(JSON_FILE, "utf8")), [name]: result };
	await writeFile(JSON_FILE, JSON.stringify(all, rounded));
	await run(join(ROOT, "node_modules/.bin/biome"), ["format", "--write", JSON_FILE]);
	const { date, machine, rows } = result;
	const content = [`Measured on ${date}, ${machine}.`, report(rows)];
	if (chart) {
		const file = `performance-${name}.svg`;
		await writeFile(join(DOCS, file), chart(rows));
		content.unshift(`![Chart of the figures below](${file})`);
	}
	const markdown = withSection(await readFile(MARKDOWN_FILE, "utf8"), name, content.join("\n\n"));
	await writeFile(MARKDOWN_FILE, withSection(markdown, "targets", reportTargets(all)));
}

/**
 * Finds out before anything is measured that a case has no place in the document.
 *
 * @param {readonly string[]} names of cases
 */
export async function checkSections(names) {
	const markdown = await readFile(MARKDOWN_FILE, "utf8");
	for (const name of [...names, "targets"]) withSection(markdown, name, "");
}

/** Five significant digits are enough. @param {string} _key @param {unknown} value */
const rounded = (_key, value) =>
	typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value;

/** @param {string} markdown @param {string} name @param {string} content */
function withSection(markdown, name, content) {
	const [before, after] = [`<!-- bench: ${name} -->`, `<!-- /bench: ${name} -->`];
	const [start, end] = [markdown.indexOf(before), markdown.indexOf(after)];
	if (start < 0 || end < start) throw new Error(`docs/performance.md has no section marked "bench: ${name}"`);
	return `${markdown.slice(0, start + before.length)}\n\n${content}\n\n${markdown.slice(end)}`;
}
