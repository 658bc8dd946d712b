/**
 * The same calls by `customerio-node` and by this package send the same, but for the listed differences; and what ours sends
 * is what Customer.io's OpenAPI file has.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../harness/consumer.js";
import { DIFFERENCES } from "./differences.js";
import { createChecker } from "./openapi.js";
import { ODDITIES, SLIPS } from "./openapi-exceptions.js";
import { takeReport } from "./report.js";

/** Customer.io's OpenAPI file of the Track API; it is not ours to publish. */
const SPECIFICATION =
	process.env.CUSTOMERIO_TRACK_OPENAPI ?? join(ROOT, "../shared/reference/specs/track-openapi.json");

const { methods, verdicts } = await takeReport();

for (const method of methods) {
	test(`${method} sends and answers what customerio-node's does`, async (t) => {
		const calls = verdicts.filter((verdict) => verdict.method === method);
		assert.notEqual(calls.length, 0);
		for (const { name, actual, expected } of calls)
			await t.test(name, () => assert.deepEqual(actual, expected));
	});
}

test("the official client does the same each time, so what differs is ours", () => {
	for (const { name, official, meant, reworded } of verdicts)
		if (reworded.length === 0) assert.deepEqual(meant, official, name);
});

test("each listed difference is there", () => {
	const needed = new Set(verdicts.flatMap(({ explainedBy }) => explainedBy));
	const needless = DIFFERENCES.filter(({ what }) => !needed.has(what));
	assert.deepEqual(needless, []);
});

const missing = existsSync(SPECIFICATION)
	? undefined
	: `Customer.io's OpenAPI file is not at ${SPECIFICATION}: set CUSTOMERIO_TRACK_OPENAPI`;

test("each request is one that Customer.io's OpenAPI file has", { skip: missing }, async (t) => {
	const requests = verdicts
		.flatMap(({ name, ours }) => ours.requests.map((request) => ({ ...request, name })))
		// A relay's part of the path is its own.
		.map((request) => ({ ...request, path: request.path.replace(/^\/relay/, "") }));
	const faultsWith = (/** @type {typeof SLIPS} */ slips) => {
		const specification = JSON.parse(readFileSync(SPECIFICATION, "utf8"));
		for (const { mend } of slips) mend(specification);
		const check = createChecker(specification);
		return requests.flatMap((request) => {
			const problem = check(request);
			return problem ? [{ ...request, problem, body: request.body && JSON.parse(request.body) }] : [];
		});
	};
	const faults = faultsWith(SLIPS);

	await t.test("but for those that are odd on purpose", () => {
		const unexplained = faults.filter((fault) => !ODDITIES.some(({ isOdd }) => isOdd(fault)));
		assert.deepEqual(unexplained, []);
	});
	for (const { what, isOdd } of ODDITIES)
		await t.test(`there are such: ${what}`, () => assert.ok(faults.some(isOdd)));
	for (const slip of SLIPS) {
		await t.test(`without the file's slip: ${slip.what}`, () => {
			assert.ok(faultsWith(SLIPS.filter((other) => other !== slip)).length > faults.length);
		});
	}
});
