import assert from "node:assert/strict";
import test from "node:test";
import { startEntities } from "./support.js";

function startSuppression() {
	const { call, operate, state } = startEntities();
	return {
		call,
		operate,
		state,
		/** @param {string} path */
		put: (path, body = {}) => call("PUT", `/api/v1/customers/${path}`, body),
		/** @param {string} path */
		suppress: (path) => call("POST", `/api/v1/customers/${path}/suppress`),
		/** @param {string} path */
		unsuppress: (path) => call("POST", `/api/v1/customers/${path}/unsuppress`),
		idsAndEmails: () => state().people.map(({ id, email }) => id ?? email),
	};
}

test("suppress deletes a person and blocks all their identifiers", async () => {
	const { put, suppress, state } = startSuppression();
	await put("1", { email: "Ada@b.c" });
	await put("2");
	const response = await suppress("1");
	assert.deepEqual([response.status, response.text], [200, "{}\n"]);
	assert.deepEqual(state().suppressed, [{ cio_id: "03000001", id: "1", email: "Ada@b.c" }]);
	assert.equal(state().people.length, 1);
	for (const path of ["1", "ada@B.c", "cio_03000001"]) assert.equal((await put(path)).status, 200);
	assert.equal(state().people.length, 1);
	assert.equal((await suppress("ADA@b.c")).status, 200);
	assert.equal(state().suppressed.length, 1);
});

test("unsuppress releases all identifiers, but does not restore the person", async () => {
	for (const path of ["1", "ADA@b.c", "cio_03000001"]) {
		const { put, suppress, unsuppress, state } = startSuppression();
		await put("1", { email: "ada@b.c", plan: "pro" });
		await suppress("1");
		const response = await unsuppress(path);
		assert.deepEqual([response.status, response.text], [200, "{}\n"]);
		assert.deepEqual([state().suppressed, state().people], [[], []], path);
		await put("1");
		await put("ada@b.c");
		assert.deepEqual(
			state().people.map(({ id, email, attributes }) => [id ?? email, attributes]),
			[
				["1", {}],
				["ada@b.c", {}],
			],
		);
	}
});

test("an unknown person is suppressed by the given identifier, but not by a cio_id", async () => {
	const { put, suppress, unsuppress, state, idsAndEmails } = startSuppression();
	for (const path of ["1", "a@b.c", "cio_03000009"]) await suppress(path);
	assert.deepEqual(state().suppressed, [{ id: "1" }, { email: "a@b.c" }]);
	await put("1");
	await put("A@b.c");
	assert.deepEqual(idsAndEmails(), []);
	await unsuppress("2");
	await unsuppress("1");
	await put("1");
	await put("A@b.c");
	assert.deepEqual(idsAndEmails(), ["1"]);
});

test("a cio_id suppresses a person with all identifiers", async () => {
	const { put, suppress, state } = startSuppression();
	await put("1");
	await suppress("cio_03000001");
	assert.deepEqual([state().people, state().suppressed], [[], [{ cio_id: "03000001", id: "1" }]]);
});

test("calls for a suppressed person are accepted and ignored", async () => {
	const { call, operate, put, suppress, state } = startSuppression();
	await suppress("1");
	await put("2");
	const device = { id: "a", platform: "ios" };
	/** @type {[method: string, path: string, body?: object][]} */
	const requests = [
		["PUT", "/api/v1/customers/1/devices", { device }],
		["POST", "/api/v1/customers/1/events", { name: "a" }],
		["DELETE", "/api/v1/customers/1"],
		["POST", "/api/v1/segments/7/add_customers", { ids: ["1"] }],
		["POST", "/api/v1/merge_customers", { primary: { id: "2" }, secondary: { id: "1" } }],
	];
	for (const request of requests) assert.equal((await call(...request)).status, 200, request[1]);
	const form = await call("POST", "/api/v1/forms/f/submit", { data: { id: "1" } });
	assert.equal(form.status, 204);
	const acme = { type: "object", identifiers: { object_type_id: "1", object_id: "acme" } };
	const cio_relationships = [{ identifiers: { id: "1" } }];
	assert.equal(await operate({ ...acme, action: "add_relationships", cio_relationships }), "{}\n");
	const { people, events, segments, forms, objects } = state();
	assert.deepEqual(
		people.map(({ id }) => id),
		["2"],
	);
	assert.deepEqual(events, []);
	assert.deepEqual(segments, [{ id: 7, members: [] }]);
	assert.deepEqual(forms, [{ id: "f", submissions: [] }]);
	assert.deepEqual(objects[0].relationships, []);
});

test("a suppressed identifier cannot be assigned to others, by path or body", async () => {
	const { put, suppress, state } = startSuppression();
	await suppress("1");
	await suppress("a@b.c");
	await put("2", { email: "A@b.c", plan: "pro" });
	await put("x@y.z");
	await put("1", { email: "x@y.z", plan: "pro" });
	assert.deepEqual(
		state().people.map(({ id, email, attributes }) => ({ id, email, attributes })),
		[
			{ id: "2", email: undefined, attributes: { plan: "pro" } },
			{ id: undefined, email: "x@y.z", attributes: {} },
		],
	);
});

test("suppress and unsuppress read no body", async () => {
	const { call, state } = startSuppression();
	assert.equal((await call("POST", "/api/v1/customers/1/suppress", "no JSON")).status, 200);
	assert.deepEqual(state().suppressed, [{ id: "1" }]);
	assert.equal((await call("POST", "/api/v1/customers/1/unsuppress", "no JSON")).status, 200);
	assert.deepEqual(state().suppressed, []);
	assert.equal((await call("POST", "/api/v1/customers/%20/suppress")).status, 400);
	assert.equal((await call("POST", "/api/v1/customers/%20/unsuppress")).status, 400);
});

test("version 2 suppresses and releases the same identifiers, and phone numbers", async () => {
	const { put, operate, state } = startSuppression();
	const phone = { type: "person", identifiers: { phone: "+15550100" } };
	await operate({ ...phone, action: "identify" });
	assert.equal(await operate({ ...phone, action: "suppress" }), "{}\n");
	await operate({ ...phone, action: "identify" });
	assert.deepEqual(state().people, []);
	assert.deepEqual(state().suppressed, [{ cio_id: "03000001", phone: "+15550100" }]);
	await operate({ type: "person", identifiers: { cio_id: "03000001" }, action: "unsuppress" });
	assert.deepEqual(state().suppressed, []);
	await operate({ type: "person", identifiers: { email: "A@b.c" }, action: "suppress" });
	await put("a@B.c");
	assert.deepEqual(state().people, []);
});
