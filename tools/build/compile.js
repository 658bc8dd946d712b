/** Compiles the core: the modules of WebAssembly of each part. The reasons for each flag: CONTRIBUTING.md, "Build flags". */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { MODULES, ROOT } from "./folders.js";
import { declareFactory, wrapInFactory } from "./glue.js";
import { renameInGlue } from "./names.js";

/** @import { Module, Part } from "./parts.js" */

/** The standard library is compiled with the core. */
const BUILD_STD = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/** What makes the modules for pages smaller still: rustc and LLVM inline small functions. */
const SMALL = ["-Zinline-mir=yes", "-Cllvm-args=-inline-threshold=25"];

/** How wasm-opt optimises. Never `--all-features`: Node 20 refuses modules that use all of them. */
export const OPTIMIZE = ["-Oz", "--low-memory-unused", "--one-caller-inline-max-function-size=20"];

/** What it removes and shortens then. */
const STRIP = [
	"--strip-debug",
	"--strip-producers",
	"--strip-target-features",
	"--minify-imports-and-exports-and-modules",
];

/**
 * Puts the WebAssembly of a part and its glue among the modules of the package: `core.wasm` and `core.js`, and those for pages,
 * `calls.wasm` and `calls.js`. One build serves every runtime: the glue of the target `web` does nothing when it is imported.
 *
 * @param {Part} part
 */
export function compile({ name, coreClass, whole, calls }) {
	compileModule(name, "core", whole, coreClass);
	if (calls) compileModule(name, "calls", calls, coreClass);
}

/**
 * @param {string} part
 * @param {"core" | "calls"} module
 * @param {Module} how
 * @param {string} coreClass
 */
function compileModule(part, module, { feature, optLevel }, coreClass) {
	const folder = bindingsFolder(part, module);
	const options = ["--release", "--target=web", "--no-pack", "--out-name=core", `--out-dir=${folder}`];
	// Not by RUSTFLAGS: in the same environment, wasm-pack may compile the wasm-bindgen command for the host.
	const flags = `target.wasm32-unknown-unknown.rustflags=${JSON.stringify(rustFlags(optLevel))}`;
	const cargoOptions = ["--no-default-features", `--features=${feature}`, ...BUILD_STD, "--config", flags];
	if (optLevel !== undefined) cargoOptions.push("--config", `profile.release.opt-level=${optLevel}`);
	execFileSync("wasm-pack", ["build", ...options, "--", ...cargoOptions], {
		cwd: ROOT,
		stdio: "inherit",
		// Makes the stable compiler accept unstable flags.
		env: { ...process.env, RUSTC_BOOTSTRAP: "1" },
	});
	const bindings = new URL(`${folder}/`, ROOT);
	const compiled = fileURLToPath(new URL("core_bg.wasm", bindings));
	const optimized = fileURLToPath(new URL(`${part}/${module}.wasm`, MODULES));
	const names = execFileSync("wasm-opt", [compiled, ...OPTIMIZE, ...STRIP, "-o", optimized], {
		encoding: "utf8",
	});
	const glue = readFileSync(new URL("core.js", bindings), "utf8");
	const renamed = renameInGlue(glue, JSON.parse(names));
	writeFileSync(new URL(`${part}/${module}.js`, MODULES), wrapInFactory(renamed, coreClass));
	const types = readFileSync(new URL("core.d.ts", bindings), "utf8");
	writeFileSync(new URL(`${part}/${module}.d.ts`, MODULES), declareFactory(types, coreClass));
}

/**
 * Where wasm-pack puts a module before wasm-opt, with the names of its functions.
 *
 * @param {string} part
 * @param {"core" | "calls"} module
 * @returns {string} in the repository
 */
export const bindingsFolder = (part, module) => `target/wasm-pack/${part}-${module}`;

/** The folder of the toolchain, which has the sources of the standard library. */
export const sysroot = () =>
	execFileSync("rustc", ["--print", "sysroot"], { cwd: ROOT, encoding: "utf8" }).trim();

/** @param {number | undefined} optLevel */
function rustFlags(optLevel) {
	return [
		...(optLevel === undefined ? SMALL : []),
		"-Zunstable-options",
		"-Cpanic=immediate-abort",
		"-Zlocation-detail=none",
		"-Zfmt-debug=none",
		`--remap-path-prefix=${process.env.CARGO_HOME ?? join(homedir(), ".cargo")}=cargo`,
		`--remap-path-prefix=${sysroot()}=rust`,
		`--remap-path-prefix=${fileURLToPath(ROOT)}=`,
	];
}
