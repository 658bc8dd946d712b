/**
 * Makes host.js: the modules that the clients of every API have in common. In Node, the root loads every client, and these modules once.
 * Other entry points have them in the folder of their part, which can be copied by itself.
 */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "./folders.js";

/** The name of its file, in the folder above those of the clients. */
export const HOST = "host.js";

/** The folder of the modules before they are bundled, from the top of the repository. */
const BUNDLED = /^target\/npm\//;

/** The build injects it into every bundle. */
const TIMERS = /\/host\/timers\.js$/;

/**
 * The modules that every one of these bundles has in it, from the top of the repository.
 *
 * @param {readonly import("esbuild").Metafile[]} metafiles each of one bundle
 * @returns {string[]}
 */
export function commonModules(metafiles) {
	const [first = [], ...others] = metafiles.map(({ outputs }) =>
		Object.values(outputs).flatMap(({ inputs }) =>
			Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0),
		),
	);
	return first.filter((path) => !TIMERS.test(path) && others.every((paths) => paths.includes(path)));
}

/**
 * The code of host.js.
 *
 * @param {readonly string[]} modules
 */
export const hostModule = (modules) =>
	modules.map((path) => `export * from "${path.replace(BUNDLED, "./")}";\n`).join("");

/**
 * Makes a bundle import those modules from host.js.
 *
 * @param {readonly string[]} modules
 * @returns {import("esbuild").Plugin}
 */
export function fromHost(modules) {
	const paths = new Set(modules.map((path) => fileURLToPath(new URL(path, ROOT))));
	return {
		name: "host",
		setup({ onResolve }) {
			onResolve({ filter: /^\.\.?\// }, ({ resolveDir, path }) =>
				paths.has(resolve(resolveDir, path))
					? { path: `../${HOST}`, external: true, sideEffects: false }
					: undefined,
			);
		},
	};
}
