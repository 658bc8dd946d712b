/** The modules of Workers, as Miniflare takes them: the installed files unchanged. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { resolveEntry } from "./consumer.js";

/** @typedef {import("miniflare").ModuleDefinition} ModuleDefinition */

export const COMPATIBILITY_DATE = "2026-04-01";

/** The installed package, in the consumer project. */
export const PACKAGE = "node_modules/customerio-wasm";

/** The types of the Worker's modules. @type {Record<string, "ESModule" | "CompiledWasm">} */
const KINDS = { ".js": "ESModule", ".wasm": "CompiledWasm" };

/**
 * All modules in a folder of the consumer project.
 *
 * @param {string} folder the project
 * @param {string} within
 * @returns {Promise<ModuleDefinition[]>}
 */
export async function modulesIn(folder, within) {
	const files = await readdir(join(folder, within), { recursive: true });
	const modules = files.flatMap((file) => {
		const type = KINDS[/\.[a-z]+$/.exec(file)?.[0] ?? ""];
		return type ? [{ type, path: join(within, file) }] : [];
	});
	return Promise.all(
		modules.map(async ({ type, path }) => ({ type, path, contents: await readFile(join(folder, path)) })),
	);
}

/**
 * One module of the consumer project.
 *
 * @param {string} folder the project
 * @param {string} path
 * @param {string} [file] where its text is, if not at its path
 * @returns {Promise<ModuleDefinition>}
 */
export const moduleAt = async (folder, path, file = path) => ({
	type: "ESModule",
	path,
	contents: await readFile(join(folder, file)),
});

/**
 * A module that stands for an entry of the package. A bare specifier is resolved next to the module that imports it.
 *
 * @param {string} folder the project
 * @param {string} importer the folder of the importing modules
 * @param {string} [part] such as `/queue`
 * @returns {Promise<ModuleDefinition>}
 */
export async function entryFor(folder, importer, part = "") {
	const entry = await resolveEntry(folder, `.${part}`, ["workerd", "worker", "browser", "import", "default"]);
	const path = `${importer}/customerio-wasm${part}`;
	const up = "../".repeat(path.split("/").length - 1);
	return { type: "ESModule", path, contents: `export * from "${up}${entry}";` };
}
