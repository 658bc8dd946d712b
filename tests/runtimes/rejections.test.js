/** Rejections in runtimes with a command line: reported once if nobody handles them, and never otherwise. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, sharedConsumer } from "../harness/consumer.js";
import { start } from "../harness/processes.js";
import { UNHANDLED } from "./entries/rejections.js";

/** The command of each runtime, without the file. */
const RUNTIMES = {
	Node: [process.execPath],
	"Node 24": [join(ROOT, "node_modules/node/bin/node")],
	Deno: [join(ROOT, "node_modules/.bin/deno"), "run", "--allow-read", "--quiet"],
	Bun: [join(ROOT, "node_modules/.bin/bun")],
};

const folder = await sharedConsumer();

for (const [runtime, [program = "", ...args]] of Object.entries(RUNTIMES)) {
	test(`${runtime} reports each unhandled rejection once, and no handled one`, {
		timeout: 120_000,
	}, async () => {
		const { code, output } = await start(program, [...args, "entries/rejections-cli.js"], { cwd: folder })
			.exit;
		assert.equal(code, 0, output);
		// Hooks that throw are written before it.
		const { reported, resolved, unhandled } = JSON.parse(output.trim().split("\n").at(-1) ?? "");
		assert.deepEqual({ reported, resolved }, { reported: [], resolved: [] });
		assert.equal(unhandled.length, UNHANDLED, unhandled.join("\n"));
	});
}
