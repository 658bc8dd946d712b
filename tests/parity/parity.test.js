/**
 * Checks that this package sends the same requests as `customerio-node`, except for the listed differences, and that they
 * match Customer.io's OpenAPI file.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../harness/consumer.js";
import { DIFFERENCES } from "./differences.js";
import { createChecker } from "./openapi.js";
import { FILE_MISTAKES, INVALID_CALLS } from "./openapi-exceptions.js";
import { makeReport } from "./report.js";

/** Customer.io's OpenAPI file of the Track API, which this repository cannot publish. */
const SPECIFICATION =
	process.env.CUSTOMERIO_TRACK_OPENAPI ?? join(ROOT, "../shared/reference/specs/track-openapi.json");

const { methods, verdicts } = await makeReport();

for (const method of methods) {
	test(`${method} behaves like customerio-node`, async (t) => {
		const calls = verdicts.filter((verdict) => verdict.method === method);
		assert.notEqual(calls.length, 0);
		for (const { name, actual, expected } of calls)
			await t.test(name, () => assert.deepEqual(actual, expected));
	});
}

test("the official client is deterministic, so differences come from this package", () => {
	for (const { name, official, meant, reworded } of verdicts)
		if (reworded.length === 0) assert.deepEqual(meant, official, name);
});

test("each listed difference exists", () => {
	const needed = new Set(verdicts.flatMap(({ explainedBy }) => explainedBy));
	const unneeded = DIFFERENCES.filter(({ what }) => !needed.has(what));
	assert.deepEqual(unneeded, []);
});

const missing = existsSync(SPECIFICATION)
	? undefined
	: `Customer.io's OpenAPI file is missing at ${SPECIFICATION}: set CUSTOMERIO_TRACK_OPENAPI`;

test("each request matches Customer.io's OpenAPI file", { skip: missing }, async (t) => {
	const requests = verdicts
		.flatMap(({ name, ours }) => ours.requests.map((request) => ({ ...request, name })))
		// The path prefix of a relay is not part of the API.
		.map((request) => ({ ...request, path: request.path.replace(/^\/relay/, "") }));
	const problemsWith = (/** @type {typeof FILE_MISTAKES} */ mistakes) => {
		const specification = JSON.parse(readFileSync(SPECIFICATION, "utf8"));
		for (const { correct } of mistakes) correct(specification);
		const check = createChecker(specification);
		return requests.flatMap((request) => {
			const problem = check(request);
			return problem ? [{ ...request, problem, body: request.body && JSON.parse(request.body) }] : [];
		});
	};
	const problems = problemsWith(FILE_MISTAKES);

	await t.test("except intentionally invalid calls", () => {
		const unexplained = problems.filter((problem) => !INVALID_CALLS.some(({ matches }) => matches(problem)));
		assert.deepEqual(unexplained, []);
	});
	for (const { what, matches } of INVALID_CALLS)
		await t.test(`intentionally invalid: ${what}`, () => assert.ok(problems.some(matches)));
	for (const mistake of FILE_MISTAKES) {
		await t.test(`mistake in the file: ${mistake.what}`, () => {
			assert.ok(problemsWith(FILE_MISTAKES.filter((other) => other !== mistake)).length > problems.length);
		});
	}
});
