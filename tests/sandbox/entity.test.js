import assert from "node:assert/strict";
import test from "node:test";
import { NOW, personWith, problem, startEntities } from "./support.js";

/** @import { Problem } from "./support.js" */

const ULID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
/** @param {unknown} identifiers @param {string} action @param {object} [fields] */
const person = (identifiers, action, fields) => ({ type: "person", identifiers, action, ...fields });
/** @param {string} object_id @param {string} action @param {object} [fields] */
const object = (object_id, action, fields) => ({
	type: "object",
	identifiers: { object_type_id: "1", object_id },
	action,
	...fields,
});

test("type and action are required and must match", async () => {
	const { operate } = startEntities();
	const identifiers = { id: "1" };
	for (const [operation, reason, field, message] of /** @type {[object, string, string, string][]} */ ([
		[{ identifiers, action: "identify" }, "required", "type", "is required"],
		[
			{ type: "people", identifiers, action: "identify" },
			"invalid",
			"type",
			"must be one of person, object, delivery",
		],
		[{ type: "person", identifiers }, "required", "action", "is required"],
		[
			{ type: "object", identifiers, action: "merge" },
			"invalid",
			"action",
			"must be one of identify, identify_anonymous, delete, add_relationships, delete_relationships",
		],
	])) {
		assert.deepEqual(await operate(operation), [problem(reason, field, message)]);
	}
	const [wrong] = /** @type {Problem[]} */ (await operate(person(identifiers, "toString")));
	assert.equal(
		wrong.message,
		"must be one of identify, delete, event, page, screen, add_relationships, delete_relationships, " +
			"add_device, delete_device, merge, suppress, unsuppress",
	);
});

test("a person has exactly one identifier, named by its kind", async () => {
	const { operate, state } = startEntities();
	const one = "must have exactly one of id, email, phone, cio_id";
	for (const [identifiers, reason, field, message] of /** @type {[unknown, string, string, string][]} */ ([
		[undefined, "required", "identifiers", "is required"],
		[null, "required", "identifiers", "is required"],
		["1", "invalid", "identifiers", "must be an object"],
		[{}, "invalid", "identifiers", one],
		[{ id: "1", email: "a@b.c" }, "invalid", "identifiers", one],
		[{ name: "1" }, "invalid", "identifiers", one],
		[{ anonymous_id: "1" }, "invalid", "identifiers", one],
		[{ id: 1 }, "invalid", "identifiers.id", "must be a string"],
		[{ id: null }, "required", "identifiers.id", "is required"],
		[{ id: " " }, "required", "identifiers.id", "is required"],
		[{ id: `${"é".repeat(75)}x` }, "invalid", "identifiers.id", "must be at most 150 bytes"],
		[{ email: "nobody" }, "invalid", "identifiers.email", "must be an email address"],
		[{ phone: "15550100" }, "invalid", "identifiers.phone", "must be an E.164 phone number"],
		[{ phone: "+1234567890123456" }, "invalid", "identifiers.phone", "must be an E.164 phone number"],
		[{ phone: "+1 555" }, "invalid", "identifiers.phone", "must be an E.164 phone number"],
		[{ cio_id: 1 }, "invalid", "identifiers.cio_id", "must be a string"],
	])) {
		for (const action of ["identify", "delete", "suppress", "unsuppress"]) {
			assert.deepEqual(await operate(person(identifiers, action)), [problem(reason, field, message)]);
		}
	}
	const device = { token: "a", platform: "ios" };
	for (const action of [
		"add_relationships",
		"delete_relationships",
		"add_device",
		"delete_device",
		"event",
	]) {
		const fields = { device, cio_relationships: [], name: "a" };
		assert.deepEqual(await operate(person({}, action, fields)), [problem("invalid", "identifiers", one)]);
	}
	assert.deepEqual([state().people, state().suppressed, state().events], [[], [], []]);
});

test("identify creates and then updates a person by any kind of identifier", async () => {
	const { operate, state } = startEntities();
	const attributes = { plan: "pro" };
	for (const identifiers of [
		{ id: "a@b.c" },
		{ id: "cio_1" },
		{ email: "Ada@b.c" },
		{ phone: "+123456789012345" },
	]) {
		assert.equal(await operate(person(identifiers, "identify", { attributes })), "{}\n");
	}
	await operate(person({ cio_id: "03000009" }, "identify", { attributes }));
	await operate(person({ cio_id: "cio_03000001" }, "identify", { attributes: { plan: "max" } }));
	await operate(person({ cio_id: "03000001" }, "identify", { attributes: { seats: 1 } }));
	await operate(person({ email: "ADA@b.c" }, "identify", { attributes: { seats: 2 } }));
	await operate(person({ phone: "+123456789012345" }, "identify"));
	assert.deepEqual(state().people, [
		personWith({ cio_id: "03000001", id: "a@b.c", attributes: { plan: "pro", seats: 1 } }),
		personWith({ cio_id: "03000002", id: "cio_1", attributes }),
		personWith({ cio_id: "03000003", email: "Ada@b.c", attributes: { plan: "pro", seats: 2 } }),
		personWith({ cio_id: "03000004", phone: "+123456789012345", attributes }),
	]);
});

test("identify has the identifiers, instructions and limits of version 1", async () => {
	const { operate, state } = startEntities();
	/** @param {string} id @param {unknown} attributes */
	const identify = (id, attributes) => operate(person({ id }, "identify", { attributes }));
	await identify("1", { _update: true, plan: "pro" });
	assert.deepEqual(state().people, []);
	await identify("1", { email: "a@b.c", plan: "pro", gone: 1, unsubscribed: "TRUE" });
	await identify("1", { gone: null });
	await identify("1", null);
	assert.deepEqual(state().people, [
		personWith({
			cio_id: "03000001",
			id: "1",
			email: "a@b.c",
			attributes: { plan: "pro", unsubscribed: true },
		}),
	]);
	const many = Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`a${index}`, 1]));
	for (const [attributes, field, message] of /** @type {[unknown, string, string][]} */ ([
		["text", "attributes", "must be an object"],
		[{ _update: 1 }, "attributes._update", "must be a boolean"],
		[{ email: "nobody" }, "attributes.email", "must be an email address"],
		[{ anonymous_id: 1 }, "attributes.anonymous_id", "must be a string"],
		[{ a: "x".repeat(1001) }, "attributes.a", "must be at most 1000 bytes"],
		[many, "attributes", "must have at most 300 attributes"],
	])) {
		assert.deepEqual(await identify("2", attributes), [problem("invalid", field, message)]);
	}
	assert.equal(state().people.length, 1);
});

test("the timestamp of an identify orders updates", async () => {
	const { operate, state } = startEntities();
	/** @param {unknown} timestamp @param {object} attributes */
	const identify = (timestamp, attributes) =>
		operate(person({ id: "1" }, "identify", { timestamp, attributes }));
	await identify(20, { a: "later" });
	await identify(10, { a: "older", b: "older" });
	assert.deepEqual(state().people[0].attributes, { a: "later", b: "older" });
	await identify("10", { a: "as it comes" });
	assert.equal(state().people[0].attributes.a, "as it comes");
});

test("delete removes a person and succeeds for an unknown one", async () => {
	const { operate, state } = startEntities();
	await operate(person({ phone: "+1" }, "identify"));
	assert.equal(await operate(person({ phone: "+2" }, "delete")), "{}\n");
	assert.equal(state().people.length, 1);
	assert.equal(await operate(person({ phone: "+1" }, "delete")), "{}\n");
	await operate(person({ phone: "+1" }, "identify"));
	assert.equal(state().people[0].cio_id, "03000002");
});

test("events, page views and screen views are stored with their person, who is created", async () => {
	const { operate, state } = startEntities();
	for (const type of ["event", "page", "screen"]) {
		const fields = { name: ` ${type} `, timestamp: 1, attributes: { a: [1] } };
		assert.equal(await operate(person({ phone: "+1" }, type, fields)), "{}\n");
	}
	await operate(person({ cio_id: "03000009" }, "event", { name: "dropped" }));
	await operate(person({ cio_id: "03000001" }, "event", { name: "bare", timestamp: "1", attributes: null }));
	const common = { customer: "03000001" };
	assert.deepEqual(state().events, [
		{ type: "event", name: "event", timestamp: 1, data: { a: [1] }, ...common },
		{ type: "page", name: "page", timestamp: 1, data: { a: [1] }, ...common },
		{ type: "screen", name: "screen", timestamp: 1, data: { a: [1] }, ...common },
		{ type: "event", name: "bare", timestamp: NOW, data: {}, ...common },
	]);
	assert.equal(state().people.length, 1);
});

test("an invalid event is rejected and creates nobody", async () => {
	const { operate, state } = startEntities();
	for (const [fields, reason, field, message] of /** @type {[object, string, string, string][]} */ ([
		[{}, "required", "name", "is required"],
		[{ name: 1 }, "invalid", "name", "must be a string"],
		[{ name: "x".repeat(101) }, "invalid", "name", "must be at most 100 bytes"],
		[{ name: "a", id: "42" }, "invalid", "id", "must be a ULID"],
		[{ name: "a", attributes: [] }, "invalid", "attributes", "must be an object"],
	])) {
		for (const action of ["event", "page", "screen"]) {
			const problems = await operate(person({ id: "1" }, action, fields));
			assert.deepEqual(problems, [problem(reason, field, message)]);
		}
	}
	assert.deepEqual([state().people, state().events], [[], []]);
});

test("an event with a known id is ignored across both versions of the API", async () => {
	const { call, operate, state } = startEntities();
	await operate(person({ id: "1" }, "event", { name: "first", id: ULID }));
	await call("POST", "/api/v1/customers/1/events", { name: "second", id: ULID });
	await operate(person({ id: "2" }, "page", { name: "third", id: ULID.toLowerCase() }));
	assert.deepEqual(
		state().events.map(({ name, id }) => [name, id]),
		[["first", ULID]],
	);
});

test("an event may have an anonymous_id, with or without a person", async () => {
	const { operate, state } = startEntities();
	/** @param {string} name */
	const anonymous = (name) => operate(person({ anonymous_id: "x" }, "event", { name }));
	assert.equal(await anonymous("before"), "{}\n");
	await operate(person({ id: "1" }, "identify", { attributes: { anonymous_id: "x" } }));
	await anonymous("after");
	await operate(person({ anonymous_id: "y" }, "event", { name: "other" }));
	assert.deepEqual(
		state().events.map(({ name, customer, anonymous_id }) => [name, customer, anonymous_id]),
		[
			["before", "03000001", "x"],
			["after", "03000001", "x"],
			["other", null, "y"],
		],
	);
	const problems = await operate(person({ anonymous_id: 1 }, "event", { name: "a" }));
	assert.deepEqual(problems, [problem("invalid", "identifiers.anonymous_id", "must be a string")]);
});

test("an object can be created, updated by both kinds of identifiers, and deleted", async () => {
	const { operate, clock, state } = startEntities();
	assert.equal(await operate(object("acme", "identify", { attributes: { name: "Acme", seats: 1 } })), "{}\n");
	clock.seconds += 10;
	await operate(object("acme", "identify", { attributes: { seats: 2, plan: "pro" } }));
	const byCioId = { type: "object", identifiers: { cio_object_id: "obb7fd050101" } };
	await operate({ ...byCioId, action: "identify", attributes: { plan: null, name: "" } });
	await operate(object("ACME", "identify"));
	const acme = { cio_object_id: "obb7fd050101", object_type_id: "1", object_id: "acme" };
	const other = { cio_object_id: "obb7fd050102", object_type_id: "1", object_id: "ACME" };
	const bare = { attributes: {}, relationships: [] };
	assert.deepEqual(state().objects, [
		{ ...acme, ...bare, attributes: { seats: 2 }, created: NOW },
		{ ...other, ...bare, created: NOW + 10 },
	]);
	assert.equal(await operate(object("nobody", "delete")), "{}\n");
	assert.equal(await operate({ ...byCioId, action: "delete" }), "{}\n");
	await operate({ ...byCioId, action: "identify", attributes: { a: 1 } });
	await operate({
		...byCioId,
		action: "add_relationships",
		cio_relationships: [{ identifiers: { id: "1" } }],
	});
	assert.deepEqual(state().objects, [{ ...other, ...bare, created: NOW + 10 }]);
	assert.deepEqual(state().people, []);
	await operate(object("acme", "identify"));
	assert.equal(state().objects[1].cio_object_id, "obb7fd050103");
});

test("two objects with the same id differ by their type", async () => {
	const { operate, state } = startEntities();
	for (const [object_type_id, object_id] of [
		["1", "1 a"],
		["11", "a"],
		["1", "a"],
		["1", "a"],
	]) {
		await operate({ type: "object", action: "identify", identifiers: { object_type_id, object_id } });
	}
	assert.equal(state().objects.length, 3);
});

test("object identifiers are validated", async () => {
	const { operate, state } = startEntities();
	const either = "must have either object_type_id and object_id or cio_object_id";
	const integer = "must be a positive integer as a string";
	for (const [identifiers, reason, field, message] of /** @type {[unknown, string, string, string][]} */ ([
		[undefined, "required", "identifiers", "is required"],
		[{}, "invalid", "identifiers", either],
		[{ object_id: "a" }, "invalid", "identifiers", either],
		[{ object_id: "a", object_type_id: "1", cio_object_id: "b" }, "invalid", "identifiers", either],
		[{ object_id: "a", object_type_id: 1 }, "invalid", "identifiers.object_type_id", "must be a string"],
		[{ object_id: "a", object_type_id: "0" }, "invalid", "identifiers.object_type_id", integer],
		[{ object_id: "a", object_type_id: "1.5" }, "invalid", "identifiers.object_type_id", integer],
		[{ object_id: "a", object_type_id: "Companies" }, "invalid", "identifiers.object_type_id", integer],
		[{ object_id: "", object_type_id: "1" }, "required", "identifiers.object_id", "is required"],
		[{ object_id: 1, object_type_id: "1" }, "invalid", "identifiers.object_id", "must be a string"],
		[
			{ object_id: "x".repeat(151), object_type_id: "1" },
			"invalid",
			"identifiers.object_id",
			"must be at most 150 bytes",
		],
		[{ cio_object_id: 1 }, "invalid", "identifiers.cio_object_id", "must be a string"],
	])) {
		for (const action of [
			"identify",
			"identify_anonymous",
			"delete",
			"add_relationships",
			"delete_relationships",
		]) {
			const operation = { type: "object", identifiers, action, cio_relationships: [] };
			assert.deepEqual(await operate(operation), [problem(reason, field, message)]);
		}
	}
	assert.deepEqual(state().objects, []);
});

test("the limits apply to object attributes", async () => {
	const { operate, state } = startEntities();
	/** @param {number} count */
	const many = (count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, 1]));
	for (const action of ["identify", "identify_anonymous"]) {
		for (const [attributes, field, message] of /** @type {[unknown, string, string][]} */ ([
			["text", "attributes", "must be an object"],
			[{ a: "x".repeat(1001) }, "attributes.a", "must be at most 1000 bytes"],
			[many(301), "attributes", "must have at most 300 attributes"],
		])) {
			const problems = await operate(object("acme", action, { attributes }));
			assert.deepEqual(problems, [problem("invalid", field, message)]);
		}
	}
	assert.deepEqual(state().objects, []);
	const attributes = { ...many(298), ["x".repeat(150)]: "y".repeat(1000), id: "7" };
	assert.equal(await operate(object("acme", "identify", { attributes })), "{}\n");
	assert.deepEqual(state().objects[0].attributes, attributes);
});
