/** The package's manifest: the template's, with the version of the crate. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { PKG, ROOT, TEMPLATE } from "./folders.js";

/** @typedef {string | { [key: string]: ExportTarget }} ExportTarget */

/** @returns {{ name: string, exports: ExportTarget }} */
const readTemplate = () => JSON.parse(readFileSync(new URL("package.json", TEMPLATE), "utf8"));

/** Writes pkg/package.json. */
export function writeManifest() {
	const options = ["metadata", "--no-deps", "--format-version=1"];
	const metadata = JSON.parse(execFileSync("cargo", options, { cwd: ROOT, encoding: "utf8" }));
	const { name, ...rest } = readTemplate();
	const manifest = { name, version: metadata.packages[0].version, ...rest };
	writeFileSync(new URL("package.json", PKG), `${JSON.stringify(manifest, null, "\t")}\n`);
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
