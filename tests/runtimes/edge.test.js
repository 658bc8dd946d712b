/** The Edge runtime of Vercel and Next.js, as `next start` runs it, with the package bundled in the same way. */
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { EdgeVM } from "@edge-runtime/vm";
import { build } from "esbuild";
import { testRuntime } from "../harness/behaviour.js";

/** The parts with WebAssembly, and its files. Bundles contain none: it is compiled at deployment, and passed in as global variables. */
const PARTS = {
	app: "app.wasm",
	pipelines: "pipelines.wasm",
	queue: "queue.wasm",
	relay: "relay.wasm",
	track: "core.wasm",
};

/** @param {string} part */
const globalOf = (part) => `wasm_${part}`;

/** @type {import("esbuild").Plugin} */
const wasmModules = {
	name: "wasm?module",
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /\.wasm\?module$/ }, ({ resolveDir }) => ({
			path: basename(resolveDir),
			namespace: "wasm",
		}));
		onLoad({ filter: /.*/, namespace: "wasm" }, ({ path }) => ({
			contents: `export default ${globalOf(path)};`,
		}));
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
		const compiled = Object.entries(PARTS).map(async ([part, file]) => {
			const wasm = await readFile(join(folder, `node_modules/customerio-wasm/${part}/${file}`));
			return [globalOf(part), await WebAssembly.compile(wasm)];
		});
		const modules = Object.fromEntries(await Promise.all(compiled));
		const edge = new EdgeVM({ extend: (context) => Object.assign(context, modules) });
		edge.evaluate(await bundle(folder, url));
		return { broken: edge.evaluate("suite"), stop: async () => {} };
	},
});
