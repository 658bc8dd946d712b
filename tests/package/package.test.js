/** The package as it is published: what the tarball holds, and what package linters say of it. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { ROOT, sharedConsumer } from "../harness/consumer.js";

const folder = await sharedConsumer();
const installed = join(folder, "node_modules/customerio-wasm");
/** @type {{ version: string, exports: object } & Record<string, unknown>} */
const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
const files = readdirSync(installed, { recursive: true }).map(String);

test("the tarball holds what the template and the build make, and one WebAssembly module", () => {
	const template = readdirSync(join(ROOT, "pkg-template"), { recursive: true })
		.map(String)
		// The modules are bundled.
		.filter((file) => file.startsWith("sandbox") || /\.d\.ts$|^(track|public)(\/types)?$|package/.test(file));
	const commonJsTypes = template
		.filter((file) => /^(track|public)\/.*\.d\.ts$/.test(file))
		.map((file) => file.replace(/ts$/, "cts"));
	const runtimes = ["browser", "deno", "edge-light", "inline", "node", "workerd"].map((name) => `${name}.js`);
	const built = ["client.js", "core.wasm", "embedded.js", "node.cjs", ...runtimes, ...commonJsTypes];
	const documents = ["README.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"];
	assert.deepEqual(files.sort(), [...template, ...built, ...documents].sort());
});

test("every file that the exports map names is there", () => {
	const named = JSON.stringify(manifest.exports).match(/\.\/[\w./-]+\.\w+/g) ?? [];
	const missing = named
		.map((path) => path.slice(2))
		.filter((path) => !path.endsWith("package.json") && !files.includes(path));
	assert.deepEqual(
		missing.filter((path) => !(path in { "./core.wasm": 1 })),
		[],
	);
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
	const analysis = await checkPackage(pack, { excludeEntrypoints: ["./core.wasm"] });
	assert.ok(analysis.types, "the package has types");
	const unexpected = analysis.problems.filter((problem) => {
		if (!("entrypoint" in problem)) return true;
		// All but the main entry are ES modules alone, and need a resolution that knows exports maps.
		const isOnlyESM = problem.entrypoint !== "." && problem.kind === "CJSResolvesToESM";
		const isBeforeExports =
			problem.entrypoint !== "." && "resolutionKind" in problem && problem.resolutionKind === "node10";
		return !isOnlyESM && !isBeforeExports;
	});
	assert.deepEqual(unexpected, []);
});
