/** What JavaScript must know without loading the core is what the core knows. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../harness/consumer.js";

/** @param {string} path */
const read = (path) => readFile(join(ROOT, path), "utf8");

/**
 * The first number in a source file that follows a text.
 *
 * @param {string} path
 * @param {string} before
 */
async function numberIn(path, before) {
	const digits = (await read(path)).match(new RegExp(`${before}(\\d[\\d_]*)`))?.[1];
	assert.ok(digits, `${path} has no number after ${before}`);
	return Number(digits.replaceAll("_", ""));
}

test("the longest item of a page is the longest operation", async () => {
	const item = await numberIn("pkg-template/page/item.js", "MAX_ITEM_BYTES = ");
	assert.equal(item, await numberIn("src/core/track/limits.rs", "item_bytes: "));
});

for (const api of ["track", "app", "pipelines"]) {
	test(`a load for the ${api} API is limited like an attempt`, async () => {
		const ofLoad = await numberIn("pkg-template/host/load.js", " timeout: ");
		assert.equal(ofLoad, await numberIn(`src/core/${api}/mod.rs`, " timeout: "));
	});
}

test("a load is limited like a call", async () => {
	const ofLoad = await numberIn("pkg-template/host/load.js", " totalTimeout: ");
	assert.equal(ofLoad, await numberIn("src/core/call/policy.rs", " total_timeout: "));
});

test("the names of semantic events are the same in the core, in JavaScript and in the types", async () => {
	const core = await read("src/core/pipelines/semantic_events.rs");
	const code = await read("pkg-template/pipelines/semantic-events.js");
	const types = await read("pkg-template/pipelines/types/semantic-events.d.ts");
	const names = Array.from(core.matchAll(/(?:change|report)\("([\w ]+)"/g), ([, name]) => name).sort();
	assert.equal(names.length, 9);
	const list = code.split("SEMANTIC_EVENTS = [")[1]?.split("]")[0] ?? "";
	const union = types.split("SemanticEventName")[1]?.split(";")[0] ?? "";
	const namesIn = (/** @type {string} */ text) =>
		Array.from(text.matchAll(/"([\w ]+)"/g), ([, name]) => name).sort();
	assert.deepEqual([namesIn(list), namesIn(union)], [names, names]);
	const made = Array.from(code.matchAll(/event: "([\w ]+)"/g), ([, name]) => name);
	assert.deepEqual(
		made.filter((name) => !names.includes(name)),
		[],
	);
});
