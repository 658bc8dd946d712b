/** Publishes the hand-written declarations, for ES modules and for CommonJS. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { PKG, TEMPLATE } from "./folders.js";

/**
 * Copies a folder's declarations, and writes them again for CommonJS: a `.d.ts` of this package describes an ES module.
 *
 * @param {string} folder of the template, such as `track/types`
 */
export function copyTypes(folder) {
	mkdirSync(new URL(folder, PKG), { recursive: true });
	const names = readdirSync(new URL(folder, TEMPLATE)).filter((name) => name.endsWith(".d.ts"));
	for (const path of names.map((name) => `${folder}/${name}`)) {
		const text = readFileSync(new URL(path, TEMPLATE), "utf8");
		writeFileSync(new URL(path, PKG), text);
		const commonJs = text.replaceAll(/(from "\.[^"]*)\.js"/g, '$1.cjs"');
		writeFileSync(new URL(path.replace(/\.d\.ts$/, ".d.cts"), PKG), commonJs);
	}
}
