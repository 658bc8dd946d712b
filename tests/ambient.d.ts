/** What modules of the tests find only where they run. */

/** The server's address: `tests/runtimes/edge.test.js` bundles it in. */
declare const SERVER: string;

/** The modules beside a Worker that `tests/bench/start-up/workerd.js` makes. */
declare module "*/core.wasm.bin" {
	const bytes: ArrayBuffer;
	export default bytes;
}
declare module "*/scripts.json" {
	const byContestant: Record<string, string>;
	export default byContestant;
}
