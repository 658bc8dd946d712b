/** workerd, through Miniflare, with the `nodejs_compat` that `customerio-node` needs. Timed from outside. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { Miniflare } from "miniflare";
import { bundle } from "../../harness/bundles.js";
import { COMPATIBILITY_DATE } from "../../harness/workerd.js";
import { attach, profiled } from "./inspector.js";
import { childRunning, cpuTime } from "./proc.js";

export const WORKER_OPTIONS = {
	compatibilityDate: COMPATIBILITY_DATE,
	compatibilityFlags: ["nodejs_compat"],
};

const { version } = createRequire(import.meta.url)("workerd/package.json");

/** @type {import("./session.js").Runtime} */
export const workerd = {
	name: `workerd ${version}`,
	async open(folder) {
		const script = await bundle('export { default } from "./bench/inside/worker.js"', folder, "workerd");
		const miniflare = new Miniflare({
			...WORKER_OPTIONS,
			// Any free port. Nobody is attached to it but for a profile.
			inspectorPort: 0,
			modules: [
				{ type: "ESModule", path: "worker.js", contents: script },
				await wasm(folder, "track/core.wasm"),
				await wasm(folder, "app/app.wasm"),
				await wasm(folder, "pipelines/pipelines.wasm"),
			],
		});
		await miniflare.ready;
		const pid = childRunning("workerd");
		/** @type {import("./session.js").Session["run"]} */
		async function run(job, args = {}) {
			const cpuBefore = cpuTime(pid);
			const before = performance.now();
			const response = await miniflare.dispatchFetch(`http://worker/${job}`, {
				method: "POST",
				body: JSON.stringify(args),
			});
			const { value, error } = /** @type {{ value: unknown, error?: string }} */ (await response.json());
			const wall = performance.now() - before;
			const cpu = cpuBefore === undefined ? undefined : Number(cpuTime(pid)) - cpuBefore;
			if (error) throw new Error(error);
			return { value, wall, cpu };
		}
		/** @type {ReturnType<typeof attach> | undefined} */
		let inspector;
		return {
			pid,
			run,
			async profile(job, args) {
				inspector ??= attach(miniflare);
				return profiled(await inspector, () => run(job, args));
			},
			close: () => miniflare.dispose(),
		};
	},
};

/** The WebAssembly of an API, under the name by which its entry point imports it. @param {string} folder @param {string} path */
export const wasm = async (folder, path) => ({
	type: /** @type {const} */ ("CompiledWasm"),
	path: basename(path),
	contents: await readFile(join(folder, "node_modules/customerio-wasm", path)),
});
