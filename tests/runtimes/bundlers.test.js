/** The installed package, built with its users' bundlers and run in Chromium. */
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import * as vite from "vite";
import { testRuntime } from "../harness/behaviour.js";
import { chromium, openPage, writePage } from "../harness/browsers.js";
import { buildWithWebpack } from "../harness/bundlers.js";

const ENTRY = "entries/page.js";

/** @typedef {import("../harness/bundlers.js").Build} Build */

/** esbuild and rollup do not copy the files that `new URL()` names. docs/runtimes.md says to copy them. @type {Build} */
const copyWasm = (folder, out) =>
	Promise.all(
		["calls.wasm", "core.wasm"].map((file) =>
			copyFile(join(folder, "node_modules/customerio-wasm/track", file), join(folder, out, file)),
		),
	);

/** @param {esbuild.BuildOptions} options @returns {Build} */
const esbuildWith = (options) => (folder, out) =>
	esbuild.build({
		absWorkingDir: folder,
		entryPoints: [ENTRY],
		outfile: join(folder, out, "page.js"),
		bundle: true,
		format: "esm",
		minify: true,
		...options,
	});

/** Takes the root's inline entry points in place of the root, and nothing else. @type {esbuild.Plugin} */
const inline = {
	name: "inline",
	setup({ onResolve, resolve }) {
		onResolve({ filter: /^customerio-wasm$/ }, ({ kind, resolveDir }) =>
			resolve("customerio-wasm/inline", { kind, resolveDir }),
		);
	},
};

/** @param {string} folder @param {string} out */
async function buildWithRollup(folder, out) {
	const bundle = await rollup({ input: join(folder, ENTRY), plugins: [nodeResolve({ browser: true })] });
	await bundle.write({ dir: join(folder, out), format: "es" });
}

/** @param {string} name @param {Build} build @param {{ classic?: boolean }} [page] */
function testBundle(name, build, page) {
	testRuntime({
		name: `${name}, in Chromium`,
		missing: chromium.missing,
		start: openPage(chromium, async (folder) => {
			const out = `bundles/${name.replaceAll(/\W+/g, "-").toLowerCase()}`;
			await build(folder, out);
			await writePage(join(folder, out, "index.html"), { script: "./page.js", ...page });
			return `${out}/index.html`;
		}),
	});
}

testBundle("webpack 5", (folder, out) => buildWithWebpack(folder, ENTRY, `${out}/page.js`), {
	classic: true,
});
testBundle("esbuild", async (folder, out) => {
	await esbuildWith({})(folder, out);
	await copyWasm(folder, out);
});
testBundle("esbuild with customerio-wasm/inline", esbuildWith({ plugins: [inline] }));
testBundle("rollup", async (folder, out) => {
	await buildWithRollup(folder, out);
	await copyWasm(folder, out);
});

testRuntime({
	name: "Vite 8, in Chromium",
	missing: chromium.missing,
	start: openPage(chromium, async (folder) => {
		await writePage(join(folder, "vite.html"), { script: `/${ENTRY}` });
		await vite.build({
			root: folder,
			configFile: false,
			logLevel: "error",
			base: "/bundles/vite/",
			build: { outDir: "bundles/vite", rolldownOptions: { input: join(folder, "vite.html") } },
		});
		return "bundles/vite/vite.html";
	}),
});
