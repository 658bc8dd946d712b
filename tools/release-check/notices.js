/** Whether THIRD-PARTY.md has the licenses of all code of others. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ROOT } from "../build/folders.js";

/**
 * The crates in the WebAssembly, by Cargo.lock: `ulid 3.0.0`. The build asks `cargo metadata`; this is another way to the same list.
 *
 * @returns {string[]}
 */
export function cratesInWasm() {
	const edges = ["--edges=normal,no-proc-macro", "--target=wasm32-unknown-unknown"];
	const options = ["tree", "--locked", "--prefix=none", "--no-dedupe", "--format={p}", ...edges];
	const output = execFileSync("cargo", options, { cwd: fileURLToPath(ROOT), encoding: "utf8" });
	const [, ...crates] = output.trim().split("\n");
	return [...new Set(crates.map((crate) => crate.replace(" v", " ").replace(/ \(.*/, "")))];
}

/**
 * What the list must have: the crates, the standard library with its allocator, and the npm package that is bundled.
 *
 * @returns {string[]}
 */
export function expectedNotices() {
	const { version } = JSON.parse(readFileSync(new URL("node_modules/fflate/package.json", ROOT), "utf8"));
	return [...cratesInWasm(), "Rust's standard library", "dlmalloc", `fflate ${version}`];
}

/**
 * What the notices lack.
 *
 * @param {string} notices the text of THIRD-PARTY.md
 * @param {Iterable<string>} expected the names of packages, with or without their versions
 * @returns {string[]}
 */
export function noticeProblems(notices, expected) {
	const sections = new Map();
	for (const [, users = "", text = ""] of notices.matchAll(/^## (.*)\n\n```text\n([\s\S]*?)\n```$/gm))
		for (const user of users.split(", ")) sections.set(user, text.trim());
	const listed = [...notices.matchAll(/^- (.*): .*$/gm)].map(([, name = ""]) => name);
	const missing = [...expected].filter(
		(name) => !listed.some((line) => line === name || line.startsWith(`${name} `)),
	);
	const withoutText = listed.filter((name) => !sections.get(name));
	const texts = [...notices.matchAll(/^```text\n([\s\S]*?)\n```$/gm)].map(([, text]) => text);
	return [
		...missing.map((name) => `${name} is not in the list`),
		...withoutText.map((name) => `${name} has no license text`),
		...(new Set(texts).size < texts.length ? ["a text is there twice"] : []),
	];
}
