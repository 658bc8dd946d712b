/** A temporary project that has the packed tarball installed, as a user's would. */

import { rmSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./processes.js";

/** The top of the repository. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** The package under test, built. `CUSTOMERIO_WASM_PKG` points at another build. */
const PKG = process.env.CUSTOMERIO_WASM_PKG ?? join(ROOT, "pkg");
const SHARED = "CUSTOMERIO_WASM_CONSUMER";

/**
 * Packs `pkg/`, installs the tarball in a new temporary project, and adds the behaviour suite with its
 * entry modules and chai. The project is removed when this process ends.
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
	await mkdir(join(folder, "node_modules/chai"), { recursive: true });
	await cp(join(ROOT, "node_modules/chai"), join(folder, "node_modules/chai"), { recursive: true });
	await cp(join(ROOT, "tests/behaviour"), join(folder, "behaviour"), { recursive: true });
	await cp(join(ROOT, "tests/runtimes/entries"), join(folder, "entries"), { recursive: true });
	return folder;
}

/** @type {Promise<string> | undefined} */
let consumer;

/**
 * The project that all drivers of one `tests/run.js` share; a test file run by itself makes its own.
 *
 * @returns {Promise<string>} its folder
 */
export function sharedConsumer() {
	const shared = process.env[SHARED];
	consumer ??= shared ? Promise.resolve(shared) : createConsumer();
	return consumer;
}

/**
 * Makes the shared project, for this process and those it starts.
 *
 * @returns {Promise<void>}
 */
export async function shareConsumer() {
	process.env[SHARED] = await createConsumer();
}

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
 * Resolves one entry of the installed package as a tool with these conditions does: first match wins.
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
