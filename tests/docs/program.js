/**
 * Makes one program of the examples of a page, as a reader takes them: each may use the names of those before it, or give them
 * another meaning. A line of the program is the line of the document, so errors of TypeScript and stacks name the right one.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ROOT } from "../harness/consumer.js";

/** @typedef {import("./blocks.js").Block} Block */

const IMPORT = /^import\s+(type\s+)?(\{.*?\}|\w+)\s+from\s+"([^"]+)";$/gms;

/** The names that the examples of a page take for granted. @param {string} file */
const preludeOf = (file) => `tests/docs/preludes/${basename(file).replace(/\.\w+$/, "")}.ts`;

/**
 * @param {readonly Block[]} blocks of one page
 * @param {readonly import("./blocks.js").Context[]} contexts of the blocks to take
 * @param {boolean} [toRun] without the blocks that are not run
 * @returns {string} a module of TypeScript. Empty if there are no such blocks
 */
export function programOf(blocks, contexts, toRun = false) {
	const chosen = blocks.filter(
		({ context, isChecked, notRun }) => contexts.includes(context) && isChecked && !(toRun && notRun),
	);
	const [first] = chosen;
	if (!first) return "";
	const hoisted = importsOf(chosen.flatMap(({ setup, code, after }) => [...setup, { code }, ...after]));
	/** By their index. @type {string[]} */
	const lines = [];
	/** @param {string} code @param {number} line */
	const put = (code, line) => {
		for (const [index, text] of code.split("\n").entries()) {
			const at = line - 1 + index;
			lines[at] = (lines[at] ?? "") + text;
		}
	};
	/** The scopes that are open. */
	let depth = 0;
	const open = (/** @type {string} */ code, /** @type {number} */ line) => {
		depth += 1;
		put(`{ ${asStatements(code, hoisted)}`, line);
	};
	for (const { setup, code, line, after } of chosen) {
		for (const hidden of setup) open(hidden.code, hidden.line);
		open(code, line);
		for (const hidden of after) open(hidden.code, hidden.line);
	}
	put("}".repeat(depth), lines.length + 1);
	const head = Array.from(hoisted, ([name, from]) => `import { ${name} } from "${from}"; `).join("");
	lines[0] = `${head}${importPrelude(first.file, hoisted)}${lines[0] ?? ""}`;
	return `${Array.from(lines, (text) => text ?? "").join("\n")}\nexport {};\n`;
}

/**
 * The names that all examples of a page import from the same module: these can be static imports, which TypeScript knows more about.
 *
 * @param {readonly { code: string }[]} codes
 * @returns {Map<string, string>} the modules, by the names as they are in an import
 */
function importsOf(codes) {
	/** @type {Map<string, string>} */
	const found = new Map();
	/** @type {Set<string>} */
	const ambiguous = new Set();
	for (const { code } of codes)
		for (const [, , names = "", specifier = ""] of code.matchAll(IMPORT))
			for (const name of listOf(names)) {
				if (specifier.startsWith(".") || (found.get(name) ?? specifier) !== specifier) ambiguous.add(name);
				found.set(name, specifier);
			}
	for (const name of ambiguous) found.delete(name);
	return found;
}

/** The names of an import, as they are in one with braces. @param {string} names */
const listOf = (names) =>
	names.startsWith("{")
		? names
				.replaceAll(/[{}\s]+/g, " ")
				.split(",")
				.map((name) => name.trim())
				.filter((name) => name !== "")
		: [`default as ${names}`];

/**
 * An import of what a page's prelude exports.
 *
 * @param {string} file
 * @param {Map<string, string>} hoisted
 */
function importPrelude(file, hoisted) {
	const path = preludeOf(file);
	if (!existsSync(join(ROOT, path))) return "";
	const exports = readFileSync(join(ROOT, path), "utf8").matchAll(
		/^export (?:(?:async )?(?:const|let|function|class) (\w+)|(\{ .* \}) from)/gm,
	);
	const names = Array.from(exports, ([, name, list = ""]) =>
		name === undefined ? listOf(list) : [name],
	).flat();
	return `import { ${names.filter((name) => !hoisted.has(name)).join(", ")} } from "./preludes/${basename(path)}"; `;
}

/**
 * The code as statements of a block, in which there can be no static imports and no exports. A relative import names an example
 * that precedes it, whose names are there already.
 *
 * @param {string} code
 * @param {Map<string, string>} hoisted
 */
const asStatements = (code, hoisted) =>
	code
		.replaceAll(IMPORT, (all, isType, names, specifier) => {
			const rest = listOf(names).filter((name) => !hoisted.has(name));
			const lines = "\n".repeat(all.split("\n").length - 1);
			if (specifier.startsWith(".") || rest.length === 0) return lines;
			if (isType) throw new Error(`a page imports the type ${names} from several modules`);
			return `const { ${rest.join(", ").replaceAll(" as ", ": ")} } = await import("${specifier}");${lines}`;
		})
		.replaceAll(/^export default /gm, "const exportedDefault = ")
		.replaceAll(/^export (?=(async |const|let|function|class|type|interface))/gm, "");
