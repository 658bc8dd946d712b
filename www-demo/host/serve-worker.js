import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { build } from "esbuild";
import { Log, LogLevel, Miniflare } from "miniflare";

const DEMO = resolve(import.meta.dirname, "..");

/**
 * The queues in a wrangler.json.
 *
 * @typedef {object} Queues
 * @property {{ queue: string, binding: string }[]} [producers]
 * @property {{ queue: string, max_batch_size?: number, max_batch_timeout?: number, max_retries?: number, dead_letter_queue?: string }[]} [consumers]
 */

/**
 * Runs a Worker in workerd on a loopback port, bundled as wrangler bundles it, without Node's built-in modules.
 *
 * @param {string} configFile its wrangler.json, relative to the demo
 * @param {Record<string, string>} bindings the Worker's `env`, beside its queues
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function serveWorker(configFile, bindings) {
	const config = resolve(DEMO, configFile);
	const {
		main,
		compatibility_date: compatibilityDate,
		queues = {},
	} = JSON.parse(await readFile(config, "utf8"));
	const miniflare = new Miniflare({
		host: "127.0.0.1",
		port: 0,
		// By default, Miniflare downloads a sample of `request.cf`.
		cf: false,
		log: new Log(LogLevel.WARN),
		modules: await bundle(resolve(dirname(config), main)),
		modulesRoot: DEMO,
		compatibilityDate,
		bindings,
		...queueOptions(queues),
	});
	const url = await miniflare.ready;
	return { url: url.origin, close: () => miniflare.dispose() };
}

/** @param {Queues} queues */
function queueOptions({ producers = [], consumers = [] }) {
	return {
		queueProducers: Object.fromEntries(producers.map(({ binding, queue }) => [binding, queue])),
		queueConsumers: Object.fromEntries(
			consumers.map((consumer) => [
				consumer.queue,
				{
					maxBatchSize: consumer.max_batch_size,
					maxBatchTimeout: consumer.max_batch_timeout,
					maxRetries: consumer.max_retries,
					deadLetterQueue: consumer.dead_letter_queue,
				},
			]),
		),
	};
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
