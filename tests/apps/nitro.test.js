/** Nitro 2, the server of Nuxt: built for Cloudflare Workers and for Node. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { testApp } from "../harness/app.js";
import { freePort } from "../harness/http.js";
import { outputMatching, start } from "../harness/processes.js";
import { assertRelays, recipeEnv, writeRecipe } from "../harness/recipes.js";
import { COMPATIBILITY_DATE } from "../harness/workerd.js";

/** @param {import("../harness/app.js").App} app @param {string} id */
function assertSent({ sandbox }, id) {
	const { people, events } = sandbox.state();
	assert.ok(people.some((person) => person.id === id));
	assert.ok(events.some(({ name }) => name === "visited"));
}

testApp("Nitro 2, in workerd", ["nitro"], async (app) => {
	await app.exec("nitro", ["build", "--preset", "cloudflare-module"]);
	const output = join(app.folder, ".output/server");
	const worker = new Miniflare({
		compatibilityDate: COMPATIBILITY_DATE,
		bindings: { NITRO_SANDBOX_URL: app.url },
		rootPath: output,
		modulesRoot: output,
		modules: true,
		scriptPath: "index.mjs",
		modulesRules: [
			{ type: "ESModule", include: ["**/*.mjs"] },
			{ type: "CompiledWasm", include: ["**/*.wasm"] },
		],
	});
	app.t.after(() => worker.dispose());
	const response = await worker.dispatchFetch("http://worker/?id=worker");
	assert.equal(await response.text(), "sent");
	assertSent(app, "worker");
});

testApp("Nitro 2, in Node", ["nitro"], async (app) => {
	await writeRecipe("Nuxt", app.folder);
	await app.exec("nitro", ["build", "--preset", "node-server"]);
	const port = await freePort();
	const server = start(process.execPath, [join(app.folder, ".output/server/index.mjs")], {
		env: { HOST: "127.0.0.1", PORT: `${port}`, NITRO_SANDBOX_URL: app.url, ...recipeEnv(app.url) },
	});
	app.t.after(server.stop);
	await outputMatching(server, /Listening/);
	const response = await fetch(`http://127.0.0.1:${port}/?id=node`);
	assert.equal(await response.text(), "sent");
	assertSent(app, "node");
	app.sandbox.reset();
	await assertRelays(app, `http://127.0.0.1:${port}/e`);
});
