/**
 * Checks that the Pipelines API's client sends the same requests as `customerio-node`, except for the listed differences, and that they match
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
import { createChecker } from "../app/openapi.js";
import { DIFFERENCES } from "./differences.js";

/** Customer.io's OpenAPI file of the Pipelines API, which this repository cannot publish. */
const SPECIFICATION =
	process.env.CUSTOMERIO_PIPELINES_OPENAPI ?? join(ROOT, "../shared/reference/specs/pipelines-openapi.json");

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

/** The calls whose requests the file does not know, but the official client sends. */
const KNOWN = [/is a number$|is a bigint$|the \w+ 7$/, /^batch: alias |^batch of every type$/];

const missing = existsSync(SPECIFICATION)
	? undefined
	: `Customer.io's OpenAPI file is missing at ${SPECIFICATION}: set CUSTOMERIO_PIPELINES_OPENAPI`;

test("each request matches Customer.io's OpenAPI file", { skip: missing }, async (t) => {
	// The alternatives of the file are not exclusive: a person has both ids, and any context is that of a page and of a phone.
	const text = readFileSync(SPECIFICATION, "utf8").replaceAll('"oneOf"', '"anyOf"');
	const check = createChecker(JSON.parse(text));
	const problems = verdicts.flatMap(({ name, ours }) =>
		ours.requests.flatMap((request) => {
			// The servers of the file end with /v1.
			const path = request.path.replace(/^.*\/v1/, "");
			// The file requires a type of an event, and says that the path sets it.
			const body = path === "/track" ? { type: "track", ...request.body } : request.body;
			return check({ ...request, path, query: [], body }, true).map((problem) => ({ name, problem }));
		}),
	);
	await t.test("except for what is known", () => {
		const unexplained = problems.filter(({ name }) => !KNOWN.some((known) => known.test(name)));
		assert.deepEqual(unexplained, []);
	});
	for (const known of KNOWN)
		await t.test(`known: ${known}`, () => assert.ok(problems.some(({ name }) => known.test(name))));
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
