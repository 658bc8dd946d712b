/**
 * Checks that the App API's client sends the same requests as `customerio-node`, except for the listed differences, and that they match
 * Customer.io's OpenAPI file.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { APP } from "../../harness/specifications.js";
import { makeReport, testParity } from "../report.js";
import { DIFFERENCES } from "./differences.js";
import { createChecker, EXCEPTIONS } from "./openapi.js";
import { SIGNATURES } from "./signatures.js";

/** A method of the official class that builds a part of a URL. */
const INTERNAL = ["resourceBase"];

/** @type {import("./record.js").Report} */
const report = await makeReport(import.meta.resolve("./record.js"));
const { verdicts } = report;

testParity(report, DIFFERENCES, INTERNAL);

test("each request matches Customer.io's OpenAPI file", { skip: APP.missing }, async (t) => {
	const check = createChecker(APP.read());
	// The bodies of the other calls say only where an argument goes.
	const problems = verdicts.flatMap(({ name, method, ours }) =>
		ours.requests
			.flatMap((request) => check(request, !(method in SIGNATURES)))
			.map((problem) => ({ name, problem })),
	);
	await t.test("no request violates the file, except in a known way", () => {
		const unexplained = problems.filter((problem) => !EXCEPTIONS.some(({ matches }) => matches(problem)));
		assert.deepEqual(unexplained, []);
	});
	for (const { what, matches } of EXCEPTIONS)
		await t.test(`known: ${what}`, () => assert.ok(problems.some(matches)));
});
