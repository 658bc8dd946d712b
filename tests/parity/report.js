/** Runs all calls of one API against the installed package, and compares them with `customerio-node`. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { ROOT, resolveEntry, sharedConsumer } from "../harness/consumer.js";
import { run } from "../harness/processes.js";

/**
 * @template {{ methods: string[], verdicts: object[] }} Report
 * @param {string} recorder the URL of the script that makes the calls
 * @returns {Promise<Report>}
 */
export async function makeReport(recorder) {
	const folder = await sharedConsumer();
	const entry = await resolveEntry(folder, ".", ["node", "import", "default"]);
	const script = fileURLToPath(recorder);
	const output = join(folder, `${script.replaceAll(/\W+/g, "-")}.json`);
	await run(join(ROOT, "node_modules/node/bin/node"), [script, join(folder, entry), output]);
	return JSON.parse(await readFile(output, "utf8"));
}

/**
 * Declares the tests that each method of the official client behaves the same, except for the listed differences, and that the list has
 * no difference that is gone.
 *
 * @param {{ methods: string[], verdicts: { name: string, method: string, actual: unknown, expected: unknown, explainedBy: string[] }[] }} report
 * @param {readonly { what: string }[]} differences
 * @param {readonly string[]} [internal] methods of the official class that only its other methods call
 */
export function testParity({ methods, verdicts }, differences, internal = []) {
	for (const method of methods.filter((name) => !internal.includes(name))) {
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
			differences.filter(({ what }) => !needed.has(what)),
			[],
		);
	});
}
