/**
 * Writes THIRD-PARTY.md: the licenses of third-party code in the published files.
 *
 * cargo-about covers only crates, and installing it would take minutes of every CI run.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { sysroot } from "./compile.js";
import { PKG, ROOT } from "./folders.js";
import { PARTS } from "./parts.js";

/** @typedef {{ id: string, name: string, version: string, license: string, source: string | null, manifest_path: string, targets: { kind: string[] }[] }} Crate */
/** @typedef {{ id: string, deps: { pkg: string, dep_kinds: { kind: string | null }[] }[] }} Node */
/** @typedef {{ title: string, license: string, texts: string[] }} Notice */

const LICENSE_FILE = /^(licen[cs]e|unlicense|copying|copyright|notice)/i;
const TITLE = "# Third-party notices";
const INTRODUCTION =
	"The published files contain code of these packages. The texts of their licenses follow.";

/**
 * Writes THIRD-PARTY.md into pkg/.
 *
 * @param {Iterable<string>} modules the paths of the bundled modules, from the top of the repository
 */
export function writeNotices(modules) {
	const all = [...crates(), ...standardLibrary(), ...npmPackages(modules)];
	const notices = all.sort((a, b) => (a.title < b.title ? -1 : 1));
	/** By their texts without white space, which does not make a difference. @type {Map<string, { text: string, users: string[] }>} */
	const texts = new Map();
	for (const { title, texts: own } of notices) {
		for (const text of own) {
			const key = text.replace(/\s+/g, " ").trim();
			const entry = texts.get(key) ?? { text: text.replace(/^\s*\n|\s+$/g, ""), users: [] };
			texts.set(key, { ...entry, users: [...entry.users, title] });
		}
	}
	const list = notices.map(({ title, license }) => `- ${title}: ${license}`).join("\n");
	const sections = [...texts.values()].map(
		({ text, users }) => `## ${users.join(", ")}\n\n\`\`\`text\n${text}\n\`\`\`\n`,
	);
	writeFileSync(
		new URL("THIRD-PARTY.md", PKG),
		[TITLE, INTRODUCTION, list, sections.join("\n")].join("\n\n"),
	);
}

/** The crates that the core uses. */
function crates() {
	const options = ["--no-default-features", `--features=${PARTS.map(({ whole }) => whole.feature).join()}`];
	const all = compiledCrates(fileURLToPath(new URL("Cargo.toml", ROOT)), options);
	return all.filter(({ source }) => source !== null).map(noticeOfCrate);
}

/** The standard library, which is compiled with the core, and the crates that it uses. */
function standardLibrary() {
	const version = execFileSync("rustc", ["--version"], { cwd: ROOT, encoding: "utf8" }).split(" ")[1];
	const title = `Rust's standard library ${version}`;
	const texts = [standardText("Apache-2.0"), standardText("Unicode-3.0")];
	// `core` has tables made from Unicode's data.
	const library = { title, license: "(MIT OR Apache-2.0) AND Unicode-3.0", texts };
	const all = compiledCrates(`${sysroot()}/lib/rustlib/src/rust/library/std/Cargo.toml`, []);
	// Its own crates have its license, except this one.
	const others = all.filter(({ source, name }) => source !== null || name === "compiler_builtins");
	return [library, ...others.map(noticeOfCrate)];
}

/**
 * The crates that are compiled into the WebAssembly. Macros and build scripts run at build time.
 *
 * @param {string} manifest
 * @param {string[]} features
 */
function compiledCrates(manifest, features) {
	const options = ["--format-version=1", "--locked", "--filter-platform=wasm32-unknown-unknown", ...features];
	// RUSTC_BOOTSTRAP: the standard library's manifest uses features of Cargo that are not stable.
	const env = { ...process.env, RUSTC_BOOTSTRAP: "1" };
	const command = ["metadata", `--manifest-path=${manifest}`, ...options];
	const output = execFileSync("cargo", command, { cwd: ROOT, env, maxBuffer: Number.POSITIVE_INFINITY });
	/** @type {{ packages: Crate[], resolve: { root: string, nodes: Node[] } }} */
	const { packages, resolve } = JSON.parse(output.toString());
	const normal = packages.filter(({ targets }) => !targets.some(({ kind }) => kind.includes("proc-macro")));
	const found = new Set([resolve.root]);
	// A set's iteration includes what is added during it.
	for (const id of found) {
		const deps = resolve.nodes.find((node) => node.id === id)?.deps ?? [];
		const used = deps.filter(({ dep_kinds }) => dep_kinds.some(({ kind }) => kind === null));
		for (const { pkg } of used) if (normal.some((crate) => crate.id === pkg)) found.add(pkg);
	}
	return normal.filter(({ id }) => found.has(id));
}

/** @param {Crate} crate @returns {Notice} */
function noticeOfCrate({ name, version, license, manifest_path }) {
	const folder = new URL(".", pathToFileURL(manifest_path));
	// The license of a workspace may be in its root only. Some crates with a choice of licenses publish no text.
	const texts = [folder, new URL("..", folder)].map(licenseTexts).find(({ length }) => length > 0);
	if (!texts && !license.includes("Apache-2.0")) throw new Error(`${name} ${version} has no license file`);
	return { title: `${name} ${version}`, license, texts: texts ?? [standardText("Apache-2.0")] };
}

/** A license's text, from the documents of the toolchain. @param {string} license */
const standardText = (license) => readFileSync(`${sysroot()}/share/doc/rust/licenses/${license}.txt`, "utf8");

/** @param {URL} folder */
function licenseTexts(folder) {
	const files = readdirSync(folder).filter((file) => LICENSE_FILE.test(file));
	return files.sort().map((file) => readFileSync(new URL(file, folder), "utf8").replaceAll("\r\n", "\n"));
}

/** @param {Iterable<string>} modules @returns {Notice[]} */
function npmPackages(modules) {
	const found = [...modules].flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+\//) ?? []);
	return [...new Set(found)].map((path) => {
		const folder = new URL(path, ROOT);
		const { name, version, license } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
		const texts = licenseTexts(folder);
		if (texts.length === 0) throw new Error(`${name} ${version} has no license file`);
		return { title: `${name} ${version}`, license, texts };
	});
}
