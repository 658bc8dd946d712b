/** The Edge runtime of Vercel and Next.js, as `next start` runs it, with the package bundled in the same way. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { EdgeVM } from "@edge-runtime/vm";
import { build } from "esbuild";
import { testRuntime } from "../harness/behaviour.js";

/** Its bundles contain no WebAssembly: it is compiled at deployment, and passed in as a global variable. */
const GLOBAL = "wasm_core";

/** @type {import("esbuild").Plugin} */
const wasmModules = {
	name: "wasm?module",
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /\.wasm\?module$/ }, ({ path }) => ({ path, namespace: "wasm" }));
		onLoad({ filter: /.*/, namespace: "wasm" }, () => ({ contents: `export default ${GLOBAL};` }));
	},
};

/** @param {string} folder @param {string} url */
async function bundle(folder, url) {
	const { outputFiles } = await build({
		absWorkingDir: folder,
		entryPoints: ["entries/edge.js"],
		bundle: true,
		format: "iife",
		banner: { js: '"use strict";' },
		conditions: ["edge-light", "worker", "browser"],
		define: { SERVER: JSON.stringify(url) },
		plugins: [wasmModules],
		write: false,
	});
	return outputFiles[0].text;
}

testRuntime({
	name: "Edge runtime",
	missing: undefined,
	async start({ folder, url }) {
		const wasm = await readFile(join(folder, "node_modules/customerio-wasm/track/core.wasm"));
		const module = await WebAssembly.compile(wasm);
		const edge = new EdgeVM({ extend: (context) => Object.assign(context, { [GLOBAL]: module }) });
		edge.evaluate(await bundle(folder, url));
		return { broken: edge.evaluate("suite"), stop: async () => {} };
	},
});
