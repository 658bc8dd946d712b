/** Minified bundles of the clients, made by esbuild for each target. */
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
 * Leaves out what is loaded only when it is needed: the text where the WebAssembly cannot be found, and what single calls do not need.
 *
 * @type {import("esbuild").Plugin}
 */
const onDemand = {
	name: "on-demand",
	setup({ onResolve }) {
		onResolve({ filter: /^\.\// }, ({ kind, path }) =>
			kind === "dynamic-import" ? { path, external: true } : undefined,
		);
	},
};

/**
 * `customerio-node` requires `crypto`, to verify webhooks and to make the ids of messages. An ES module cannot `require`, so it becomes an
 * import, as in wrangler. Browsers do not have the module, but the ids.
 *
 * @param {Target} target
 * @returns {import("esbuild").Plugin}
 */
const cryptoFor = (target) => ({
	name: "crypto",
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^crypto$/ }, () => ({ path: "crypto", namespace: "node" }));
		onLoad({ filter: /.*/, namespace: "node" }, () => ({
			contents:
				target === "browser"
					? "export const randomUUID = () => globalThis.crypto.randomUUID();"
					: 'export * from "node:crypto";',
		}));
	},
});

/**
 * @param {string} code of the entry
 * @param {string} folder where its imports are resolved
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
		plugins: [cryptoFor(target), ...(target === "browser" ? [onDemand] : [])],
	});
	return outputFiles[0].text;
}
