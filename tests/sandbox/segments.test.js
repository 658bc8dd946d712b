import assert from "node:assert/strict";
import test from "node:test";
import { errorsOf, start } from "./support.js";

function startSegments() {
	const { sandbox, call } = start();
	return {
		call,
		/** @param {string} path */
		put: (path, body = {}) => call("PUT", `/api/v1/customers/${path}`, body),
		/** @param {number | string} segment @param {object} body */
		add: (segment, body, query = "") =>
			call("POST", `/api/v1/segments/${segment}/add_customers${query}`, body),
		/** @param {number | string} segment @param {object} body */
		remove: (segment, body, query = "") =>
			call("POST", `/api/v1/segments/${segment}/remove_customers${query}`, body),
		segments: () => sandbox.state().segments,
		people: () => sandbox.state().people,
	};
}

test("people are added to a segment, which is created, and removed from it", async () => {
	const { put, add, remove, segments } = startSegments();
	for (const id of ["1", "2", "3"]) await put(id);
	const response = await add(7, { ids: ["2", "1"] });
	assert.deepEqual([response.status, response.text], [200, "{}\n"]);
	await add(7, { ids: ["3", "2"] });
	await add(8, { ids: ["1"] });
	assert.deepEqual(segments(), [
		{ id: 7, members: ["03000002", "03000001", "03000003"] },
		{ id: 8, members: ["03000001"] },
	]);
	assert.equal((await remove(7, { ids: ["2", "1"] })).text, "{}\n");
	assert.equal((await remove(9, { ids: ["1"] })).status, 200);
	assert.deepEqual(segments(), [
		{ id: 7, members: ["03000003"] },
		{ id: 8, members: ["03000001"] },
	]);
});

test("id_type is the kind of the ids; other ids are ignored and create nobody", async () => {
	const { put, add, remove, segments, people } = startSegments();
	await put("1", { email: "a@b.c" });
	await put("2", { email: "x@y.z" });
	await add(7, { ids: ["a@b.c", "nobody", "1"] }, "?id_type=id");
	await add(8, { ids: ["1", "X@y.z", "03000001"] }, "?id_type=email");
	await add(9, { ids: ["1", "a@b.c", "cio_03000001", "03000002"] }, "?a=b&id_type=cio%5Fid");
	assert.deepEqual(segments(), [
		{ id: 7, members: ["03000001"] },
		{ id: 8, members: ["03000002"] },
		{ id: 9, members: ["03000002"] },
	]);
	await remove(8, { ids: ["x@y.z"] });
	assert.deepEqual(segments()[1].members, ["03000002"]);
	await remove(8, { ids: ["x@y.z"] }, "?id_type=email");
	assert.deepEqual(segments()[1].members, []);
	assert.equal(people().length, 2);
});

test("a deleted person leaves all segments", async () => {
	const { call, put, add, segments } = startSegments();
	await put("1");
	await put("2");
	await add(7, { ids: ["1", "2"] });
	await add(8, { ids: ["1"] });
	await call("DELETE", "/api/v1/customers/1");
	await put("1");
	assert.deepEqual(segments(), [
		{ id: 7, members: ["03000002"] },
		{ id: 8, members: [] },
	]);
});

test("there are 1 to 1,000 ids, all strings", async () => {
	const { add, remove, segments } = startSegments();
	/** @param {number} count */
	const many = (count) => Array.from({ length: count }, (_, index) => `${index}`);
	for (const change of [add, remove]) {
		for (const [ids, message] of [
			[undefined, "ids is required"],
			[null, "ids is required"],
			["1", "ids must be an array of 1 to 1000 strings"],
			[[], "ids must be an array of 1 to 1000 strings"],
			[many(1001), "ids must be an array of 1 to 1000 strings"],
			[["1", 2], "ids[1] must be a string"],
			[[null], "ids[0] must be a string"],
		]) {
			const response = await change(7, { ids });
			assert.deepEqual([response.status, errorsOf(response)], [400, [message]]);
		}
		assert.deepEqual(segments(), []);
	}
	assert.equal((await add(7, { ids: many(1000) })).status, 200);
});

test("a segment id is a 32-bit integer, and id_type has three values", async () => {
	const { add, remove } = startSegments();
	for (const change of [add, remove]) {
		for (const segment of ["a", "1.5", "-1", "0x1", "1e3", "2147483648", "%20"]) {
			const response = await change(segment, { ids: ["1"] });
			assert.deepEqual(
				[response.status, errorsOf(response)],
				[400, ["segment_id must be a 32-bit integer"]],
				segment,
			);
		}
		assert.equal((await change("2147483647", { ids: ["1"] })).status, 200);
		for (const query of ["?id_type=phone", "?id_type=", "?id_type=ID"]) {
			const response = await change(7, { ids: ["1"] }, query);
			assert.deepEqual(errorsOf(response), ["id_type must be one of id, email, cio_id"]);
		}
	}
});
