/** The oldest versions of Node, Deno and Bun that the package supports: as it is installed, from its text, and in bundles. */
import { join } from "node:path";
import { build } from "esbuild";
import { testCommand } from "../harness/behaviour.js";
import { ROOT } from "../harness/consumer.js";
import { denoOptions } from "../harness/deno.js";
import { run } from "../harness/processes.js";

/** They have a project of their own, because only one version of a package can be at the top of one. */
const PROGRAMS = join(ROOT, "tests/runtimes/oldest/node_modules/.bin");

const [node, deno, bun] = ["node", "deno", "bun"].map((name) => join(PROGRAMS, name));

/**
 * @param {string} entry
 * @param {string} out
 * @param {import("esbuild").BuildOptions} options
 */
const bundle = (entry, out, options) => (/** @type {string} */ folder) =>
	build({
		absWorkingDir: folder,
		entryPoints: [entry],
		outfile: join(folder, out),
		bundle: true,
		platform: "node",
		target: "node20",
		...options,
	});

/** @type {Omit<Parameters<typeof testCommand>[0], "install">[]} */
const SETUPS = [
	{ name: "Node 20.0 (ESM)", program: node },
	{ name: "Node 20.0 (CJS)", program: node, entry: "entries/cli.cjs" },
	{ name: "Node 20.0, from the package's text", program: node, entry: "entries/inline.js" },
	{
		name: "esbuild, ESM, in Node 20.0",
		program: node,
		entry: "bundles/oldest-node/cli.mjs",
		build: bundle("entries/cli.js", "bundles/oldest-node/cli.mjs", { format: "esm" }),
	},
	{
		name: "esbuild, CJS, in Node 20.0",
		program: node,
		entry: "bundles/oldest-node/cli.cjs",
		build: bundle("entries/cli.cjs", "bundles/oldest-node/cli.cjs", {
			format: "cjs",
			// The suite is written as ES modules, which are strict.
			banner: { js: '"use strict";' },
		}),
	},
	{ name: "Deno 2.1", program: deno, ...denoOptions },
	{ name: "Deno 2.1, from the package's text", program: deno, entry: "entries/inline.js", ...denoOptions },
	{
		name: "esbuild, in Deno 2.1",
		program: deno,
		...denoOptions,
		entry: "bundles/oldest-deno/cli.js",
		build: bundle("entries/cli.js", "bundles/oldest-deno/cli.js", { format: "esm", conditions: ["deno"] }),
	},
	{ name: "Bun 1.3.14", program: bun },
	{
		name: "bun build, in Bun 1.3.14",
		program: bun,
		entry: "bundles/oldest-bun/cli.js",
		build: (folder) =>
			run(bun, ["build", "entries/cli.js", "--target=bun", "--outdir=bundles/oldest-bun"], { cwd: folder }),
	},
];

for (const setup of SETUPS) testCommand({ ...setup, install: "make test" });
