/**
 * Puts in place what building needs beyond rustup, Node and npm: the Rust toolchain that rust-toolchain.toml names, and wasm-pack
 * at its pinned version. It prints what it installs, and skips what is there.
 */
import { spawnSync } from "node:child_process";

const WASM_PACK_VERSION = "0.15.1";
const RUST_COMPONENTS = ["rust-src", "rust-std-wasm32-unknown-unknown"];

/** @param {string} command @param {string[]} args */
function output(command, args) {
	const { status, stdout } = spawnSync(command, args, { encoding: "utf8" });
	return status === 0 ? stdout : "";
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
	const { status, error } = spawnSync(command, args, { stdio: "inherit" });
	if (status === 0) return;
	const isMissing = error !== undefined && "code" in error && error.code === "ENOENT";
	console.error(
		isMissing
			? `${command} is not installed. Install rustup (https://rustup.rs), and run make again.`
			: `\`${command} ${args.join(" ")}\` failed. Its output above says why; then run make again.`,
	);
	process.exit(1);
}

// Also empty where rustup does not install toolchains by itself (RUSTUP_AUTO_INSTALL=0).
const installed = output("rustup", ["component", "list", "--installed"]).split("\n");
if (!RUST_COMPONENTS.every((component) => installed.includes(component))) {
	console.log("Installing the Rust toolchain of rust-toolchain.toml ...");
	run("rustup", ["toolchain", "install", "--no-self-update"]);
}
if (output("wasm-pack", ["--version"]).trim() !== `wasm-pack ${WASM_PACK_VERSION}`) {
	console.log(`Building wasm-pack ${WASM_PACK_VERSION} into .tools/ (some minutes, once) ...`);
	run("cargo", ["install", "wasm-pack", "--version", WASM_PACK_VERSION, "--locked", "--root", ".tools"]);
}
