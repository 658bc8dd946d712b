/**
 * Makes pkg/, exactly what is published: pkg-template/ with the output of wasm-pack, its modules bundled.
 *
 * Run by `make pkg`, with wasm-pack, wasm-opt and the npm packages in place.
 */
import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { optimize, shortenNames } from "./shrink-wasm.js";

const root = new URL("../", import.meta.url);
const bindings = new URL("target/wasm-pack/", root);
/** The modules one by one, as `make lint` checks their types. */
const modules = new URL("target/npm/", root);
const pkg = new URL("pkg/", root);

const { name, ...manifest } = JSON.parse(readFileSync(new URL("pkg-template/package.json", root), "utf8"));
const ENTRIES = ["browser", "deno", "edge-light", "inline", "node", "workerd"];

/** @param {string} command @param {string[]} args */
function run(command, args) {
	execFileSync(command, args, { cwd: root, stdio: "inherit" });
}

/** The version, from the one place that has it. */
function crateVersion() {
	const metadata = execFileSync("cargo", ["metadata", "--no-deps", "--format-version=1"], {
		cwd: root,
		encoding: "utf8",
	});
	return JSON.parse(metadata).packages[0].version;
}

/**
 * One build of the WebAssembly serves every runtime: the glue of the target `web` does nothing when it is imported.
 *
 * @returns {Uint8Array} the WebAssembly
 */
function assembleModules() {
	rmSync(modules, { recursive: true, force: true });
	cpSync(new URL("pkg-template/", root), modules, { recursive: true });
	const optimized = optimize(readFileSync(new URL("core_bg.wasm", bindings)));
	const { wasm, glue } = shortenNames(optimized, readFileSync(new URL("core.js", bindings), "utf8"));
	writeFileSync(new URL("track/core.wasm", modules), wasm);
	writeFileSync(new URL("track/core.js", modules), glue);
	cpSync(new URL("core.d.ts", bindings), new URL("track/core.d.ts", modules));
	return wasm;
}

function copyFiles() {
	rmSync(pkg, { recursive: true, force: true });
	for (const file of ["README.md", "LICENSE-APACHE", "LICENSE-MIT", "CHANGELOG.md"])
		cpSync(new URL(file, root), new URL(file, pkg));
	cpSync(new URL("track/core.wasm", modules), new URL("core.wasm", pkg));
	for (const file of ["track/index.d.ts", "track/types", "public/types", "sandbox"])
		cpSync(new URL(file, modules), new URL(file, pkg), { recursive: true });
	writeFileSync(
		new URL("package.json", pkg),
		`${JSON.stringify({ name, version: crateVersion(), ...manifest }, null, "\t")}\n`,
	);
}

/** @param {string[]} entries @param {import("esbuild").BuildOptions} options */
async function bundle(entries, options) {
	await build({
		entryPoints: entries.map((entry) => fileURLToPath(new URL(`runtimes/${entry}.js`, modules))),
		outdir: fileURLToPath(pkg),
		bundle: true,
		platform: "node",
		// wasm-bindgen lists a module once for each way in which it uses it: the same one.
		logOverride: { "duplicate-object-key": "silent" },
		...options,
	});
}

/** A file of its own, which is loaded only where it is needed. */
const EMBEDDED = "embedded";

/**
 * What the entries share is one file: Node takes half a millisecond for each, and a page without a bundler a trip.
 *
 * @param {Uint8Array} wasm
 */
async function bundleModules(wasm) {
	const external = ["*.wasm", "*.wasm?module", `./${EMBEDDED}.js`];
	await bundle(ENTRIES, { format: "esm", splitting: true, chunkNames: "client", external });
	const base64 = deflateRawSync(wasm, { level: 9 }).toString("base64");
	await bundle([EMBEDDED], { format: "esm", define: { CORE_WASM: JSON.stringify(base64) } });
	// `require()` of an ES module is not everywhere.
	await bundle(["node"], {
		format: "cjs",
		external,
		target: "node20",
		outExtension: { ".js": ".cjs" },
		define: { "import.meta.url": "moduleUrl" },
		banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
	});
}

/** The types again for CommonJS: a `.d.ts` of this package describes an ES module. */
function copyTypesForCommonJs() {
	const folders = ["track", "track/types", "public/types"];
	const files = folders.flatMap((folder) =>
		readdirSync(new URL(folder, pkg)).map((file) => `${folder}/${file}`),
	);
	for (const file of files.filter((name) => name.endsWith(".d.ts"))) {
		const text = readFileSync(new URL(file, pkg), "utf8");
		const commonJs = text.replaceAll(/(from "\.[^"]*)\.js"/g, '$1.cjs"');
		writeFileSync(new URL(file.replace(/\.d\.ts$/, ".d.cts"), pkg), commonJs);
	}
}

run("wasm-pack", [
	"build",
	"--release",
	"--target=web",
	"--no-pack",
	"--out-name=core",
	"--out-dir=target/wasm-pack",
]);
const wasm = assembleModules();
copyFiles();
await bundleModules(wasm);
copyTypesForCommonJs();
