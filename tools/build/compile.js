/** Compiles the core: one module of WebAssembly for each API, so that a page pays for one API only. */
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { optimize, shortenNames } from "../shrink-wasm.js";
import { MODULES, ROOT } from "./folders.js";

/** @import { Api } from "./apis.js" */

/**
 * Puts the module of an API and its glue among the modules of the package. One build serves every runtime: the glue of the
 * target `web` does nothing when it is imported.
 *
 * @param {Api} api
 */
export function compile({ name }) {
	const bindings = new URL(`target/wasm-pack/${name}/`, ROOT);
	const options = ["--release", "--target=web", "--no-pack", "--out-name=core"];
	const cargoOptions = ["--no-default-features", `--features=${name}`];
	execFileSync(
		"wasm-pack",
		["build", ...options, `--out-dir=target/wasm-pack/${name}`, "--", ...cargoOptions],
		{ cwd: ROOT, stdio: "inherit" },
	);
	const optimized = optimize(readFileSync(new URL("core_bg.wasm", bindings)));
	const { wasm, glue } = shortenNames(optimized, readFileSync(new URL("core.js", bindings), "utf8"));
	writeFileSync(new URL(`${name}/core.wasm`, MODULES), wasm);
	writeFileSync(new URL(`${name}/core.js`, MODULES), glue);
	cpSync(new URL("core.d.ts", bindings), new URL(`${name}/core.d.ts`, MODULES));
}
