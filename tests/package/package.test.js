/** The package as it is published: what the tarball holds, and what package linters say of it. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { ROOT, sharedConsumer } from "../harness/consumer.js";

const folder = await sharedConsumer();
const installed = join(folder, "node_modules/customerio-wasm");
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
	const commonJsTypes = types
		.filter((file) => !file.startsWith("sandbox/"))
		.map((file) => file.replace(/ts$/, "cts"));
	const sandbox = template.filter((file) => file.startsWith("sandbox/"));
	// The other modules are bundled: the entry points, what they share, and what is loaded only where no file can be found.
	const built = [...exportedFiles(manifest.exports), "track/client.js", "track/embedded.js"];
	const documents = ["README.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"];
	const expected = new Set([...types, ...commonJsTypes, ...sandbox, ...built, ...documents]);
	assert.deepEqual(files.sort(), [...expected].sort());
});

test("there is no run-time dependency and nothing runs at installation", () => {
	for (const field of ["dependencies", "peerDependencies", "optionalDependencies", "scripts"]) {
		assert.equal(manifest[field], undefined, field);
	}
});

test("the version is the crate's", () => {
	const metadata = execFileSync("cargo", ["metadata", "--no-deps", "--format-version=1"], {
		cwd: ROOT,
		encoding: "utf8",
	});
	assert.equal(manifest.version, JSON.parse(metadata).packages[0].version);
});

test("publint finds nothing", async () => {
	const { messages, pkg } = await publint({ pkgDir: installed, pack: false });
	assert.deepEqual(
		messages.map((message) => formatMessage(message, pkg)),
		[],
	);
});

test("the types resolve in every mode", async () => {
	const tarball = readdirSync(folder).find((file) => file.endsWith(".tgz")) ?? "";
	const pack = createPackageFromTarballData(new Uint8Array(readFileSync(join(folder, tarball))));
	// The WebAssembly itself has no types.
	const analysis = await checkPackage(pack, { excludeEntrypoints: ["./core.wasm", "./track/core.wasm"] });
	assert.ok(analysis.types, "the package has types");
	const unexpected = analysis.problems.filter((problem) => {
		if (!("entrypoint" in problem)) return true;
		// These are ES modules for CommonJS as well.
		const isOnlyESM = ![".", "./track"].includes(problem.entrypoint) && problem.kind === "CJSResolvesToESM";
		// Only the root can be found by a resolution that knows no exports maps.
		const isBeforeExports =
			problem.entrypoint !== "." && "resolutionKind" in problem && problem.resolutionKind === "node10";
		return !isOnlyESM && !isBeforeExports;
	});
	assert.deepEqual(unexpected, []);
});

test("the root and the API's subpath give the same class, as an ES module and in CommonJS", async () => {
	const program = `
		const assert = require("node:assert/strict");
		const root = require("customerio-wasm");
		assert.equal(require("customerio-wasm/track").TrackClient, root.TrackClient);
		assert.equal(typeof root.TrackClient, "function");
		Promise.all([import("customerio-wasm"), import("customerio-wasm/track")]).then(([root, track]) => {
			assert.equal(typeof root.TrackClient, "function");
			assert.equal(track.TrackClient, root.TrackClient);
			console.log("the same");
		});`;
	const args = ["--input-type=commonjs", "--eval", program];
	assert.equal(execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" }), "the same\n");
});
