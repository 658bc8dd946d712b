/** Workers that wrangler bundles and runs: which WebAssembly they have. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { testApp } from "../harness/app.js";
import { freePort } from "../harness/http.js";
import { outputMatching } from "../harness/processes.js";

/** Nothing is sent to wrangler's makers. */
const ENV = { WRANGLER_SEND_METRICS: "false" };

/**
 * What wrangler would upload for a Worker, without the hash before each name: the files of WebAssembly, those that the script imports, and the
 * script.
 *
 * @param {import("../harness/app.js").App} app
 * @param {string} script
 */
async function uploadOf({ folder, exec }, script) {
	const out = `dist-${script}`;
	await exec("wrangler", ["deploy", script, "--dry-run", "--outdir", out], ENV);
	const code = readFileSync(join(folder, out, script), "utf8");
	const files = readdirSync(join(folder, out)).filter((file) => file.endsWith(".wasm"));
	const named = (/** @type {string[]} */ names) =>
		names.map((name) => name.replace(/^[0-9a-f]+-/, "")).sort();
	return { code, files: named(files), imported: named(files.filter((file) => code.includes(file))) };
}

testApp("wrangler deploy: a Worker has what it imports", ["wrangler"], async (app) => {
	const ofSubpath = await uploadOf(app, "worker.js");
	assert.deepEqual([ofSubpath.files, ofSubpath.imported], [["pipelines.wasm"], ["pipelines.wasm"]]);
	const ofRoot = await uploadOf(app, "root.js");
	assert.deepEqual(ofRoot.imported, ["pipelines.wasm"]);
	// wrangler uploads what the root imports, too, although it has found that nobody uses it.
	assert.deepEqual(ofRoot.files, ["app.wasm", "core.wasm", "pipelines.wasm"]);
	for (const { code } of [ofSubpath, ofRoot]) {
		assert.match(code, /PipelinesClient/);
		assert.doesNotMatch(code, /TrackClient|APIClient/);
	}
});

testApp("wrangler dev: the Worker sends", ["wrangler"], async (app) => {
	const port = await freePort();
	const args = ["dev", "--ip", "127.0.0.1", "--port", `${port}`, "--var", `SANDBOX:${app.url}`];
	await outputMatching(app.serve("wrangler", args, ENV), /Ready on/);
	const response = await fetch(`http://127.0.0.1:${port}/`);
	assert.equal(await response.text(), "2 accepted");
	const { events } = app.sandbox.state();
	assert.deepEqual(events.map(({ name }) => name).sort(), ["a", "b", "visited"]);
});
