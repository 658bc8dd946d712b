import assert from "node:assert/strict";
import test from "node:test";
import { APP } from "../../harness/specifications.js";
import { createValidator } from "./openapi.js";
import { EXCEPTIONS } from "./openapi-exceptions.js";
import { BEARER, startApp } from "./support.js";
import { BEFORE, REFUSED, TOUR } from "./tour.js";

/** Makes all calls. */
async function travel() {
	const { app, track, sandbox } = startApp({
		app: { transactional: [{ name: "welcome", languages: ["de"] }] },
	});
	for (const { method, path, body } of BEFORE) assert.equal((await track(method, path, body)).status, 200);
	const responses = [];
	for (const { method, path, body, status } of TOUR) {
		const response = body === "form" ? await upload(sandbox) : await app(method, path, body);
		responses.push({ method, path, expected: status, response });
	}
	for (const { method, path, body, status, headers } of REFUSED) {
		responses.push({ method, path, expected: status, response: await app(method, path, body, headers) });
	}
	return responses;
}

/** @param {import("../../../pkg-template/sandbox/index.js").Sandbox} sandbox */
async function upload(sandbox) {
	const body = new FormData();
	body.append("file", new Blob(["png"], { type: "image/png" }), "logo.png");
	body.append("name", "Logo");
	const response = await sandbox.fetch("http://api.test/v1/assets/files", {
		method: "POST",
		headers: BEARER,
		body,
	});
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, data: JSON.parse(text) };
}

test("each operation succeeds, and each refused call has the expected status", async () => {
	for (const { method, path, expected, response } of await travel()) {
		const isExpected = expected === undefined ? response.status < 300 : response.status === expected;
		assert.ok(isExpected, `${method} ${path}: ${response.status} ${response.text}`);
	}
});

test("each response matches the OpenAPI file", { skip: APP.missing }, async (t) => {
	const specification = APP.read();
	const { check, operationOf } = createValidator(specification);
	const visited = new Set();
	/** @type {import("./openapi-exceptions.js").Violation[]} */
	const problems = [];
	for (const { method, path, response } of await travel()) {
		const operation = operationOf(method, path) ?? `${method} ${path}`;
		visited.add(operation);
		const problem = check(method, path, response);
		if (problem) problems.push({ operation, status: response.status, problem });
	}

	await t.test("no response violates the file, except in a known way", () => {
		const unexplained = problems.filter((problem) => !EXCEPTIONS.some(({ matches }) => matches(problem)));
		assert.deepEqual(unexplained, []);
	});
	for (const { what, matches } of EXCEPTIONS) {
		await t.test(`known: ${what}`, () => assert.ok(problems.some(matches)));
	}
	await t.test("the calls leave out no operation", () => {
		const all = Object.values(specification.paths).flatMap((methods) =>
			Object.values(/** @type {Record<string, { operationId: string }>} */ (methods)),
		);
		const left = all.map(({ operationId }) => operationId).filter((id) => !visited.has(id));
		assert.deepEqual(left, []);
	});
});
