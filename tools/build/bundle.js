/** Makes the entry points of a part with WebAssembly, for each runtime. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { MODULES, PKG, ROOT } from "./folders.js";
import { commonModules, fromHost, HOST, hostModule } from "./host.js";
import { runtimesOf } from "./manifest.js";

/** @import { Part } from "./parts.js" */

/** The WebAssembly in a file of its own, which is loaded only where it is needed. */
const EMBEDDED = "embedded";
const EXTERNAL = ["*.wasm", "*.wasm?module", `./${EMBEDDED}.js`, `./${EMBEDDED}-calls.js`];

/** The oldest runtimes that are supported: what is newer in the syntax is lowered. */
const TARGET = ["node20", "chrome96", "firefox93", "safari15.4"];

const STANDALONE = "standalone";

/** The runtime that loads the module for single calls first, if the part has one. */
const PAGE = "browser";

/** The runtime whose entry points share files with each other, not with those of other runtimes: Node takes longest to load a file. */
const NODE = "node";

/** The runtime whose entry points carry the WebAssembly in their own text. */
const INLINE = "inline";

/** A CommonJS module has no `import.meta`. Only the files for Node ask for their own URL. */
const FILE_URL = {
	define: { "import.meta.url": "moduleUrl" },
	banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
};

/** Not every Node can `require()` an ES module. @type {import("esbuild").BuildOptions} */
const COMMON_JS = { format: "cjs", outExtension: { ".js": ".cjs" } };

/** The paths of the modules that have been bundled so far, from the top of the repository. @type {Set<string>} */
export const bundledModules = new Set();

/**
 * Writes the modules of a part's entry points, before they are bundled.
 *
 * @param {Part} part
 */
export function writeEntryPoints({ name, whole, calls, exported }) {
	writeRuntimes(name, "core", whole.wasm);
	for (const runtime of new Set([...runtimesOf(name, ".js"), ...runtimesOf(name, ".cjs")]))
		writeModule(`${name}/${runtime}.js`, entryPoint(name, exported, runtime));
	if (!calls) return;
	writeRuntimes(name, "calls", calls.wasm);
	writeModule(`${name}/${PAGE}.js`, pageEntryPoint(name, exported));
	writeModule(`${name}/whole.js`, wholeModule(name));
}

/**
 * Writes what the clients have in common, for Node.
 *
 * @param {readonly Part[]} parts the clients
 * @returns {Promise<import("esbuild").Plugin>} makes a client's entry point import it
 */
export async function bundleHost(parts) {
	const metafiles = await Promise.all(
		parts.map(({ name }) =>
			bundle(name, [`${name}/${NODE}.js`], { format: "esm", external: EXTERNAL, write: false }),
		),
	);
	const modules = commonModules(metafiles);
	writeModule(HOST, hostModule(modules));
	await bundle(".", [HOST], { format: "esm" });
	return fromHost(modules);
}

/**
 * Writes the entry points of a part into its folder of pkg/, with its WebAssembly.
 *
 * @param {Part} part
 * @param {import("esbuild").Plugin[]} plugins for Node's entry point
 */
export async function bundlePart({ name, whole, calls }, plugins) {
	const CORE_WASM = copyWasm(name, "core", whole.wasm);

	// What the entry points share is one file: a page without a bundler takes a round trip for each.
	const shared = /** @type {const} */ ({ format: "esm", splitting: true, external: EXTERNAL });
	const alone = runtimesOf(name, ".js").filter((runtime) => runtime !== NODE && !(calls && runtime === PAGE));
	const modules = alone.map((runtime) => `${name}/${runtime}.js`);
	await bundle(name, modules, { ...shared, chunkNames: "client" });
	await bundle(name, [`${name}/${NODE}.js`], { format: "esm", external: EXTERNAL, plugins });
	await bundle(name, [`runtimes/${EMBEDDED}.js`], { format: "esm", define: { CORE_WASM } });
	for (const runtime of runtimesOf(name, ".cjs")) {
		const options = runtime === INLINE ? { define: { CORE_WASM } } : { external: EXTERNAL, ...FILE_URL };
		await bundle(name, [`${name}/${runtime}.js`], { ...COMMON_JS, ...options });
	}
	// For CDNs that serve a single file at an address where its relative imports would not resolve.
	await bundle(name, [`${name}/${INLINE}.js`], {
		format: "esm",
		define: { CORE_WASM },
		entryNames: STANDALONE,
		minify: true,
	});
	if (!calls) return;
	await bundle(name, [`${name}/${PAGE}.js`, `${name}/whole.js`], { ...shared, chunkNames: "page" });
	await bundle(name, [`runtimes-${name}-calls/${EMBEDDED}-calls.js`], {
		format: "esm",
		define: { CORE_WASM: copyWasm(name, "calls", calls.wasm) },
	});
}

/**
 * Writes the CommonJS modules of a folder without WebAssembly, each as one file.
 *
 * @param {string} folder
 * @param {string[]} modules
 */
export const bundleCommonJs = (folder, modules) =>
	bundle(
		folder,
		modules.map((module) => `${folder}/${module}`),
		{ ...COMMON_JS, inject: [] },
	);

/**
 * Writes a folder for pages: an ES module, the same for CommonJS, and the same minified, for CDNs.
 *
 * @param {string} folder
 */
export async function bundlePage(folder) {
	const modules = [`${folder}/index.js`];
	await bundle(folder, modules, { format: "esm", inject: [] });
	await bundleCommonJs(folder, ["index.js"]);
	await bundle(folder, modules, { format: "esm", inject: [], entryNames: STANDALONE, minify: true });
}

/**
 * Copies a module of WebAssembly into pkg/.
 *
 * @param {string} name of the part
 * @param {"core" | "calls"} module
 * @param {string} file
 * @returns {string} its deflated bytes in Base64, as a JavaScript expression
 */
function copyWasm(name, module, file) {
	const wasm = readFileSync(new URL(`${name}/${module}.wasm`, MODULES));
	writeFileSync(new URL(`${name}/${file}`, PKG), wasm);
	return JSON.stringify(deflateRawSync(wasm, { level: 9 }).toString("base64"));
}

/**
 * Writes the code of the runtimes with the names of a module's files: bundlers need literal names.
 *
 * @param {string} name of the part
 * @param {"core" | "calls"} module
 * @param {string} file
 */
function writeRuntimes(name, module, file) {
	const from = new URL("runtimes/", MODULES);
	const to = new URL(`runtimes-${name}-${module}/`, MODULES);
	const embedded = module === "calls" ? `${EMBEDDED}-calls.js` : `${EMBEDDED}.js`;
	mkdirSync(to);
	for (const runtime of readdirSync(from)) {
		const code = readFileSync(new URL(runtime, from), "utf8");
		const renamed = code
			.replaceAll("track/core.wasm", `${name}/core.wasm`)
			.replaceAll("core.wasm", file)
			.replaceAll(`./${EMBEDDED}.js`, `./${embedded}`);
		writeFileSync(new URL(runtime === `${EMBEDDED}.js` ? embedded : runtime, to), renamed);
	}
}

/** @param {string} path @param {string} code */
const writeModule = (path, code) => writeFileSync(new URL(path, MODULES), code);

/**
 * The code of an entry point.
 *
 * @param {string} name
 * @param {string} exported
 * @param {string} runtime
 */
const entryPoint = (
	name,
	exported,
	runtime,
) => `import { isolated, source } from "../runtimes-${name}-core/${runtime}.js";
import { ${definer(exported)} } from "./client.js";
import { makeCore } from "./core.js";

export * from "./exports.js";
export const ${exported} = /* @__PURE__ */ ${definer(exported)}({ source, makeCore, isolated });
`;

/**
 * The code of the entry point for pages, of a part that has a module for single calls.
 *
 * @param {string} name
 * @param {string} exported
 */
const pageEntryPoint = (
	name,
	exported,
) => `import { isolated, source } from "../runtimes-${name}-calls/${PAGE}.js";
import { imported } from "../host/imported.js";
import { makeCore } from "./calls.js";
import { ${definer(exported)} } from "./client.js";

const whole = /* @__PURE__ */ imported(() => import("./whole.js"));

export * from "./exports.js";
export const ${exported} = /* @__PURE__ */ ${definer(exported)}({ source, makeCore, isolated }, whole);
`;

/** The code of the module that a page loads when single calls are not enough. @param {string} name */
const wholeModule = (name) => `export { isolated, source } from "../runtimes-${name}-core/${PAGE}.js";
export { makeCore } from "./core.js";
`;

/** The function that makes what an entry point exports: `defineCreateRelay` for `createRelay`. @param {string} exported */
const definer = (exported) => `define${exported.slice(0, 1).toUpperCase()}${exported.slice(1)}`;

/**
 * @param {string} folder of pkg/
 * @param {string[]} modules
 * @param {import("esbuild").BuildOptions} options
 * @returns {Promise<import("esbuild").Metafile>}
 */
async function bundle(folder, modules, options) {
	const { metafile } = await build({
		entryPoints: modules.map((path) => fileURLToPath(new URL(path, MODULES))),
		outdir: fileURLToPath(new URL(folder, PKG)),
		absWorkingDir: fileURLToPath(ROOT),
		// The comments with the paths of files are the same where node_modules is a link.
		preserveSymlinks: true,
		bundle: true,
		platform: "node",
		target: TARGET,
		inject: [fileURLToPath(new URL("host/timers.js", MODULES))],
		...options,
		metafile: true,
	});
	for (const { inputs } of Object.values(metafile.outputs))
		for (const path of Object.keys(inputs)) bundledModules.add(path);
	return metafile;
}
