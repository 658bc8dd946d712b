/** Checks the examples with TypeScript, in a project with the installed package. */
import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../harness/consumer.js";
import { start } from "../harness/processes.js";
import { programOf } from "./program.js";

/** @typedef {import("./blocks.js").Block} Block */

/** TypeScript asks for types of parameters, of variables without a value, and of type parameters, which JavaScript cannot write. */
const ONLY_FOR_TYPESCRIPT = ["TS7005", "TS7006", "TS7031", "TS7034", "TS18046"];

/** A line of an example that must not compile. */
const WRONG = /\/\/ an error in your editor/;

const OPTIONS = {
	module: "nodenext",
	target: "es2023",
	lib: ["es2024", "dom", "dom.iterable", "esnext.disposable"],
	types: ["node"],
	typeRoots: [join(ROOT, "node_modules/@types")],
	strict: true,
	noEmit: true,
	exactOptionalPropertyTypes: true,
	allowImportingTsExtensions: true,
	skipLibCheck: true,
};

/**
 * The modules of others that examples import, and the paths of what stands for them.
 *
 * @param {string} folder where `writePrograms` has written
 * @returns {Promise<Record<string, string>>}
 */
export async function standIns(folder) {
	const files = await readdir(join(folder, "stand-ins"));
	const written = files.map((file) => [
		basename(file, ".ts").replaceAll("+", "/"),
		join(folder, "stand-ins", file),
	]);
	return { ...Object.fromEntries(written), zod: fileURLToPath(import.meta.resolve("zod")) };
}

/**
 * Writes the examples of the pages into a project.
 *
 * @param {string} folder
 * @param {Map<string, Block[]>} pages by their file
 */
export async function writePrograms(folder, pages) {
	await mkdir(folder, { recursive: true });
	for (const name of ["preludes", "stand-ins"])
		await cp(join(ROOT, "tests/docs", name), join(folder, name), { recursive: true });
	await cp(join(ROOT, "tests/docs/ambient.d.ts"), join(folder, "ambient.d.ts"));
	for (const [file, blocks] of pages) {
		await writeFile(nameOf(folder, file, "node"), programOf(blocks, ["node", "worker"]));
		await writeFile(nameOf(folder, file, "page"), programOf(blocks, ["page"]));
	}
	const stand = Object.entries(await standIns(folder)).map(([name, file]) => [name, [file]]);
	const paths = { ...Object.fromEntries(stand), zod: [join(ROOT, "node_modules/zod/index.d.cts")] };
	const config = { compilerOptions: { ...OPTIONS, paths }, exclude: ["*.run.ts"] };
	await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
}

/** @param {string} folder @param {string} file @param {string} kind */
export const nameOf = (folder, file, kind) =>
	join(folder, `${file.replace(/\.\w+$/, "").replaceAll("/", "-")}.${kind}.ts`);

/**
 * What TypeScript finds in the programs of a folder.
 *
 * @param {string} folder
 * @param {Map<string, Block[]>} pages
 * @returns {Promise<string[]>} `file:line: message`; empty if all is well
 */
export async function findTypeErrors(folder, pages) {
	const { code, output } = await start(
		join(ROOT, "node_modules/.bin/tsc"),
		["-p", folder, "--pretty", "false"],
		{
			cwd: folder,
		},
	).exit;
	/** @type {Set<string>} */
	const expected = new Set();
	for (const blocks of pages.values())
		for (const { file, line, code, isChecked } of blocks)
			for (const [index, text] of code.split("\n").entries())
				if (isChecked && WRONG.test(text)) expected.add(`${file}:${line + index}`);
	const missing = new Set(expected);
	/** @type {string[]} */
	const found = [];
	for (const text of output.split("\n")) {
		const [, name, line, kind, message] = /^(\S+?)\((\d+),\d+\): error (TS\d+): (.*)$/.exec(text) ?? [];
		if (!name) {
			if (/^\S/.test(text)) found.push(text);
			continue;
		}
		const file = [...pages.keys()].find((page) =>
			["node", "page"].some((context) => basename(nameOf("", page, context)) === basename(name)),
		);
		const place = `${file ?? name}:${line}`;
		const blocks = pages.get(file ?? "") ?? [];
		const language = blocks.findLast((block) => block.line <= Number(line))?.language;
		missing.delete(place);
		if (expected.has(place) || (language === "js" && ONLY_FOR_TYPESCRIPT.includes(kind))) continue;
		found.push(`${place}: ${message}`);
	}
	if (code === null) found.push(`tsc did not run: ${output}`);
	return [
		...found,
		...Array.from(missing, (place) => `${place}: compiles, although the example says it does not`),
	];
}
