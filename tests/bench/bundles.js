/** Bundles of the clients, minified, as esbuild makes them for each kind of place. */
import { build } from "esbuild";

/** @typedef {"node" | "workerd" | "browser"} Target */

/** @type {Record<Target, import("esbuild").BuildOptions>} */
const options = {
	node: { platform: "node" },
	workerd: {
		platform: "neutral",
		conditions: ["workerd", "worker", "browser"],
		mainFields: ["module", "main"],
		external: ["*.wasm", "node:*"],
	},
	browser: { platform: "browser" },
};

/**
 * `customerio-node` requires `crypto`, for its check of webhooks alone. An ES module cannot `require`: it becomes an import,
 * as wrangler makes it too. A page has no such module: there it is left out.
 *
 * @param {Target} target
 * @returns {import("esbuild").Plugin}
 */
const cryptoFor = (target) => ({
	name: "crypto",
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^crypto$/ }, () => ({ path: "crypto", namespace: "node" }));
		onLoad({ filter: /.*/, namespace: "node" }, () => ({
			contents: target === "browser" ? "export {};" : 'export * from "node:crypto";',
		}));
	},
});

/**
 * @param {string} code of the entry
 * @param {string} folder where its imports are looked up
 * @param {Target} target
 * @returns {Promise<string>}
 */
export async function bundle(code, folder, target) {
	const { outputFiles = [] } = await build({
		stdin: { contents: code, resolveDir: folder },
		bundle: true,
		format: "esm",
		minify: true,
		write: false,
		logLevel: "error",
		...options[target],
		plugins: [cryptoFor(target)],
	});
	return outputFiles[0].text;
}
