/** The package's manifest: the template's, with the version of the crate. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { PKG, ROOT, TEMPLATE } from "./folders.js";

/** @typedef {string | { [key: string]: ExportTarget }} ExportTarget */

/** @returns {{ name: string, exports: ExportTarget }} */
const readTemplate = () => JSON.parse(readFileSync(new URL("package.json", TEMPLATE), "utf8"));

/** Writes pkg/package.json, and a manifest into each folder that an import names and that has no `index.js`. */
export function writeManifest() {
	const options = ["metadata", "--no-deps", "--format-version=1"];
	const metadata = JSON.parse(execFileSync("cargo", options, { cwd: ROOT, encoding: "utf8" }));
	const { name, ...rest } = readTemplate();
	const manifest = { name, version: metadata.packages[0].version, ...rest };
	write("package.json", manifest);
	const files = exportedFiles(rest.exports);
	for (const folder of Object.keys(rest.exports)) {
		if (files.includes(`${folder}/node.cjs`) && !files.includes(`${folder}/index.js`))
			write(`${folder}/package.json`, FOLDER);
	}
}

/**
 * The manifest of a folder, for resolvers that do not read `exports`: Parcel 2 in its default configuration, and TypeScript's `node10`.
 */
const FOLDER = {
	type: "module",
	sideEffects: false,
	main: "./node.cjs",
	module: "./browser.js",
	browser: "./browser.js",
	types: "./index.d.ts",
};

/** @param {string} path in the package @param {object} manifest */
function write(path, manifest) {
	const file = new URL(path, PKG);
	mkdirSync(new URL(".", file), { recursive: true });
	writeFileSync(file, `${JSON.stringify(manifest, null, "\t")}\n`);
}

/**
 * The runtimes for which the exports map names an entry point.
 *
 * @param {string} api
 * @param {".js" | ".cjs"} extension
 * @returns {string[]} names, such as `browser`
 */
export function runtimesOf(api, extension) {
	const prefix = `./${api}/`;
	const files = exportedFiles(readTemplate().exports);
	const entries = files.filter((file) => file.startsWith(prefix) && file.endsWith(extension));
	return [...new Set(entries.map((file) => file.slice(prefix.length, -extension.length)))];
}

/** @param {ExportTarget} target @returns {string[]} */
const exportedFiles = (target) =>
	typeof target === "string" ? [target] : Object.values(target).flatMap(exportedFiles);
