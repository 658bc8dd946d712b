/**
 * Checks that the Pipelines API's client sends the same requests as `customerio-node`, except for the listed differences.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { ROOT, resolveEntry, sharedConsumer } from "../../harness/consumer.js";
import { run } from "../../harness/processes.js";
import { DIFFERENCES } from "./differences.js";

/** A method of the official class that only its other methods call. */
const INTERNAL = ["envelope"];

const { methods, verdicts } = await makeReport();

for (const method of methods.filter((name) => !INTERNAL.includes(name))) {
	test(`${method} behaves like customerio-node`, async (t) => {
		const calls = verdicts.filter((verdict) => verdict.method === method);
		assert.notEqual(calls.length, 0);
		for (const { name, actual, expected } of calls)
			await t.test(name, () => assert.deepEqual(actual, expected));
	});
}

test("each listed difference exists", () => {
	const needed = new Set(verdicts.flatMap(({ explainedBy }) => explainedBy));
	assert.deepEqual(
		DIFFERENCES.filter(({ what }) => !needed.has(what)),
		[],
	);
});

/** @returns {Promise<import("./record.js").Report>} */
async function makeReport() {
	const folder = await sharedConsumer();
	const entry = await resolveEntry(folder, ".", ["node", "import", "default"]);
	const output = join(folder, "parity-pipelines.json");
	const script = fileURLToPath(new URL("record.js", import.meta.url));
	await run(join(ROOT, "node_modules/node/bin/node"), [script, join(folder, entry), output]);
	return JSON.parse(await readFile(output, "utf8"));
}
