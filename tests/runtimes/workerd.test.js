/** workerd, through Miniflare: the installed files as they are, no `nodejs_compat`. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { testRuntime } from "../harness/behaviour.js";
import { resolveEntry } from "../harness/consumer.js";

/** @typedef {import("miniflare").ModuleDefinition} ModuleDefinition */

const COMPATIBILITY_DATE = "2026-04-01";
const PACKAGE = "node_modules/customerio-wasm";
/** What a module of the Worker may be. @type {Record<string, "ESModule" | "CompiledWasm">} */
const KINDS = { ".js": "ESModule", ".wasm": "CompiledWasm" };

/** @param {string} folder @param {string} within @returns {Promise<ModuleDefinition[]>} */
async function modulesIn(folder, within) {
	const files = await readdir(join(folder, within), { recursive: true });
	const modules = files.flatMap((file) => {
		const type = KINDS[/\.[a-z]+$/.exec(file)?.[0] ?? ""];
		return type ? [{ type, path: join(within, file) }] : [];
	});
	return Promise.all(
		modules.map(async ({ type, path }) => ({ type, path, contents: await readFile(join(folder, path)) })),
	);
}

/** @type {Miniflare} */
let miniflare;

testRuntime({
	name: "workerd",
	missing: undefined,
	async start({ folder, url }) {
		const entry = await resolveEntry(folder, ".", ["workerd", "worker", "browser", "import", "default"]);
		assert.equal(entry, `${PACKAGE}/workerd.js`);
		const parts = await Promise.all(["behaviour", PACKAGE].map((within) => modulesIn(folder, within)));
		const reexport = (/** @type {string} */ path) => `export * from "${path}";`;
		miniflare = new Miniflare({
			compatibilityDate: COMPATIBILITY_DATE,
			bindings: { URL: url },
			modulesRoot: "/",
			modules: [
				{
					type: "ESModule",
					path: "entries/worker.js",
					contents: await readFile(join(folder, "entries/worker.js")),
				},
				// A bare specifier is looked up beside the module that imports it.
				{ type: "ESModule", path: "entries/customerio-wasm", contents: reexport(`../${entry}`) },
				{
					type: "ESModule",
					path: "behaviour/chai",
					contents: await readFile(join(folder, "node_modules/chai/index.js")),
				},
				...parts.flat(),
			],
		});
		const broken = miniflare.dispatchFetch("http://worker/suite").then(async (response) => {
			if (!response.ok) throw new Error(`the Worker answered ${response.status}: ${await response.text()}`);
		});
		return { broken, stop: () => miniflare.dispose() };
	},
	async after({ t, url, server }) {
		await t.test(
			"requests share one isolate: one that was cancelled while it waits holds up no other",
			async () => {
				const controller = new AbortController();
				const base = encodeURIComponent(`${url}/faults/stall/worker`);
				const cancelled = miniflare.dispatchFetch(`http://worker/x?base=${base}`, {
					signal: controller.signal,
				});
				while (server.stalled("worker").opened === 0) await new Promise((resolve) => setTimeout(resolve, 20));
				controller.abort();
				await assert.rejects(cancelled);
				const answers = await Promise.all(
					["1", "2", "3"].map((id) => miniflare.dispatchFetch(`http://worker/${id}`)),
				);
				assert.deepEqual(await Promise.all(answers.map((answer) => answer.json())), [{}, {}, {}]);
			},
		);
	},
});
