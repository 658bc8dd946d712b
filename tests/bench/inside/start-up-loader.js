/** A Worker that starts each client in a fresh isolate: `/customerio-wasm?<start number>`. */
import app from "./app.wasm.bin";
import core from "./core.wasm.bin";
import pipelines from "./pipelines.wasm.bin";
import queue from "./queue.wasm.bin";
import relay from "./relay.wasm.bin";
import scripts from "./scripts.json";

/** @type {Record<string, unknown>} */
const WASM = {
	"app.wasm": app,
	"core.wasm": core,
	"pipelines.wasm": pipelines,
	"queue.wasm": queue,
	"relay.wasm": relay,
};

export default {
	/**
	 * @param {Request} request
	 * @param {{ LOADER: { get(name: string, code: () => object): { getEntrypoint(): { fetch: typeof fetch } } }, OPTIONS: object }} env
	 */
	async fetch(request, env) {
		const { pathname, search } = new URL(request.url);
		const { code, wasm } = scripts[pathname.slice(1)];
		// Only those that it imports: the isolate compiles what it is given.
		const own = wasm.map((/** @type {string} */ name) => [name, { wasm: WASM[name] }]);
		const modules = { "worker.js": code, ...Object.fromEntries(own) };
		const fresh = env.LOADER.get(pathname + search, () => ({
			...env.OPTIONS,
			mainModule: "worker.js",
			modules,
		}));
		return fresh.getEntrypoint().fetch(request.url);
	},
};
