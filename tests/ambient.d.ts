/** What modules of the tests find only where they run. */

/** The server's address: `tests/runtimes/edge.test.js` bundles it in. */
declare const SERVER: string;

/** The modules beside a Worker that `tests/bench/start-up/workerd.js` makes. */
declare module "*.wasm.bin" {
	const bytes: ArrayBuffer;
	export default bytes;
}
declare module "*/scripts.json" {
	const byModule: Record<string, { code: string; wasm: string[] }>;
	export default byModule;
}

/** What `tests/harness/load-page.js` defines in its page: a client of the page's own server, and what a promise rejects with. */
declare function client(options?: object): import("customerio-wasm").TrackClient;
declare function rejection(promise: Promise<unknown>): Promise<Record<string, unknown> & { message: string }>;
