/**
 * Puts in place what building needs beyond Rust, Node and npm: the WebAssembly target and wasm-pack at its pinned version.
 * Says what it does, and does nothing that is done.
 */
import { spawnSync } from "node:child_process";

const WASM_PACK_VERSION = "0.15.1";
const TARGET = "wasm32-unknown-unknown";

/** @param {string} command @param {string[]} args */
function output(command, args) {
	const { status, stdout } = spawnSync(command, args, { encoding: "utf8" });
	return status === 0 ? stdout : "";
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
	const { status, error } = spawnSync(command, args, { stdio: "inherit" });
	if (status !== 0) {
		console.error(`\`${command} ${args.join(" ")}\` failed${error ? `: ${error.message}` : ""}.`);
		process.exit(1);
	}
}

if (!output("rustup", ["target", "list", "--installed"]).split("\n").includes(TARGET)) {
	console.log(`Adding Rust's target ${TARGET} ...`);
	run("rustup", ["target", "add", TARGET]);
}
if (output("wasm-pack", ["--version"]).trim() !== `wasm-pack ${WASM_PACK_VERSION}`) {
	console.log(`Building wasm-pack ${WASM_PACK_VERSION} into .tools/ (some minutes, once) ...`);
	run("cargo", ["install", "wasm-pack", "--version", WASM_PACK_VERSION, "--locked", "--root", ".tools"]);
}
