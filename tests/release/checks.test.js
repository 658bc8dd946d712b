/** The checks of `make release-check`: each finds the fault that it is for, and says nothing without it. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { machinePaths, secretsIn, unneededFiles } from "../../tools/release-check/files.js";
import { brokenLinks } from "../../tools/release-check/links.js";
import { publintProblems, typeProblems } from "../../tools/release-check/linters.js";
import { cratesInWasm, noticeProblems } from "../../tools/release-check/notices.js";
import { differences } from "../../tools/release-check/rebuild.js";
import { runChecks } from "../../tools/release-check/report.js";
import { sizeProblems } from "../../tools/release-check/sizes.js";
import { versionProblems } from "../../tools/release-check/versions.js";
import { run } from "../harness/processes.js";

/**
 * A folder with files, which is removed after the test.
 *
 * @param {import("node:test").TestContext} t
 * @param {Record<string, string>} files
 */
function folderWith(t, files) {
	const folder = mkdtempSync(join(tmpdir(), "customerio-wasm-release-"));
	t.after(() => rmSync(folder, { recursive: true, force: true }));
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	return folder;
}

/** @param {Record<string, string>} texts */
const buffers = (texts) => new Map(Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)]));

test("every check runs and prints a line; one that finds something or throws fails", async () => {
	/** @type {string[]} */
	const lines = [];
	const hasPassed = await runChecks(
		[
			{ name: "good", find: () => [] },
			{ name: "bad", find: async () => Array.from({ length: 12 }, (_, index) => `fault ${index}`) },
			{
				name: "broken",
				find() {
					throw new Error("no cargo");
				},
			},
			{ name: "last", find: () => [] },
		],
		(line) => lines.push(line),
	);
	assert.equal(hasPassed, false);
	assert.deepEqual(
		lines.filter((line) => !line.startsWith("    fault")),
		["✓ good", "✗ bad", "    and 2 more", "✗ broken", "    the check itself failed: no cargo", "✓ last"],
	);
	assert.equal(await runChecks([{ name: "good", find: () => [] }], () => {}), true);
});

test("versionProblems finds versions, headings and tags that disagree", () => {
	const versions = {
		crate: "1.2.3",
		manifest: "1.2.3",
		changelog: "# Changelog\n\n## 1.2.3 (2026-11-29)\n\n- A change\n\n## 1.2.2 (2026-11-01)\n\n- Another\n",
		tagsHere: ["v1.2.3", "nightly"],
		tagsElsewhere: ["v1.2.2"],
	};
	assert.deepEqual(versionProblems(versions), []);
	/** @type {[fault: Partial<typeof versions>, problem: RegExp][]} */
	const faults = [
		[{ manifest: "1.2.2" }, /^Cargo\.toml has 1\.2\.3, package\.json 1\.2\.2$/],
		[{ changelog: "# Changelog\n\n## Unreleased\n\n## 1.2.3 (2026-11-29)" }, /begins with "## Unreleased"/],
		[{ changelog: "## 1.2.3" }, /begins with "## 1\.2\.3", not with/],
		[{ changelog: "## 1.2.3 (2026-13-29)" }, /begins with/],
		[{ changelog: "" }, /begins with ""/],
		[
			{ changelog: "## 1.2.3 (2026-11-29)\n\n## 1.2.2 (2026-11-01)\n\n- Another\n" },
			/says nothing about 1\.2\.3$/,
		],
		[{ changelog: "## 1.2.2 (2026-11-01)" }, /CHANGELOG\.md 1\.2\.2$/],
		[{ tagsHere: [], tagsElsewhere: ["v1.2.3"] }, /^v1\.2\.3 is a tag of another commit$/],
		[{ tagsHere: ["v1.3.0"] }, /^the commit is tagged v1\.3\.0, Cargo\.toml has 1\.2\.3$/],
	];
	for (const [fault, problem] of faults) {
		const problems = versionProblems({ ...versions, ...fault });
		assert.equal(problems.length, 1, `${problem}: ${problems}`);
		assert.match(problems[0] ?? "", problem);
	}
});

test("publintProblems and typeProblems find faults of a package", async (t) => {
	const manifest = { name: "made-up", version: "1.0.0", type: "module", files: ["*.js", "*.ts"] };
	/** @param {object} exports @param {Record<string, string>} files */
	const pack = async (exports, files) => {
		const folder = folderWith(t, { "package.json": JSON.stringify({ ...manifest, exports }), ...files });
		await run("npm", ["pack", "--silent"], { cwd: folder });
		return new Uint8Array(readFileSync(join(folder, "made-up-1.0.0.tgz")));
	};
	const exports = { ".": { types: "./index.d.ts", default: "./index.js" } };
	const files = { "index.js": "export const a = 1;", "index.d.ts": "export declare const a: number;" };
	const missing = await pack({ ".": "./missing.js" }, files);
	assert.match((await publintProblems(missing)).join(), /FILE_DOES_NOT_EXIST/);
	// The last condition has to be `default`.
	const order = await pack({ ".": { default: "./index.js", types: "./index.d.ts" } }, files);
	assert.match((await publintProblems(order)).join(), /EXPORTS_TYPES_SHOULD_BE_FIRST/);
	const commonJs = await pack(exports, { ...files, "index.d.ts": "declare const a: number; export = a;" });
	assert.match((await typeProblems(commonJs)).join(), /"kind":"\w+"/);
	assert.match(
		(await typeProblems(await pack({ ".": "./index.js" }, { "index.js": "" }))).join(),
		/no types/,
	);
});

test("sizeProblems finds a part beyond its budget", () => {
	const fits = { name: "page", bytes: 5000, budget: 5000 };
	assert.deepEqual(sizeProblems([fits]), []);
	const grown = { name: "track", bytes: 76_001, budget: 76_000 };
	assert.deepEqual(sizeProblems([fits, grown]), ["track has 76001 bytes, the budget is 76000"]);
});

test("noticeProblems finds missing packages and licenses", () => {
	const crates = cratesInWasm();
	assert.ok(
		crates.some((crate) => /^ulid \d/.test(crate)),
		`${crates}`,
	);
	assert.equal(
		crates.some((crate) => crate.startsWith("proptest")),
		false,
		"tests are not compiled in",
	);
	const text = "\n\n```text\nPermission is granted\n```\n";
	const notices = `# Notices\n\n- a 1.0.0: MIT\n- b 2.0.0: MIT\n\n## a 1.0.0, b 2.0.0${text}`;
	assert.deepEqual(noticeProblems(notices, ["a 1.0.0", "b 2.0.0"]), []);
	assert.deepEqual(noticeProblems(notices, ["a 1.0.0", "c 1.0.0"]), ["c 1.0.0 is not in the list"]);
	for (const other of ["a 1.0.1", "a 1.0", "a 1.0.00"])
		assert.deepEqual(noticeProblems(notices, [other]), [`${other} is not in the list`]);
	assert.deepEqual(noticeProblems(notices, ["b"]), [], "any version");
	assert.deepEqual(noticeProblems(notices.replace(", b 2.0.0", ""), []), ["b 2.0.0 has no license text"]);
	assert.deepEqual(noticeProblems(notices.replace("Permission is granted", ""), []), [
		"a 1.0.0 has no license text",
		"b 2.0.0 has no license text",
	]);
	assert.deepEqual(noticeProblems(`${notices}\n## c 1.0.0${text}`, []), ["a text is there twice"]);
});

test("unneededFiles finds files that users do not need", () => {
	const needed = [
		"package.json",
		"LICENSE-MIT",
		"README.md",
		"track/index.d.cts",
		"sandbox/v1/people.js",
		"track/core.wasm",
	];
	assert.deepEqual(unneededFiles(needed), []);
	const unneeded = [
		".DS_Store",
		".env",
		"track/client.js.map",
		"track/client.ts",
		"sandbox/tests/people.js",
		"examples/page/server.js",
		"notes.md",
		"customerio-wasm-0.1.0.tgz",
		"package-lock.json",
		"track/.client.js",
	];
	assert.deepEqual(
		unneededFiles([...needed, ...unneeded]),
		unneeded.map((path) => `${path} is not of a kind that users need`),
	);
});

test("machinePaths finds paths of a machine", () => {
	const own = ["/build/repository"];
	assert.deepEqual(machinePaths(buffers({ "a.js": "import './b.js'" }), own), []);
	for (const path of [
		"/build/repository/src/lib.rs",
		"/home/ada/x",
		"/Users/ada/x",
		"/rustc/abc/library",
		"~/.cargo/registry",
	]) {
		const found = machinePaths(buffers({ "a.js": "", "b.wasm": `\0\x01${path}` }), own);
		assert.match(found.join(), /^b\.wasm has \S+ in it/, path);
	}
});

test("secretsIn finds secrets, and does not repeat them", () => {
	const letters = "aB3".repeat(14);
	const texts = {
		"docs.md": "`sk_us_…`, `sk_eu_YOUR_KEY`, `pk_…`, CIO_API_KEY, Authorization: Bearer <token>",
		"sandbox.js": 'const key = "sk_us_0123";',
	};
	assert.deepEqual(secretsIn(buffers(texts)), []);
	for (const secret of [
		`sk_eu_${letters}`,
		`sa_live_${letters}`,
		`npm_${letters.slice(0, 36)}`,
		`ghp_${letters.slice(0, 36)}`,
		`github_pat_${letters}`,
		"AKIAABCDEFGHIJKLMNOP",
		"-----BEGIN EC PRIVATE KEY-----",
		"//registry.example/:_authToken=x",
	]) {
		const found = secretsIn(buffers({ ...texts, "a.js": `const a = "${secret}";` }));
		assert.match(found.join(), /^a\.js has what looks like /, secret);
		assert.equal(found.join().includes(letters.slice(0, 20)), false, "the secret itself is not repeated");
	}
});

test("brokenLinks finds links that lead nowhere", (t) => {
	const own = "https://github.com/customerio-wasm/customerio-wasm/blob/main";
	/** @param {string} text */
	const broken = (text) => {
		const folder = folderWith(t, {
			"README.md": text,
			"docs/page.md": "# A page\n\n## What `x` is, and why\n\n[up](../README.md)",
		});
		return brokenLinks(folder, ["README.md", "docs/page.md"]);
	};
	const good = [
		"docs/page.md",
		"docs/page.md#what-x-is-and-why",
		"#top",
		`${own}/docs/page.md#a-page`,
		"https://example.com/none",
	];
	assert.deepEqual(broken(`# Top\n\n${good.map((link) => `[a](${link})`).join("\n")}\n`), []);
	for (const link of [
		"docs/none.md",
		"docs/page.md#none",
		"#none",
		`${own}/docs/none.md`,
		`${own}/docs/page.md#none`,
		"../docs/page.md",
	])
		assert.match(broken(`# Top\n\n[a](${link})`).join(), /there is no|has no heading/, link);
	assert.deepEqual(broken("```md\n[a](none.md)\n```\n`[a](none.md)`"), [], "a link inside code is ignored");
});

test("differences finds files that differ or exist in one build", () => {
	const build = { "a.js": "a", "b.wasm": "b" };
	assert.deepEqual(differences(buffers(build), buffers(build)), []);
	assert.deepEqual(differences(buffers(build), buffers({ ...build, "b.wasm": "c" })), ["b.wasm differs"]);
	assert.deepEqual(differences(buffers(build), buffers({ "a.js": "a" })), [
		"b.wasm is in one of the builds only",
	]);
	assert.deepEqual(differences(buffers({ "a.js": "a" }), buffers(build)), [
		"b.wasm is in one of the builds only",
	]);
});
