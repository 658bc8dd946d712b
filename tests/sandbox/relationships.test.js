import assert from "node:assert/strict";
import test from "node:test";
import { errorsOf, NOW, personWith, problem, startEntities } from "./support.js";

const acme = { object_type_id: "1", object_id: "acme" };
const course = { object_type_id: "2", object_id: "acme" };
const ACME = { cio_object_id: "obb7fd050101", ...acme };
const COURSE = { cio_object_id: "obb7fd050102", ...course };

/** Relates people to objects from either end, in both versions of the API. */
function startRelationships() {
	const { sandbox, call, operate, state } = startEntities();
	/** @param {string} type */
	const change =
		(type) =>
		/** @param {string} action @param {object} identifiers @param {unknown} cio_relationships */
		(action, identifiers, cio_relationships) =>
			operate({ type, action, identifiers, cio_relationships });
	return {
		sandbox,
		call,
		operate,
		state,
		/** @param {string} path */
		put: (path, body = {}) => call("PUT", `/api/v1/customers/${path}`, body),
		ofPerson: change("person"),
		ofObject: change("object"),
		/** The relationships of all people, after checking that the objects have the same. */
		seen() {
			const { people, objects } = state();
			const byPeople = people.flatMap(({ cio_id, relationships }) =>
				relationships.map(({ cio_object_id, attributes }) => [cio_id, cio_object_id, attributes]),
			);
			const byObjects = objects.flatMap(({ cio_object_id, relationships }) =>
				relationships.map((related) => [
					"cio_id" in related && related.cio_id,
					cio_object_id,
					related.attributes,
				]),
			);
			assert.deepEqual(byObjects.sort(), [...byPeople].sort());
			return byPeople;
		},
	};
}

test("identify in version 1 relates a person to objects, which it creates", async () => {
	const { put, state } = startRelationships();
	const relationships = [
		{ identifiers: acme, relationship_attributes: { role: "admin", since: 1 } },
		{ identifiers: course },
	];
	await put("1", { a: 1, cio_relationships: { action: "add_relationships", relationships } });
	assert.deepEqual(state().people, [
		personWith({
			cio_id: "03000001",
			id: "1",
			attributes: { a: 1 },
			relationships: [
				{ ...ACME, attributes: { role: "admin", since: 1 } },
				{ ...COURSE, attributes: {} },
			],
		}),
	]);
	/** @param {object} attributes */
	const related = (attributes) => [{ cio_id: "03000001", attributes }];
	assert.deepEqual(state().objects, [
		{ ...ACME, attributes: {}, created: NOW, relationships: related({ role: "admin", since: 1 }) },
		{ ...COURSE, attributes: {}, created: NOW, relationships: related({}) },
	]);
});

test("identify in version 1 removes relationships without creating objects", async () => {
	const { put, state, seen } = startRelationships();
	/** @param {string} action @param {object[]} relationships */
	const send = (action, relationships) => put("1", { cio_relationships: { action, relationships } });
	await send("add_relationships", [{ identifiers: acme }, { identifiers: course }]);
	const absent = { object_type_id: "3", object_id: "acme" };
	await send("delete_relationships", [
		{ identifiers: acme },
		{ identifiers: absent },
		{ identifiers: { cio_object_id: "obb7fd050109" } },
	]);
	assert.deepEqual(seen(), [["03000001", COURSE.cio_object_id, {}]]);
	assert.equal(state().objects.length, 2);
});

test("without a person to update, no relationship and no object are created", async () => {
	const { put, state } = startRelationships();
	const cio_relationships = { action: "add_relationships", relationships: [{ identifiers: acme }] };
	await put("1", { _update: true, cio_relationships });
	await put("cio_03000001", { cio_relationships });
	assert.deepEqual([state().people, state().objects], [[], []]);
});

test("version 1 rejects invalid relationships with their path", async () => {
	const { put, state } = startRelationships();
	const path = "cio_relationships.relationships";
	/** @param {unknown} identifiers @param {unknown} [relationship_attributes] */
	const one = (identifiers, relationship_attributes) => ({
		action: "add_relationships",
		relationships: [{ identifiers: acme }, { identifiers, relationship_attributes }],
	});
	const many = Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`a${index}`, 1]));
	const large = Object.fromEntries(
		Array.from({ length: 99 }, (_, index) => [`a${index}`.padEnd(34, "_"), "é".repeat(500)]),
	);
	large.b = "x".repeat(102_400 - 99 * 1034 - 1);
	for (const [cio_relationships, message] of /** @type {[unknown, string][]} */ ([
		[[], "cio_relationships must be an object"],
		[{ relationships: [] }, "cio_relationships.action is required"],
		[
			{ action: "identify", relationships: [] },
			"cio_relationships.action must be one of add_relationships, delete_relationships",
		],
		[{ action: "add_relationships" }, `${path} is required`],
		[{ action: "add_relationships", relationships: {} }, `${path} must be an array`],
		[{ action: "add_relationships", relationships: [1] }, `${path}[0] must be an object`],
		[one(undefined), `${path}[1].identifiers is required`],
		[
			one({ object_id: "acme" }),
			`${path}[1].identifiers must have either object_type_id and object_id or cio_object_id`,
		],
		[one(acme, "admin"), `${path}[1].relationship_attributes must be an object`],
		[one(acme, { a: "x".repeat(1001) }), `${path}[1].relationship_attributes.a must be at most 1000 bytes`],
		[
			one(acme, { ["x".repeat(151)]: 1 }),
			`${path}[1].relationship_attributes.${"x".repeat(151)} must have a name of at most 150 bytes`,
		],
		[one(acme, many), `${path}[1].relationship_attributes must have at most 300 attributes`],
		[one(acme, { ...large, c: "" }), `${path}[1].relationship_attributes must be at most 102400 bytes`],
	])) {
		const response = await put("1", { cio_relationships });
		assert.deepEqual([response.status, errorsOf(response)], [400, [message]]);
	}
	assert.deepEqual([state().people, state().objects], [[], []]);
	assert.equal((await put("1", { cio_relationships: one(acme, large) })).status, 200);
});

test("version 2 relates a person to objects with identify, and with separate actions", async () => {
	const { operate, ofPerson, seen, state } = startRelationships();
	const admin = { identifiers: acme, relationship_attributes: { role: "admin" } };
	const id = { id: "1" };
	const identify = { type: "person", action: "identify", identifiers: id };
	assert.equal(await operate({ ...identify, cio_relationships: [admin] }), "{}\n");
	assert.equal(await ofPerson("add_relationships", id, [{ identifiers: course }]), "{}\n");
	assert.deepEqual(seen(), [
		["03000001", ACME.cio_object_id, { role: "admin" }],
		["03000001", COURSE.cio_object_id, {}],
	]);
	assert.equal(await ofPerson("delete_relationships", id, [{ identifiers: acme }]), "{}\n");
	assert.deepEqual(seen(), [["03000001", COURSE.cio_object_id, {}]]);
	await ofPerson("add_relationships", { email: "a@b.c" }, [admin]);
	await ofPerson("delete_relationships", { email: "x@y.z" }, [admin]);
	assert.deepEqual(
		state().people.map(({ id, email }) => id ?? email),
		["1", "a@b.c"],
		"to add makes a person, to delete makes none",
	);
	await ofPerson("add_relationships", { cio_id: "03000009" }, [admin]);
	assert.equal(seen().length, 2);
});

test("version 2 relates an object to people, who are created", async () => {
	const { operate, ofObject, seen, state } = startRelationships();
	const admin = { identifiers: { id: "1" }, relationship_attributes: { role: "admin" } };
	const identify = { type: "object", action: "identify", identifiers: acme };
	assert.equal(await operate({ ...identify, cio_relationships: [admin] }), "{}\n");
	const others = [{ identifiers: { email: "a@b.c" } }, { identifiers: { cio_id: "03000009" } }];
	assert.equal(await ofObject("add_relationships", acme, others), "{}\n");
	assert.deepEqual(seen(), [
		["03000001", ACME.cio_object_id, { role: "admin" }],
		["03000002", ACME.cio_object_id, {}],
	]);
	const gone = [{ identifiers: { cio_id: "03000001" } }, { identifiers: { id: "9" } }];
	assert.equal(await ofObject("delete_relationships", { cio_object_id: ACME.cio_object_id }, gone), "{}\n");
	assert.deepEqual(seen(), [["03000002", ACME.cio_object_id, {}]]);
	assert.equal(state().people.length, 2);
	await ofObject("add_relationships", course, []);
	await ofObject("delete_relationships", { object_type_id: "3", object_id: "acme" }, gone);
	assert.equal(state().objects.length, 2, "to add makes an object, to delete makes none");
});

test("relationship attributes are merged; null and the empty string remove them", async () => {
	const { ofPerson, ofObject, seen } = startRelationships();
	/** @param {object} relationship_attributes */
	const send = (relationship_attributes) =>
		ofPerson("add_relationships", { id: "1" }, [{ identifiers: acme, relationship_attributes }]);
	await send({ role: "admin", since: 1, level: 2 });
	await send({ since: null, level: "", "cio_subscription_preferences.topics.topic_1": true });
	await ofObject("add_relationships", acme, [
		{ identifiers: { id: "1" }, relationship_attributes: { team: "a" } },
	]);
	assert.deepEqual(seen(), [
		[
			"03000001",
			ACME.cio_object_id,
			{ role: "admin", "cio_subscription_preferences.topics.topic_1": true, team: "a" },
		],
	]);
});

test("deleting a person or an object removes its relationships", async () => {
	const { call, operate, ofPerson, put, seen, state } = startRelationships();
	for (const id of ["1", "2"]) {
		await ofPerson("add_relationships", { id }, [{ identifiers: acme }, { identifiers: course }]);
	}
	await call("DELETE", "/api/v1/customers/1");
	await operate({ type: "object", action: "delete", identifiers: acme });
	assert.deepEqual(seen(), [["03000002", COURSE.cio_object_id, {}]]);
	await put("1");
	await ofPerson("add_relationships", { id: "1" }, [{ identifiers: acme }]);
	assert.deepEqual(seen(), [
		["03000002", COURSE.cio_object_id, {}],
		["03000003", "obb7fd050103", {}],
	]);
	assert.equal(state().objects.length, 2);
});

test("a merge does not move relationships", async () => {
	const { call, ofPerson, put, seen } = startRelationships();
	await put("1");
	await ofPerson("add_relationships", { id: "2" }, [{ identifiers: acme }]);
	await call("POST", "/api/v1/merge_customers", { primary: { id: "1" }, secondary: { id: "2" } });
	assert.deepEqual(seen(), []);
});

test("version 2 validates relationships, and requires them in relationship actions", async () => {
	const { ofPerson, ofObject, state } = startRelationships();
	const one = "must have exactly one of id, email, cio_id";
	for (const action of ["add_relationships", "delete_relationships"]) {
		for (const [given, reason, field, message] of /** @type {[unknown, string, string, string][]} */ ([
			[undefined, "required", "cio_relationships", "is required"],
			[null, "required", "cio_relationships", "is required"],
			[{}, "invalid", "cio_relationships", "must be an array"],
			[[{}], "required", "cio_relationships[0].identifiers", "is required"],
		])) {
			const expected = [problem(reason, field, message)];
			assert.deepEqual(await ofPerson(action, { id: "1" }, given), expected);
			assert.deepEqual(await ofObject(action, acme, given), expected);
		}
		for (const identifiers of [{ phone: "+1" }, { anonymous_id: "x" }, acme, {}]) {
			const problems = await ofObject(action, acme, [{ identifiers }]);
			assert.deepEqual(problems, [problem("invalid", "cio_relationships[0].identifiers", one)]);
		}
	}
	assert.deepEqual([state().people, state().objects], [[], []]);
});

test("a person inherits the relationships of their anonymous_id", async () => {
	const { operate, put, seen, state } = startRelationships();
	const identify = { type: "object", action: "identify_anonymous", identifiers: acme };
	const relationship = { identifiers: { anonymous_id: "x" }, relationship_attributes: { role: "admin" } };
	const attributes = { name: "Acme" };
	assert.equal(await operate({ ...identify, attributes, cio_relationships: [relationship] }), "{}\n");
	assert.equal(await operate({ ...identify, anonymous_id: "y" }), "{}\n");
	assert.deepEqual(state().objects, [
		{
			...ACME,
			attributes,
			created: NOW,
			relationships: [
				{ anonymous_id: "x", attributes: { role: "admin" } },
				{ anonymous_id: "y", attributes: {} },
			],
		},
	]);
	await put("1", { anonymous_id: "x" });
	assert.deepEqual(state().objects[0].relationships, [
		{ cio_id: "03000001", attributes: { role: "admin" } },
		{ anonymous_id: "y", attributes: {} },
	]);
	await operate({ ...identify, cio_relationships: [{ ...relationship, relationship_attributes: { a: 1 } }] });
	await put("2", { anonymous_id: "y" });
	assert.deepEqual(seen(), [
		["03000001", ACME.cio_object_id, { role: "admin", a: 1 }],
		["03000002", ACME.cio_object_id, {}],
	]);
});

test("an anonymous relationship is updated, and deleted with its object", async () => {
	const { operate, put, state } = startRelationships();
	const identify = { type: "object", action: "identify_anonymous", identifiers: acme };
	/** @param {object} relationship_attributes */
	const relationship = (relationship_attributes) => ({
		cio_relationships: [{ identifiers: { anonymous_id: "x" }, relationship_attributes }],
	});
	await operate({ ...identify, ...relationship({ a: 1, b: 1 }) });
	await operate({ ...identify, ...relationship({ b: null, c: 1 }) });
	assert.deepEqual(state().objects[0].relationships, [{ anonymous_id: "x", attributes: { a: 1, c: 1 } }]);
	await operate({ type: "object", action: "delete", identifiers: acme });
	await put("1", { anonymous_id: "x" });
	assert.deepEqual(state().people[0].relationships, []);
	await operate({ ...identify, identifiers: { cio_object_id: ACME.cio_object_id }, anonymous_id: "z" });
	assert.deepEqual(state().objects, []);
	for (const [change, field, reason, message] of /** @type {[object, string, string, string][]} */ ([
		[{ anonymous_id: 1 }, "anonymous_id", "invalid", "must be a string"],
		[
			{ cio_relationships: [{ identifiers: { id: "1" } }] },
			"cio_relationships[0].identifiers.anonymous_id",
			"required",
			"is required",
		],
	])) {
		assert.deepEqual(await operate({ ...identify, ...change }), [problem(reason, field, message)]);
	}
	assert.deepEqual(state().objects, []);
});
