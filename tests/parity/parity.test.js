/**
 * Checks that this package sends the same requests as `customerio-node`, except for the listed differences, and that they
 * match Customer.io's OpenAPI file.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { TRACK } from "../harness/specifications.js";
import { DIFFERENCES } from "./differences.js";
import { createChecker } from "./openapi.js";
import { FILE_MISTAKES, INVALID_CALLS } from "./openapi-exceptions.js";
import { makeReport, testParity } from "./report.js";

/** @type {import("./record.js").Report} */
const report = await makeReport(import.meta.resolve("./record.js"));
const { verdicts } = report;

testParity(report, DIFFERENCES);

test("the official client is deterministic, so differences come from this package", () => {
	for (const { name, official, meant, reworded } of verdicts)
		if (reworded.length === 0) assert.deepEqual(meant, official, name);
});

test("each request matches Customer.io's OpenAPI file", { skip: TRACK.missing }, async (t) => {
	const requests = verdicts
		.flatMap(({ name, ours }) => ours.requests.map((request) => ({ ...request, name })))
		// The path prefix of a relay is not part of the API.
		.map((request) => ({ ...request, path: request.path.replace(/^\/relay/, "") }));
	const problemsWith = (/** @type {typeof FILE_MISTAKES} */ mistakes) => {
		const specification = TRACK.read();
		for (const { correct } of mistakes) correct(specification);
		const check = createChecker(specification);
		return requests.flatMap((request) => {
			const problem = check(request);
			return problem ? [{ ...request, problem, body: request.body && JSON.parse(request.body) }] : [];
		});
	};
	const problems = problemsWith(FILE_MISTAKES);

	await t.test("no request violates the file, except in intentionally invalid calls", () => {
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
