/**
 * Reads the examples of README.md, llms.txt and docs/: the fenced blocks, and the hidden comments that say how to run them.
 *
 * - `<!-- setup: code -->` before a block, `<!-- then: code -->` after it: code that runs there, and that readers do not need.
 * - `<!-- run: page -->` before a block: where it runs, if its code does not show it.
 * - `<!-- request: page -->` before a Worker: what it is sent, if not a GET.
 * - `<!-- not run: reason -->` before a block that is only checked, `<!-- not checked: reason -->` before one that is neither.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../harness/consumer.js";

/** @typedef {"node" | "page" | "html" | "worker" | "data" | "none"} Context where a block runs */
/** @typedef {{ code: string, line: number }} Code `line` is that of its first line in the document, counted from 1 */
/**
 * @typedef {object} Block
 * @property {string} file from the top of the repository
 * @property {number} line of its first line of code, counted from 1
 * @property {string} language such as `js`
 * @property {string} code
 * @property {Code[]} setup hidden code before it
 * @property {Code[]} after hidden code after it
 * @property {Context} context
 * @property {string} request what a Worker is sent
 * @property {string | undefined} notRun why it is not run
 * @property {boolean} isChecked whether TypeScript checks it
 */

const CODE = ["js", "ts"];
const DATA = ["json", "jsonc"];

/** A block between fences, or a comment that is meant for this reader. */
const PARTS =
	/^[ \t]*```(\w*)\n(.*?)^[ \t]*```$|^<!-- (setup|then|run|request|not run|not checked):\s(.*?)\s*-->$/gms;

/** The pages whose examples are run here. Those of docs/recipes.md need frameworks: `make test-apps` runs them. */
export const PAGES = [
	"README.md",
	"llms.txt",
	...readdirSync(join(ROOT, "docs"))
		.filter((name) => name.endsWith(".md") && name !== "recipes.md")
		.map((name) => `docs/${name}`),
];

/**
 * The blocks of a page, in their order.
 *
 * @param {string} file
 * @param {string} [text] of the page
 * @returns {Block[]}
 */
export function readBlocks(file, text = readFileSync(join(ROOT, file), "utf8")) {
	/** @type {Block[]} */
	const blocks = [];
	/** The comments since the last block. @type {Record<string, string>} */
	let said = {};
	/** @type {Code[]} */
	let setup = [];
	for (const { 0: all, 1: language = "", 2: code = "", 3: name, 4: value = "", index } of text.matchAll(
		PARTS,
	)) {
		const lineAt = (/** @type {number} */ offset) => text.slice(0, offset).split("\n").length;
		if (name === "setup" || name === "then") {
			const hidden = { code: value, line: lineAt(index + all.indexOf(value)) };
			if (name === "setup") setup.push(hidden);
			else blocks.at(-1)?.after.push(hidden);
		} else if (name !== undefined) {
			said[name] = value;
		} else {
			blocks.push({
				file,
				line: lineAt(index) + 1,
				language,
				code,
				setup,
				after: [],
				context: contextOf(language, code, file, said.run),
				request: said.request ?? "",
				notRun: said["not checked"] ?? said["not run"],
				isChecked: CODE.includes(language) && said["not checked"] === undefined,
			});
			said = {};
			setup = [];
		}
	}
	return blocks;
}

/**
 * @param {string} language
 * @param {string} code
 * @param {string} file
 * @param {string} [said]
 * @returns {Context}
 */
function contextOf(language, code, file, said) {
	if (said === "node" || said === "page" || said === "worker") return said;
	if (said !== undefined) throw new Error(`${file}: examples cannot run in "${said}"`);
	if (DATA.includes(language)) return "data";
	if (language === "html") return "html";
	if (!CODE.includes(language)) return "none";
	if (/^export default \{/m.test(code)) return "worker";
	return file === "docs/page.md" || /\bcreatePage\(/.test(code) ? "page" : "node";
}
