/** Bundles of server code, run in Node. No file is copied beside them: the package embeds what a bundler leaves behind. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { runInThisContext } from "node:vm";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build as esbuild } from "esbuild";
import { rollup } from "rollup";
import { testCommand } from "../harness/behaviour.js";
import { buildWithWebpack } from "../harness/bundlers.js";
import { sharedConsumer } from "../harness/consumer.js";

const ENTRY = "entries/cli.js";

/** @type {Record<string, import("../harness/bundlers.js").Build>} */
const bundlers = {
	esbuild: (folder, out) =>
		esbuild({
			absWorkingDir: folder,
			entryPoints: [ENTRY],
			outfile: join(folder, out),
			bundle: true,
			platform: "node",
			format: "esm",
			minify: true,
		}),
	async rollup(folder, out) {
		const bundle = await rollup({
			input: join(folder, ENTRY),
			plugins: [nodeResolve({ exportConditions: ["node"] })],
			external: /^node:/,
		});
		await bundle.write({ dir: join(folder, dirname(out)), format: "es" });
	},
	"webpack 5": (folder, out) => buildWithWebpack(folder, ENTRY, out, { target: "node20" }),
	// Like Next.js, which makes webpack turn `new URL(…, import.meta.url)` into a relative URL.
	"webpack 5 with relative URLs": (folder, out) =>
		buildWithWebpack(folder, ENTRY, out, {
			target: "node20",
			module: { parser: { javascript: { url: "relative" } } },
		}),
};

for (const [name, build] of Object.entries(bundlers)) {
	// In the project's package.json "type" is "module", but webpack's output is not one.
	const extension = name.startsWith("webpack") ? "cjs" : "js";
	const entry = `bundles/node-${name.replaceAll(/\W+/g, "-")}/cli.${extension}`;
	testCommand({
		name: `${name}, in Node ${process.versions.node}`,
		program: process.execPath,
		install: "",
		entry,
		build: (folder) => build(folder, entry),
	});
}

test("a CommonJS bundle runs where nothing can be imported dynamically, as in Jest", async () => {
	const folder = await sharedConsumer();
	const file = join(folder, "bundles/node-vm/library.cjs");
	await esbuild({
		absWorkingDir: folder,
		stdin: { contents: 'export { TrackClient } from "customerio-wasm/track";', resolveDir: folder },
		outfile: file,
		bundle: true,
		platform: "node",
		format: "cjs",
	});
	const program = runInThisContext(`(require, module) => { ${await readFile(file, "utf8")}\n}`, file);
	const module = { exports: /** @type {any} */ ({}) };
	program(createRequire(file), module);
	/** @type {string[]} */
	const sent = [];
	const fetch = async (/** @type {string} */ url) => {
		sent.push(url);
		return new Response("{}");
	};
	await new module.exports.TrackClient("site", "key", { fetch }).identify("42");
	assert.deepEqual(sent, ["https://track.customer.io/api/v1/customers/42"]);
});
