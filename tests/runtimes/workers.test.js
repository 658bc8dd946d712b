/** The guard of secrets holds in each kind of worker of a browser, and in no worker of another runtime. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { skipsOrThrows } from "../harness/behaviour.js";
import { chromium, firefox, webkit, writePage } from "../harness/browsers.js";
import { ROOT, sharedConsumer } from "../harness/consumer.js";
import { start } from "../harness/processes.js";
import { serveSuite } from "../harness/server.js";

const KINDS = [
	"the page itself",
	"a dedicated worker",
	"a dedicated worker of a blob",
	"a shared worker",
	"a service worker",
];

/** The command of each runtime that has workers but no pages, without the file. */
const OTHERS = {
	Deno: [join(ROOT, "node_modules/.bin/deno"), "run", "--allow-read", "--quiet"],
	Bun: [join(ROOT, "node_modules/.bin/bun")],
};

const folder = await sharedConsumer();
// Classic scripts: not every browser takes a module as a service worker.
await build({
	absWorkingDir: folder,
	entryPoints: ["entries/guard-worker.js"],
	bundle: true,
	format: "iife",
	outfile: "pages/guard-worker.js",
});
await build({
	absWorkingDir: folder,
	entryPoints: ["entries/guard-page.js"],
	bundle: true,
	format: "esm",
	outfile: "pages/guard-page.js",
});
await writePage(join(folder, "pages/guard.html"), { script: "/pages/guard-page.js" });

for (const browser of [chromium, firefox, webkit]) {
	test(`the guard of secrets holds in pages and workers of ${browser.name}`, {
		timeout: 120_000,
	}, async (t) => {
		if (skipsOrThrows(t, browser.missing)) return;
		const server = await serveSuite(folder);
		t.after(server.close);
		const launched = await browser.launch();
		t.after(launched.close);
		await launched.open(`${server.url}/pages/guard.html`);
		for (const kind of KINDS) {
			await t.test(`the guard holds in ${kind}`, async (t) => {
				const { ok, error } = await server.results.of(kind);
				assert.ok(ok, error?.message ?? "");
				if (error?.message === "unsupported") t.skip(`${browser.name} has none here`);
			});
		}
	});
}

for (const [runtime, [program = "", ...args]] of Object.entries(OTHERS)) {
	test(`a worker of ${runtime} is not guarded`, { timeout: 60_000 }, async () => {
		const { code, output } = await start(program, [...args, "entries/guard-cli.js"], { cwd: folder }).exit;
		assert.equal(code, 0, output);
		/** @type {string[]} */
		const outcomes = JSON.parse(output);
		assert.ok(outcomes.length >= 11, "every client of the entry has an outcome");
		assert.deepEqual([...new Set(outcomes)], ["sent"]);
	});
}
