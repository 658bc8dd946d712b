/** The stack of an error leads to the line that made the call, where the engine knows who waits for an async function. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, sharedConsumer } from "../harness/consumer.js";
import { start } from "../harness/processes.js";

/** The command of each runtime, without the file. */
const RUNTIMES = {
	Node: [process.execPath],
	Deno: [join(ROOT, "node_modules/.bin/deno"), "run", "--allow-read", "--quiet"],
	Bun: [join(ROOT, "node_modules/.bin/bun")],
};

const folder = await sharedConsumer();

for (const [runtime, [program = "", ...args]] of Object.entries(RUNTIMES)) {
	test(`${runtime}: an error's stack names the caller, and no frame of the WebAssembly`, async () => {
		const { code, output } = await start(program, [...args, "entries/stack.js"], { cwd: folder }).exit;
		assert.equal(code, 0, output);
		const lines = output
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line));
		assert.equal(lines.length, 5);
		for (const { name, stack } of lines) {
			assert.match(stack, new RegExp(`at (async )?(\\w+\\.)?${name}.*stack\\.js`), stack);
			assert.doesNotMatch(stack, /wasm-function/);
		}
	});
}
