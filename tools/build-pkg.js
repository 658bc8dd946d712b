/**
 * Makes pkg/, exactly what is published: the output of wasm-pack, with pkg-template/ beside it.
 *
 * Run by `make pkg`, with wasm-pack, wasm-opt and the npm packages in place.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { optimize, shortenNames } from "./shrink-wasm.js";

const root = new URL("../", import.meta.url);
const bindings = new URL("target/wasm-pack/", root);
const pkg = new URL("pkg/", root);

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

function copyTemplate() {
	rmSync(pkg, { recursive: true, force: true });
	mkdirSync(pkg);
	cpSync(new URL("pkg-template/", root), pkg, { recursive: true });
	for (const file of ["README.md", "LICENSE-APACHE", "LICENSE-MIT", "CHANGELOG.md"])
		copyFileSync(new URL(file, root), new URL(file, pkg));
	const manifestFile = new URL("package.json", pkg);
	const { name, ...manifest } = JSON.parse(readFileSync(manifestFile, "utf8"));
	writeFileSync(
		manifestFile,
		`${JSON.stringify({ name, version: crateVersion(), ...manifest }, null, "\t")}\n`,
	);
}

/** One build of the WebAssembly serves every runtime: the glue of the target `web` does nothing when it is imported. */
function copyCore() {
	const optimized = optimize(readFileSync(new URL("core_bg.wasm", bindings)));
	const { wasm, glue } = shortenNames(optimized, readFileSync(new URL("core.js", bindings), "utf8"));
	writeFileSync(new URL("core.wasm", pkg), wasm);
	writeFileSync(new URL("core.js", pkg), glue);
	copyFileSync(new URL("core.d.ts", bindings), new URL("core.d.ts", pkg));
	const base64 = Buffer.from(wasm).toString("base64");
	writeFileSync(new URL("core.wasm.base64.js", pkg), `export default "${base64}";\n`);
}

/** `require()` of an ES module is not everywhere: CommonJS gets the same code in one file. */
async function bundleCommonJs() {
	await build({
		entryPoints: [new URL("node.js", pkg).pathname],
		outfile: new URL("node.cjs", pkg).pathname,
		bundle: true,
		platform: "node",
		target: "node20",
		format: "cjs",
		// wasm-bindgen lists a module once for each way in which it uses it: the same one.
		logOverride: { "duplicate-object-key": "silent" },
		define: { "import.meta.url": "moduleUrl" },
		banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
	});
}

/** The types again for CommonJS: a `.d.ts` of this package describes an ES module. */
function copyTypesForCommonJs() {
	const types = readdirSync(new URL("types/", pkg)).map((file) => `types/${file}`);
	for (const file of ["index.d.ts", ...types]) {
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
copyTemplate();
copyCore();
await bundleCommonJs();
copyTypesForCommonJs();
