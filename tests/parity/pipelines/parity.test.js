/**
 * Checks that the Pipelines API's client sends the same requests as `customerio-node`, except for the listed differences, and that they match
 * Customer.io's OpenAPI file.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { PIPELINES } from "../../harness/specifications.js";
import { createChecker } from "../app/openapi.js";
import { makeReport, testParity } from "../report.js";
import { DIFFERENCES } from "./differences.js";

/** A method of the official class that only its other methods call. */
const INTERNAL = ["envelope"];

/** @type {import("./record.js").Report} */
const report = await makeReport(import.meta.resolve("./record.js"));
const { verdicts } = report;

testParity(report, DIFFERENCES, INTERNAL);

/** The calls whose requests the file does not know, but the official client sends. */
const KNOWN = [/is a number$|is a bigint$|the \w+ 7$/, /^batch: alias |^batch of every type$/];

test("each request matches Customer.io's OpenAPI file", { skip: PIPELINES.missing }, async (t) => {
	// The alternatives of the file are not exclusive: a person has both ids, and any context is that of a page and of a phone.
	const text = JSON.stringify(PIPELINES.read()).replaceAll('"oneOf"', '"anyOf"');
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
	await t.test("no request violates the file, except in a known way", () => {
		const unexplained = problems.filter(({ name }) => !KNOWN.some((known) => known.test(name)));
		assert.deepEqual(unexplained, []);
	});
	for (const known of KNOWN)
		await t.test(`known: ${known}`, () => assert.ok(problems.some(({ name }) => known.test(name))));
});
