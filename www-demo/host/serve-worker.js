import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { Log, LogLevel, Miniflare } from "miniflare";

const DEMO = `${import.meta.dirname}/..`;

/**
 * Runs worker.js in workerd on a loopback port, bundled like wrangler does, without Node's built-in modules.
 *
 * @param {Record<string, string>} bindings the Worker's `env`
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function serveWorker(bindings) {
	const { main, compatibility_date: compatibilityDate } = JSON.parse(
		await readFile(`${DEMO}/wrangler.json`, "utf8"),
	);
	const miniflare = new Miniflare({
		host: "127.0.0.1",
		port: 0,
		// By default, Miniflare downloads a sample of `request.cf`.
		cf: false,
		log: new Log(LogLevel.WARN),
		modules: await bundle(`${DEMO}/${main}`),
		modulesRoot: DEMO,
		compatibilityDate,
		bindings,
	});
	const url = await miniflare.ready;
	return { url: url.origin, close: () => miniflare.dispose() };
}

/**
 * @param {string} entry
 * @returns {Promise<import("miniflare").ModuleDefinition[]>} the Worker's script first
 */
async function bundle(entry) {
	const { outputFiles } = await build({
		entryPoints: [entry],
		bundle: true,
		write: false,
		format: "esm",
		target: "es2022",
		outdir: DEMO,
		conditions: ["workerd", "worker", "browser"],
		// A Worker cannot compile WebAssembly from bytes: the module stays a separate file, which the runtime compiles.
		loader: { ".wasm": "copy" },
	});
	const script = outputFiles.filter(({ path }) => path.endsWith(".js"));
	const modules = outputFiles.filter(({ path }) => path.endsWith(".wasm"));
	return [
		...script.map(({ path, text }) => ({ type: /** @type {const} */ ("ESModule"), path, contents: text })),
		...modules.map(({ path, contents }) => ({
			type: /** @type {const} */ ("CompiledWasm"),
			path,
			contents: new Uint8Array(contents),
		})),
	];
}
