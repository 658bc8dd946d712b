/** The examples of README.md, llms.txt and docs/: they compile, and they run. Their errors name the lines of the documents. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { sharedConsumer } from "../harness/consumer.js";
import { PAGES, readBlocks } from "./blocks.js";
import { runInNode, runInWorkerd, VARIABLES } from "./run.js";
import { runHtml, runInPage } from "./run-page.js";
import { findTypeErrors, writePrograms } from "./types.js";

const consumer = await sharedConsumer();
const folder = join(consumer, "examples");
const pages = new Map(PAGES.map((file) => [file, readBlocks(file)]));
const blocks = [...pages.values()].flat();
await writePrograms(folder, pages);
/** @type {typeof import("../../pkg-template/sandbox/node.js")} */
const { serveSandbox } = await import(
	pathToFileURL(join(consumer, "node_modules/customerio-wasm/sandbox/node.js")).href
);

/** A sandbox for one test. @param {import("node:test").TestContext} t */
async function sandboxFor(t) {
	const served = await serveSandbox({ siteId: VARIABLES.CIO_SITE_ID, apiKey: VARIABLES.CIO_API_KEY });
	t.after(served.close);
	return served;
}

test("every example compiles with strict TypeScript", async () => {
	assert.ok(blocks.filter(({ isChecked }) => isChecked).length > 50);
	assert.deepEqual(await findTypeErrors(folder, pages), []);
});

test("every block that is not run says why", (t) => {
	const silent = blocks.filter(({ notRun, context }) => notRun !== undefined || context === "none");
	for (const { file, line, language, notRun } of silent) {
		assert.ok(
			notRun?.trim(),
			`${file}:${line}: a ${language || "plain"} block that is not run, and does not say why`,
		);
		t.diagnostic(`${file}:${line} (${language}) is not run: ${notRun}`);
	}
});

test("the data of examples is JSON", () => {
	for (const { file, line, code } of blocks.filter(({ context }) => context === "data"))
		assert.doesNotThrow(() => JSON.parse(code.replaceAll(/^\s*\/\/.*$/gm, "")), `${file}:${line}`);
});

for (const [file, all] of pages) {
	const toRun = all.filter(({ notRun }) => notRun === undefined);
	const of = (/** @type {string} */ wanted) => toRun.filter(({ context }) => context === wanted);
	if (of("node").length > 0)
		test(`${file}: ${of("node").length} examples run in Node`, async (t) => {
			const { url } = await sandboxFor(t);
			await assert.doesNotReject(runInNode(folder, file, all, url));
		});
	for (const block of of("worker"))
		test(`${file}:${block.line} runs in workerd`, { timeout: 120_000 }, async (t) => {
			const { url } = await sandboxFor(t);
			await runInWorkerd(folder, block, url);
		});
	if (of("page").length > 0)
		test(`${file}: ${of("page").length} examples run in a page`, { timeout: 120_000 }, async (t) => {
			await runInPage(t, folder, file, all, await sandboxFor(t));
		});
	for (const block of of("html"))
		test(`${file}:${block.line} runs as a page`, { timeout: 120_000 }, async (t) => {
			await runHtml(t, folder, block, await sandboxFor(t));
		});
}
