/** A temporary project with the packed tarball installed, like a user's. */

import { rmSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { run } from "./processes.js";

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** The built package under test. `CUSTOMERIO_WASM_PKG` selects another build. */
const PKG = process.env.CUSTOMERIO_WASM_PKG ?? join(ROOT, "pkg");
const SHARED = "CUSTOMERIO_WASM_CONSUMER";

/** The libraries that the behaviour suite imports, and the ES module of each. @type {Record<string, string>} */
export const SUITE_LIBRARIES = { chai: "index.js", qunit: "qunit/esm/qunit.module.js" };

/**
 * Packs `pkg/`, installs the tarball in a new temporary project, and adds the behaviour suite, its entry
 * modules and its libraries. The project is removed when this process exits.
 *
 * @returns {Promise<string>} the project's folder; it also holds the tarball, `customerio-wasm-<version>.tgz`
 */
export async function createConsumer() {
	const folder = await realpath(await mkdtemp(join(tmpdir(), "customerio-wasm-consumer-")));
	process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
	await run("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: PKG });
	const manifest = { name: "consumer", private: true, type: "module" };
	await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
	const tarball = await findTarball(folder);
	const quiet = ["--offline", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"];
	await run("npm", ["install", ...quiet, tarball], { cwd: folder });
	for (const [name, file] of Object.entries(SUITE_LIBRARIES)) await addLibrary(folder, name, file);
	await cp(join(ROOT, "tests/behaviour"), join(folder, "behaviour"), { recursive: true });
	await cp(join(ROOT, "tests/runtimes/entries"), join(folder, "entries"), { recursive: true });
	return folder;
}

/**
 * Adds a library to the project as a single file, so that every runtime and bundler uses the same one. QUnit's own
 * `exports` select a CommonJS build in Node, which rollup cannot bundle without another plugin.
 *
 * @param {string} folder the project
 * @param {string} name
 * @param {string} file
 */
async function addLibrary(folder, name, file) {
	const home = join(folder, "node_modules", name);
	await mkdir(home, { recursive: true });
	await cp(join(ROOT, "node_modules", name, file), join(home, "index.js"));
	await writeFile(
		join(home, "package.json"),
		JSON.stringify({ name, type: "module", exports: "./index.js" }),
	);
}

/** @type {Promise<string> | undefined} */
let consumer;

/**
 * Returns the project that all drivers of one `tests/run.js` share. A test file that runs by itself creates its own.
 *
 * @returns {Promise<string>} its folder
 */
export function sharedConsumer() {
	const shared = process.env[SHARED];
	consumer ??= shared ? Promise.resolve(shared) : createConsumer();
	return consumer;
}

/**
 * Creates the shared project for this process and its children.
 *
 * @returns {Promise<void>}
 */
export async function shareConsumer() {
	process.env[SHARED] = await createConsumer();
}

/**
 * Imports a file of the installed package. A specifier would be resolved from the test's own file, outside of the project.
 *
 * @param {string} folder the project
 * @param {string} path of an ES module in the package, such as `track/node.js`
 * @returns {Promise<any>} the module, whose type the caller declares
 */
export const importInstalled = (folder, path) =>
	import(pathToFileURL(join(folder, "node_modules/customerio-wasm", path)).href);

/**
 * @param {string} folder the consumer project
 * @returns {Promise<string>} the path of the tarball in it
 */
export async function findTarball(folder) {
	const name = (await readdir(folder)).find((file) => file.endsWith(".tgz"));
	if (name === undefined) throw new Error(`no tarball in ${folder}`);
	return join(folder, name);
}

/** @typedef {string | { [condition: string]: ExportTarget }} ExportTarget */

/**
 * Resolves one entry of the installed package like a tool with these conditions: the first match wins.
 *
 * @param {string} folder the consumer project
 * @param {string} entry for example `"."`
 * @param {readonly string[]} conditions
 * @returns {Promise<string>} a path inside the project, for example `node_modules/customerio-wasm/track/browser.js`
 */
export async function resolveEntry(folder, entry, conditions) {
	const home = "node_modules/customerio-wasm";
	/** @type {{ exports: Record<string, ExportTarget> }} */
	const { exports } = JSON.parse(await readFile(join(folder, home, "package.json"), "utf8"));
	/** @type {ExportTarget | undefined} */
	let target = exports[entry];
	while (typeof target === "object") {
		/** @type {[condition: string, ExportTarget][]} */
		const branches = Object.entries(target);
		target = branches.find(([condition]) => conditions.includes(condition))?.[1];
	}
	if (target === undefined) throw new Error(`"${entry}" has no file for the conditions ${conditions}`);
	return join(home, target);
}
