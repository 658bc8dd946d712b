/** Makes the entry points of an API: its class, for each runtime. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { MODULES, PKG, ROOT } from "./folders.js";
import { runtimesOf } from "./manifest.js";

/** @import { Api } from "./apis.js" */

/** The WebAssembly in a file of its own, which is loaded only where it is needed. */
const EMBEDDED = "embedded";
const EXTERNAL = ["*.wasm", "*.wasm?module", `./${EMBEDDED}.js`];

/**
 * Writes the entry points of an API into its folder of pkg/, with its WebAssembly.
 *
 * @param {Api} api
 */
export async function bundleApi({ name, className }) {
	const runtimes = runtimesOf(name, ".js");
	for (const runtime of runtimes)
		writeFileSync(new URL(`${name}/${runtime}.js`, MODULES), entryPoint(className, runtime));
	const modulePaths = (/** @type {string[]} */ files) => files.map((file) => `${name}/${file}`);

	cpSync(new URL(`${name}/core.wasm`, MODULES), new URL(`${name}/core.wasm`, PKG));
	// What the entry points share is one file: Node takes half a millisecond for each, a page without a bundler a round trip.
	await bundle(name, modulePaths(runtimes), { format: "esm", splitting: true, chunkNames: "client" });
	const wasm = readFileSync(new URL(`${name}/core.wasm`, MODULES));
	const base64 = deflateRawSync(wasm, { level: 9 }).toString("base64");
	await bundle(name, [`runtimes/${EMBEDDED}`], {
		format: "esm",
		define: { CORE_WASM: JSON.stringify(base64) },
	});
	// Not every Node can `require()` an ES module.
	await bundle(name, modulePaths(runtimesOf(name, ".cjs")), {
		format: "cjs",
		target: "node20",
		outExtension: { ".js": ".cjs" },
		define: { "import.meta.url": "moduleUrl" },
		banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
	});
}

/**
 * The code of an entry point.
 *
 * @param {string} className
 * @param {string} runtime
 */
const entryPoint = (className, runtime) => `import { isolated, source } from "../runtimes/${runtime}.js";
import { define${className} } from "./client.js";

export * from "./exports.js";
export const ${className} = define${className}(source, { isolated });
`;

/**
 * @param {string} folder of pkg/
 * @param {string[]} modules
 * @param {import("esbuild").BuildOptions} options
 */
async function bundle(folder, modules, options) {
	await build({
		entryPoints: modules.map((path) => fileURLToPath(new URL(`${path}.js`, MODULES))),
		outdir: fileURLToPath(new URL(folder, PKG)),
		absWorkingDir: fileURLToPath(ROOT),
		bundle: true,
		platform: "node",
		external: EXTERNAL,
		...options,
	});
}
