import assert from "node:assert/strict";
import test from "node:test";
import { NOW, personWith, problem, startEntities } from "./support.js";

/** @import { TestResponse } from "./support.js" */

const DAY = 24 * 60 * 60;

/** Two people can be merged in two ways, which do the same. @param {number} version of the API */
function startMerge(version) {
	const { call, operate, state, clock } = startEntities();
	/** @param {unknown} primary @param {unknown} secondary */
	const merge = (primary, secondary) =>
		version === 1
			? call("POST", "/api/v1/merge_customers", { primary, secondary })
			: operate({ type: "person", action: "merge", primary, secondary });
	return {
		clock,
		call,
		state,
		merge,
		/** @param {string} path */
		put: (path, body = {}) => call("PUT", `/api/v1/customers/${path}`, body),
		/** @param {string} path @param {object} body */
		track: (path, body) => call("POST", `/api/v1/customers/${path}/events`, body),
	};
}

test("the primary gets the attributes that it lacks, and the secondary is deleted", async () => {
	for (const version of [1, 2]) {
		const { put, merge, state } = startMerge(version);
		await put("1", { plan: "pro" });
		await put("2", { email: "a@b.c", plan: "basic", seats: 1 });
		await merge({ id: "1" }, { id: "2" });
		const attributes = { plan: "pro", seats: 1 };
		assert.deepEqual(state().people, [
			personWith({ cio_id: "03000001", id: "1", email: "a@b.c", attributes }),
		]);
		await put("A@b.c", { plan: "max" });
		await put("2");
		assert.deepEqual(
			state().people.map(({ id, attributes: { plan } }) => [id, plan]),
			[
				["1", "max"],
				["2", undefined],
			],
		);
	}
});

test("the primary keeps its identifier, and the secondary's becomes free", async () => {
	const { put, merge, state } = startMerge(1);
	await put("1", { email: "a@b.c" });
	await put("2", { email: "x@y.z" });
	await merge({ email: "A@b.c" }, { cio_id: "03000002" });
	await put("x@y.z");
	assert.deepEqual(
		state().people.map(({ id, email }) => [id, email]),
		[
			["1", "a@b.c"],
			[undefined, "x@y.z"],
		],
	);
});

test("the events of the last 30 days move to the primary", async () => {
	for (const version of [1, 2]) {
		const { put, track, merge, state } = startMerge(version);
		await put("1");
		await put("2");
		await put("3");
		await track("2", { name: "recent", timestamp: NOW - 30 * DAY });
		await track("2", { name: "old", timestamp: NOW - 30 * DAY - 1 });
		await track("3", { name: "other" });
		await merge({ id: "1" }, { id: "2" });
		assert.deepEqual(
			state().events.map(({ name, customer }) => [name, customer]),
			[
				["recent", "03000001"],
				["old", "03000002"],
				["other", "03000003"],
			],
		);
	}
});

test("manual segments move to the primary", async () => {
	const { call, put, merge, state } = startMerge(1);
	await put("1");
	await put("2");
	await put("3");
	for (const [segment, ids] of [
		[7, ["2", "1"]],
		[8, ["2", "3"]],
		[9, ["3"]],
	]) {
		await call("POST", `/api/v1/segments/${segment}/add_customers`, { ids });
	}
	await merge({ id: "1" }, { id: "2" });
	assert.deepEqual(state().segments, [
		{ id: 7, members: ["03000001"] },
		{ id: 8, members: ["03000003", "03000001"] },
		{ id: 9, members: ["03000003"] },
	]);
});

test("an anonymous_id moves with its attribute", async () => {
	const { call, put, merge, state } = startMerge(1);
	await put("1");
	await put("2", { anonymous_id: "x" });
	await merge({ id: "1" }, { id: "2" });
	await call("POST", "/api/v1/events", { name: "a", anonymous_id: "x" });
	assert.equal(state().events[0].customer, "03000001");
});

test("nothing happens if one of the people does not exist, or both are the same", async () => {
	const { put, merge, state } = startMerge(1);
	await put("1", { email: "a@b.c" });
	for (const [primary, secondary] of [
		[{ id: "9" }, { id: "1" }],
		[{ id: "1" }, { id: "9" }],
		[{ id: "1" }, { email: "a@b.c" }],
		[{ id: "1" }, { cio_id: "cio_03000001" }],
	]) {
		const response = /** @type {TestResponse} */ (await merge(primary, secondary));
		assert.deepEqual([response.status, response.text], [200, "{}\n"]);
		assert.equal(state().people.length, 1);
	}
});

test("each person has exactly one identifier; version 1 has a single error message", async () => {
	for (const [primary, secondary, field, message] of /** @type {[unknown, unknown, string, string][]} */ ([
		[undefined, { id: "2" }, "primary", "is required"],
		[{ id: "1" }, undefined, "secondary", "is required"],
		["1", { id: "2" }, "primary", "must be an object"],
		[{}, { id: "2" }, "primary", "must have exactly one of id, email, cio_id"],
		[{ id: "1", email: "a@b.c" }, { id: "2" }, "primary", "must have exactly one of id, email, cio_id"],
		[{ id: "1" }, { phone: "+1" }, "secondary", "must have exactly one of id, email, cio_id"],
		[{ id: "1" }, { id: 2 }, "secondary.id", "must be a string"],
		[{ id: "1" }, { id: "" }, "secondary.id", "is required"],
		[{ id: "1" }, { email: "b" }, "secondary.email", "must be an email address"],
		[{ id: "x".repeat(151) }, { id: "2" }, "primary.id", "must be at most 150 bytes"],
	])) {
		const first = startMerge(1);
		await first.put("1");
		await first.put("2");
		const response = /** @type {TestResponse} */ (await first.merge(primary, secondary));
		assert.deepEqual(
			[response.status, JSON.parse(response.text)],
			[400, { meta: { error: `${field} ${message}` } }],
		);
		assert.equal(first.state().people.length, 2);
		const reason = message === "is required" ? "required" : "invalid";
		const errors = await startMerge(2).merge(primary, secondary);
		assert.deepEqual(errors, [problem(reason, field, message)]);
	}
});

test("a merge that is not JSON is rejected in the same format", async () => {
	const { call } = startMerge(1);
	const response = await call("POST", "/api/v1/merge_customers", "{");
	assert.equal(response.status, 400);
	assert.match(JSON.parse(response.text).meta.error, /JSON/);
});
