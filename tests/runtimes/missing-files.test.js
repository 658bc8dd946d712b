/** Programs that are deployed without the WebAssembly: the error names the file, and says what to do. */
import assert from "node:assert/strict";
import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { skipsOrThrows } from "../harness/behaviour.js";
import { ROOT, sharedConsumer } from "../harness/consumer.js";
import { denoOptions } from "../harness/deno.js";
import { findProgram, run } from "../harness/processes.js";

const [bun, deno] = ["bun", "deno"].map((name) => findProgram([join(ROOT, "node_modules/.bin", name), name]));

/** @type {[string, string | undefined, string[], string][]} */
const RUNTIMES = [
	["Node, an ES module", process.execPath, [], "node.js"],
	["Node, CommonJS", process.execPath, [], "node.cjs"],
	["Bun", bun, [], "node.js"],
	["Deno", deno, denoOptions.args, "deno.js"],
	["Deno, with all permissions", deno, ["run", "--allow-all", "--quiet"], "deno.js"],
];

for (const [name, program, args, entry] of RUNTIMES) {
	test(name, { timeout: 60_000 }, async (t) => {
		if (skipsOrThrows(t, program ? undefined : `${name} is not installed: npm ci`)) return;
		const folder = join(await sharedConsumer(), "missing-files", name.replaceAll(/\W+/g, "-"));
		t.after(() => rm(folder, { recursive: true }));
		await cp(join(folder, "../../node_modules/customerio-wasm"), folder, { recursive: true });
		for (const file of ["core.wasm", "embedded.js"]) await rm(join(folder, "track", file));
		await writeFile(
			join(folder, "main.js"),
			`import { TrackClient } from "./track/${entry}";
			const call = new TrackClient("site", "key", { url: "http://127.0.0.1:9" }).identify("42");
			call.catch(({ name, message }) => console.log(JSON.stringify({ name, message })));`,
		);
		const output = await run(String(program), [...args, "main.js"], { cwd: folder, env: denoOptions.env });
		const error = JSON.parse(output);
		assert.equal(error.name, "LoadError");
		const missing = /track[\\/](core\.wasm|embedded\.js)/.exec(error.message);
		assert.ok(missing, error.message);
		assert.match(
			error.message,
			/copy core\.wasm from the package beside the script, .* external, .*customerio-wasm\/inline/,
		);
	});
}
