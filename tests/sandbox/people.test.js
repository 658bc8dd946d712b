import assert from "node:assert/strict";
import test from "node:test";
import { errorsOf, personWith, startPeople } from "./support.js";

test("identify creates and then updates a person", async () => {
	const { put, people, clock } = startPeople();
	await put("1", { plan: "basic", tags: ["a"], nested: { deep: true } });
	clock.seconds += 10;
	await put("1", { plan: "pro" });
	const attributes = { plan: "pro", tags: ["a"], nested: { deep: true } };
	assert.deepEqual(people(), [personWith({ cio_id: "03000001", id: "1", attributes })]);
});

test("ids are case-sensitive, emails are not", async () => {
	const { put, people } = startPeople();
	for (const path of ["abc", "ABC", "Ada@Example.com", "ada@example.COM"]) await put(path, {});
	assert.deepEqual(
		people().map(({ id, email }) => id ?? email),
		["abc", "ABC", "Ada@Example.com"],
	);
});

test("the shape of an identifier decides its kind", async () => {
	const { put, people } = startPeople();
	for (const path of ["+15550100", "a@", "@b", "a@b@c", "a%20b@c", "a@b", "CIO_03000001"])
		await put(path, {});
	assert.deepEqual(
		people().map(({ id, email }) => ({ id, email })),
		[
			{ id: "+15550100", email: undefined },
			{ id: "a@", email: undefined },
			{ id: "@b", email: undefined },
			{ id: "a@b@c", email: undefined },
			{ id: "a b@c", email: undefined },
			{ id: undefined, email: "a@b" },
			{ id: "CIO_03000001", email: undefined },
		],
	);
});

test("the identifier is percent-decoded once, as one segment", async () => {
	const { put, people } = startPeople();
	for (const path of ["a%2Fb", "%25%32%46", "a+b", "%C3%A9", "x%40y.z", "%F0%9F%98%80"]) await put(path, {});
	assert.deepEqual(
		people().map(({ id, email }) => id ?? email),
		["a/b", "%2F", "a+b", "é", "x@y.z", "😀"],
	);
});

test("an identifier that is not percent-encoded UTF-8 is a 400", async () => {
	const { call, put, people } = startPeople();
	for (const path of ["%", "%zz", "%ff", "a%E9", "%ED%A0%80"]) {
		for (const response of [
			await put(path, {}),
			await call("DELETE", `/api/v1/customers/${path}`),
			await call("POST", `/api/v1/customers/${path}/events`, { name: "e" }),
		]) {
			assert.equal(response.status, 400, path);
			assert.match(errorsOf(response)[0], /percent-encoded/);
		}
	}
	assert.deepEqual(people(), []);
});

test("an id is at most 150 bytes of UTF-8, in the path and in the body", async () => {
	const { put } = startPeople();
	const longest = "é".repeat(75);
	for (const [path, body] of /** @type {[string, object][]} */ ([
		[encodeURIComponent(longest), {}],
		["a@b.c", { id: longest }],
	])) {
		assert.equal((await put(path, body)).status, 200);
	}
	for (const [path, body] of /** @type {[string, object][]} */ ([
		[encodeURIComponent(`${longest}x`), {}],
		["a@b.c", { id: `${longest}x` }],
	])) {
		const response = await put(path, body);
		assert.equal(response.status, 400);
		assert.match(errorsOf(response)[0], /150 bytes/);
	}
	assert.equal((await put(`${"a".repeat(160)}@example.com`, {})).status, 200, "an address has no such limit");
});

test("a blank id is a 400", async () => {
	const { put } = startPeople();
	assert.match(errorsOf(await put("%20", {}))[0], /blank/);
	assert.match(errorsOf(await put("a@b.c", { id: "  " }))[0], /blank/);
});

test("cio_ and a cio_id name an existing person, and never create one", async () => {
	const { put, people } = startPeople();
	await put("1", {});
	await put("cio_03000001", { plan: "pro" });
	for (const id of ["1", "2"]) {
		assert.equal((await put("cio_99999999", { plan: "dropped", id })).status, 200);
	}
	assert.deepEqual(people(), [personWith({ cio_id: "03000001", id: "1", attributes: { plan: "pro" } })]);
});

test("identifiers in the body are set once and are not attributes", async () => {
	const { put, people } = startPeople();
	await put("1", { email: "a@b.c" });
	await put("1", { email: "other@b.c", id: "other", x: 1 });
	assert.deepEqual(people(), [
		personWith({ cio_id: "03000001", id: "1", email: "a@b.c", attributes: { x: 1 } }),
	]);
});

test("the identifier in the path takes precedence over one of its kind in the body", async () => {
	const { put, people } = startPeople();
	await put("1", { id: "2" });
	assert.equal(people()[0].id, "1");
});

test("a number is accepted as an id", async () => {
	const { put, people } = startPeople();
	await put("a@b.c", { id: 42 });
	assert.equal(people()[0].id, "42");
});

test("a call by cio_id can change and remove identifiers", async () => {
	const { put, people } = startPeople();
	await put("1", { email: "a@b.c" });
	await put("cio_03000001", { id: "2", email: "new@b.c" });
	assert.deepEqual([people()[0].id, people()[0].email], ["2", "new@b.c"]);
	await put("cio_03000001", { email: null });
	assert.deepEqual([people()[0].id, people()[0].email], ["2", undefined]);
	await put("1", {});
	await put("a@b.c", {});
	await put("new@b.c", {});
	assert.equal(people().length, 4, "identifiers that were given up mean nobody");
	await put("2", { email: "", x: 1 });
	assert.deepEqual([people()[0].id, people()[0].attributes], ["2", { x: 1 }]);
});

test("a call without cio_id cannot remove an identifier", async () => {
	const { put, people } = startPeople();
	await put("1", { email: "a@b.c" });
	await put("1", { email: null, id: "" });
	assert.deepEqual([people()[0].id, people()[0].email], ["1", "a@b.c"]);
});

test("an unknown id in the path is assigned to the person with the email in the body", async () => {
	const { put, people } = startPeople();
	await put("1", { email: "a@b.c", plan: "basic" });
	await put("2", { email: "A@B.c", plan: "pro" });
	assert.deepEqual(people(), [
		personWith({ cio_id: "03000001", id: "2", email: "a@b.c", attributes: { plan: "pro" } }),
	]);
	await put("1", {});
	assert.equal(people().length, 2, "the old id means nobody");
});

test("an update that creates nobody finds a person by the email in the body", async () => {
	const { put, people } = startPeople();
	await put("1", { email: "a@b.c" });
	await put("2", { email: "a@b.c", _update: true, plan: "pro" });
	assert.deepEqual(people(), [
		personWith({ cio_id: "03000001", id: "2", email: "a@b.c", attributes: { plan: "pro" } }),
	]);
});

test("an unknown email in the path is assigned to the person with the id in the body", async () => {
	const { put, people } = startPeople();
	await put("1", {});
	await put("a@b.c", { id: "1" });
	assert.deepEqual(people(), [personWith({ cio_id: "03000001", id: "1", email: "a@b.c" })]);
});

test("another person keeps their identifier, but the attributes are set", async () => {
	const { put, people } = startPeople();
	await put("1", { email: "a@b.c" });
	await put("2", {});
	for (const path of ["2", "cio_03000002"]) {
		assert.equal((await put(path, { email: "A@b.c", [path]: true })).status, 200);
	}
	assert.deepEqual(
		people().map(({ id, email, attributes }) => ({ id, email, attributes })),
		[
			{ id: "1", email: "a@b.c", attributes: {} },
			{ id: "2", email: undefined, attributes: { 2: true, cio_03000002: true } },
		],
	);
});

test("invalid identifiers are a 400", async () => {
	const { put, people } = startPeople();
	for (const [body, message] of /** @type {[object, RegExp][]} */ ([
		[{ id: true }, /^id/],
		[{ id: {} }, /^id/],
		[{ email: 1 }, /^email/],
		[{ email: "nobody" }, /^email/],
		[{ anonymous_id: 1 }, /^anonymous_id/],
		[{ _update: "true" }, /^_update/],
	])) {
		const response = await put("1", body);
		assert.equal(response.status, 400, JSON.stringify(body));
		assert.match(errorsOf(response)[0], message);
	}
	assert.deepEqual(people(), []);
});

test("_update: true changes a person but creates none", async () => {
	const { put, people } = startPeople();
	assert.equal((await put("1", { _update: true, a: 1 })).status, 200);
	assert.deepEqual(people(), []);
	await put("1", { _update: false, a: 1 });
	await put("1", { _update: true, a: 2 });
	assert.deepEqual(people()[0].attributes, { a: 2 });
});

test("delete removes a person, and the next identify creates a new one", async () => {
	const { call, put, people } = startPeople();
	await put("1", { email: "a@b.c", plan: "pro" });
	await call("DELETE", "/api/v1/customers/1");
	assert.deepEqual(people(), []);
	await put("a@b.c", {});
	await put("1", {});
	assert.deepEqual(people(), [
		personWith({ cio_id: "03000002", email: "a@b.c" }),
		personWith({ cio_id: "03000003", id: "1" }),
	]);
});

test("delete accepts an email in any case, and a cio_id", async () => {
	const { call, put, people } = startPeople();
	await put("a@b.c", {});
	await put("1", {});
	await call("DELETE", "/api/v1/customers/A%40B.C");
	await call("DELETE", "/api/v1/customers/cio_03000002");
	assert.deepEqual(people(), []);
});

test("deleting an unknown person succeeds", async () => {
	const { call } = startPeople();
	assert.equal((await call("DELETE", "/api/v1/customers/1")).status, 200);
	assert.equal((await call("DELETE", "/api/v1/customers/cio_99")).status, 200);
});
