/** The package as it is published: what the tarball holds, and what package linters say of it. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { publintProblems, typeProblems } from "../../tools/release-check/linters.js";
import { expectedNotices, noticeProblems } from "../../tools/release-check/notices.js";
import { findTarball, ROOT, sharedConsumer } from "../harness/consumer.js";

const folder = await sharedConsumer();
const installed = join(folder, "node_modules/customerio-wasm");
const tarball = new Uint8Array(readFileSync(await findTarball(folder)));
/** @type {{ version: string, exports: ExportTarget } & Record<string, unknown>} */
const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
const files = readdirSync(installed, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile())
	.map((entry) => relative(installed, join(entry.parentPath, entry.name)));

/** @typedef {string | { [key: string]: ExportTarget }} ExportTarget */

/** @param {ExportTarget} target @returns {string[]} */
const exportedFiles = (target) =>
	typeof target === "string" ? [target.slice(2)] : Object.values(target).flatMap(exportedFiles);

test("the tarball holds what the template and the build make, and nothing else", () => {
	const template = readdirSync(join(ROOT, "pkg-template"), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(join(ROOT, "pkg-template"), join(entry.parentPath, entry.name)));
	const types = template.filter((file) => file.endsWith(".d.ts"));
	const commonJsTypes = types.map((file) => file.replace(/ts$/, "cts"));
	// Their modules are published as they are, and bundled for CommonJS.
	const plain = template.filter((file) => /^(relay-node|sandbox|webhooks)\//.test(file));
	const imported = ["host/request-body.js", "public/error-kind.js"];
	// The other modules are bundled: the entry points, what they share, what is loaded only where no file can be found, and all in one.
	const shared = [
		"host.js",
		...["app", "pipelines", "queue", "relay", "track"].flatMap((part) => [
			...["client", "embedded", "standalone"].map((name) => `${part}/${name}.js`),
			`${part}/package.json`,
		]),
	];
	const forPages = [
		...["pipelines", "track"].flatMap((part) =>
			["embedded-calls", "page", "whole"].map((name) => `${part}/${name}.js`),
		),
		"page/standalone.js",
	];
	const built = [...exportedFiles(manifest.exports), ...shared, ...forPages];
	const documents = [
		"README.md",
		"llms.txt",
		"CHANGELOG.md",
		"LICENSE-APACHE",
		"LICENSE-MIT",
		"THIRD-PARTY.md",
	];
	// Not the figures of the bench, and their charts.
	const pages = readdirSync(join(ROOT, "docs"))
		.filter((file) => file.endsWith(".md") && file !== "performance.md")
		.map((file) => `docs/${file}`);
	const expected = new Set([
		...types,
		...commonJsTypes,
		...plain,
		...imported,
		...built,
		...documents,
		...pages,
	]);
	assert.deepEqual(files.sort(), [...expected].sort());
});

test("the package has no run-time dependency and no install script", () => {
	for (const field of ["dependencies", "peerDependencies", "optionalDependencies", "scripts"]) {
		assert.equal(manifest[field], undefined, field);
	}
});

test("the package has the version of the crate", () => {
	const metadata = execFileSync("cargo", ["metadata", "--no-deps", "--format-version=1"], {
		cwd: ROOT,
		encoding: "utf8",
	});
	assert.equal(manifest.version, JSON.parse(metadata).packages[0].version);
});

test("the third-party notices name every crate in the WebAssembly and every bundled package, and have their licenses", () => {
	const notices = readFileSync(join(installed, "THIRD-PARTY.md"), "utf8");
	const expected = expectedNotices();
	assert.ok(expected.length > 18);
	assert.deepEqual(noticeProblems(notices, expected), []);
});

test("publint finds nothing", async () => {
	assert.deepEqual(await publintProblems(tarball), []);
});

test("the types resolve in every mode", async () => {
	assert.deepEqual(await typeProblems(tarball), []);
});

test("the fields for tools without exports maps name existing files", () => {
	for (const field of ["main", "module", "browser", "unpkg", "jsdelivr", "types"]) {
		assert.ok(files.includes(String(manifest[field]).slice(2)), `${field}: ${manifest[field]}`);
	}
});

test("the files for CDNs import no other file", () => {
	for (const file of [manifest.unpkg, manifest.jsdelivr, "page/standalone.js"].map(String)) {
		const code = readFileSync(join(installed, file), "utf8");
		assert.doesNotMatch(code, /\bfrom\s*"|\bimport[\s("]/, file);
	}
});

test("every entry point exports the same names as an ES module and in CommonJS", async (t) => {
	const program = (/** @type {string} */ entry) => `
		const assert = require("node:assert/strict");
		const required = Object.keys(require("${entry}")).sort();
		import("${entry}").then((imported) => {
			assert.deepEqual(Object.keys(imported).filter((name) => name !== "default" && name !== "module.exports").sort(), required);
			assert.ok(required.length > 0);
			console.log("the same");
		});`;
	for (const entry of [
		"",
		"/inline",
		"/app",
		"/app/inline",
		"/pipelines",
		"/pipelines/inline",
		"/queue",
		"/queue/inline",
		"/relay",
		"/relay/inline",
		"/relay/node",
		"/track",
		"/track/inline",
		"/webhooks",
		"/page",
		"/sandbox",
		"/sandbox/node",
	]) {
		await t.test(`customerio-wasm${entry}`, () => {
			const args = ["--input-type=commonjs", "--eval", program(`customerio-wasm${entry}`)];
			assert.equal(execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" }), "the same\n");
		});
	}
});

test("no entry point touches a global of the host when it is imported: Jest's jsdom lacks many", async (t) => {
	for (const file of files.filter((name) => name.endsWith(".cjs"))) {
		await t.test(file, () => {
			const module = { exports: {} };
			const code = readFileSync(join(installed, file), "utf8");
			// A context has the language's own globals, and none of a host.
			const run = runInNewContext(`(function (module, exports, require, __filename) {${code}\n})`);
			run(module, module.exports, createRequire(join(installed, file)), join(installed, file));
			assert.ok(Object.keys(module.exports).length > 0);
		});
	}
});
