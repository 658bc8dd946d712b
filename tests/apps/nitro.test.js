/** Nitro, which builds Nuxt's servers, for hosts that differ in how they come by the WebAssembly. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { testApp } from "../harness/app.js";
import { ROOT } from "../harness/consumer.js";
import { listen } from "../harness/http.js";
import { outputMatching, run, start } from "../harness/processes.js";

/** @typedef {import("../harness/app.js").App} App */

const DENO = join(ROOT, "node_modules/.bin/deno");

/** @param {App} app @param {string} query */
async function askWorker({ folder, t }, query) {
	const worker = new Miniflare({
		rootPath: join(folder, ".output/server"),
		scriptPath: "index.mjs",
		modules: true,
		modulesRules: [
			{ type: "ESModule", include: ["**/*.mjs"] },
			{ type: "CompiledWasm", include: ["**/*.wasm"] },
		],
		compatibilityDate: "2026-04-01",
		compatibilityFlags: ["nodejs_compat"],
	});
	t.after(() => worker.dispose());
	return await (await worker.dispatchFetch(`http://worker/?${query}`)).text();
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {(app: App, query: string) => Promise<string>}
 */
const askServer = (program, args) => async ({ folder, t }, query) => {
	const { url, close } = await listen(() => {});
	await close();
	const { host, port } = new URL(url);
	const env = { PORT: port, HOST: "127.0.0.1", DENO_SERVE_ADDRESS: `tcp:${host}` };
	const running = start(program, args, { cwd: folder, env });
	t.after(running.stop);
	await outputMatching(running, /listening/i);
	return await (await fetch(`${url}/?${query}`)).text();
};

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} module whose default export answers a request
 * @returns {(app: App, query: string) => Promise<string>}
 */
const askHandler = (program, args, module) => async ({ folder }, query) =>
	(await run(program, [...args, "ask.mjs", module, `https://server.example/?${query}`], { cwd: folder })).trim();

const deno = ["run", "--allow-all", "--quiet"];

/** @type {Record<string, (app: App, query: string) => Promise<string>>} */
const PRESETS = {
	cloudflare_module: askWorker,
	"deno-server": askServer(DENO, [...deno, ".output/server/index.mjs"]),
	"deno-deploy": askServer(DENO, [...deno, ".output/server/index.ts"]),
	"netlify-edge": askHandler(DENO, deno, "./.netlify/edge-functions/server/server.js"),
	"node-server": askServer(process.execPath, [".output/server/index.mjs"]),
	"vercel-edge": askHandler(process.execPath, [], "./.vercel/output/functions/__fallback.func/index.mjs"),
};

testApp("Nitro", ["nitro"], async (app) => {
	const { t, exec, url, sandbox } = app;
	for (const [preset, ask] of Object.entries(PRESETS)) {
		await t.test(preset, async () => {
			await exec("nitropack", ["build", "--preset", preset]);
			assert.equal(await ask(app, new URLSearchParams({ url, id: preset }).toString()), "{}");
			assert.ok(sandbox.state().people.some(({ id }) => id === preset));
		});
	}
	await t.test("the README's setting is needed where the WebAssembly is compiled at deployment", async () => {
		await assert.rejects(exec("nitropack", ["build", "--preset", "cloudflare_module"], { WITHOUT_WASM: "true" }), /core\.wasm/);
	});
});
