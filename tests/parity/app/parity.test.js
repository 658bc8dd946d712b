/**
 * Checks that the App API's client sends the same requests as `customerio-node`, except for the listed differences, and that they match
 * Customer.io's OpenAPI file.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { ROOT, resolveEntry, sharedConsumer } from "../../harness/consumer.js";
import { run } from "../../harness/processes.js";
import { DIFFERENCES } from "./differences.js";
import { createChecker, EXCEPTIONS } from "./openapi.js";
import { SIGNATURES } from "./signatures.js";

/** Customer.io's OpenAPI file of the App API, which this repository cannot publish. */
const SPECIFICATION =
	process.env.CUSTOMERIO_APP_OPENAPI ?? join(ROOT, "../shared/reference/specs/app-openapi-2026-09.json");

/** A method of the official class that builds a part of a URL. */
const INTERNAL = ["resourceBase"];

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

const missing = existsSync(SPECIFICATION)
	? undefined
	: `Customer.io's OpenAPI file is missing at ${SPECIFICATION}: set CUSTOMERIO_APP_OPENAPI`;

test("each request matches Customer.io's OpenAPI file", { skip: missing }, async (t) => {
	const check = createChecker(JSON.parse(readFileSync(SPECIFICATION, "utf8")));
	// The bodies of the other calls say only where an argument goes.
	const problems = verdicts.flatMap(({ name, method, ours }) =>
		ours.requests
			.flatMap((request) => check(request, !(method in SIGNATURES)))
			.map((problem) => ({ name, problem })),
	);
	await t.test("except for what is known", () => {
		const unexplained = problems.filter((problem) => !EXCEPTIONS.some(({ matches }) => matches(problem)));
		assert.deepEqual(unexplained, []);
	});
	for (const { what, matches } of EXCEPTIONS)
		await t.test(`known: ${what}`, () => assert.ok(problems.some(matches)));
});

/** @returns {Promise<import("./record.js").Report>} */
async function makeReport() {
	const folder = await sharedConsumer();
	const entry = await resolveEntry(folder, ".", ["node", "import", "default"]);
	const output = join(folder, "parity-app.json");
	const script = fileURLToPath(new URL("record.js", import.meta.url));
	await run(join(ROOT, "node_modules/node/bin/node"), [script, join(folder, entry), output]);
	return JSON.parse(await readFile(output, "utf8"));
}
