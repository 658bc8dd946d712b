/** A Worker that starts each client in a fresh isolate: `/customerio-wasm?<start number>`. */
import wasm from "./core.wasm.bin";
import scripts from "./scripts.json";

export default {
	/**
	 * @param {Request} request
	 * @param {{ LOADER: { get(name: string, code: () => object): { getEntrypoint(): { fetch: typeof fetch } } }, OPTIONS: object }} env
	 */
	async fetch(request, env) {
		const { pathname, search } = new URL(request.url);
		const contestant = pathname.slice(1);
		const modules = { "worker.js": scripts[contestant], "core.wasm": { wasm } };
		const fresh = env.LOADER.get(contestant + search, () => ({
			...env.OPTIONS,
			mainModule: "worker.js",
			modules,
		}));
		return fresh.getEntrypoint().fetch(request.url);
	},
};
