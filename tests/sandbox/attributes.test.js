import assert from "node:assert/strict";
import test from "node:test";
import { errorsOf, startPeople } from "./support.js";

/** What identify calls leave of the attributes, one after the other. @param {object[]} bodies */
const attributesAfter = async (...bodies) => {
	const { put, people } = startPeople();
	for (const body of bodies) assert.equal((await put("1", body)).status, 200);
	return people()[0].attributes;
};

test("null and the empty string remove an attribute; false, 0 and empty lists do not", async () => {
	const first = { a: 1, b: "x", c: 1, d: 1, e: 1 };
	assert.deepEqual(await attributesAfter(first, { a: null, b: "", c: false, d: 0, e: [], f: null, g: "" }), {
		c: false,
		d: 0,
		e: [],
	});
});

test("created_at is stored as sent", async () => {
	assert.deepEqual(await attributesAfter({ created_at: 1361205308 }), { created_at: 1361205308 });
	assert.deepEqual(await attributesAfter({ created_at: "2026-01-01T00:00:00Z" }), {
		created_at: "2026-01-01T00:00:00Z",
	});
});

test("cio_relationships is not an attribute and has no size limit", async () => {
	const relationships = Array.from({ length: 20 }, (_, index) => ({
		identifiers: { object_type_id: "1", object_id: `${index}`.padStart(100, "x") },
	}));
	const cio_relationships = { action: "add_relationships", relationships };
	assert.deepEqual(await attributesAfter({ a: 1, cio_relationships }), { a: 1 });
});

test("a dotted name sets one subscription topic and keeps the others", async () => {
	/** @param {number} number */
	const topic = (number) => `cio_subscription_preferences.topics.topic_${number}`;
	/** @param {object[]} bodies */
	const preferences = async (...bodies) => (await attributesAfter(...bodies)).cio_subscription_preferences;
	const first = { cio_subscription_preferences: { topics: { topic_1: true, topic_2: true }, more: 1 } };
	assert.deepEqual(await preferences(first, { [topic(1)]: false, [topic(3)]: true }), {
		topics: { topic_1: false, topic_2: true, topic_3: true },
		more: 1,
	});
	assert.deepEqual(await preferences(first, { [topic(1)]: "" }), { topics: { topic_2: true }, more: 1 });
	assert.deepEqual(await preferences({ [topic(1)]: true }), { topics: { topic_1: true } });
	assert.deepEqual(await preferences(first, { cio_subscription_preferences: {} }), {});
	for (const odd of ["text", [1], { topics: "text" }]) {
		const after = await preferences({ cio_subscription_preferences: odd }, { [topic(1)]: true });
		assert.deepEqual(after, { topics: { topic_1: true } });
	}
});

test("cio_id cannot be set", async () => {
	assert.deepEqual(await attributesAfter({ cio_id: "03000009", a: 1 }), { a: 1 });
});

test("unsubscribed is true for true, 1, and the strings 1 and true in any case", async () => {
	for (const value of [true, 1, "1", "true", "TRUE", "tRUe"]) {
		assert.deepEqual(await attributesAfter({ unsubscribed: value }), { unsubscribed: true }, `${value}`);
	}
	for (const value of [false, 0, 2, "yes", "11", " true", [], [true]]) {
		assert.deepEqual(await attributesAfter({ unsubscribed: value }), { unsubscribed: false }, `${value}`);
	}
	assert.deepEqual(await attributesAfter({ unsubscribed: true }, { unsubscribed: null }), {});
});

test("an update with an older _timestamp does not overwrite a later one", async () => {
	assert.deepEqual(
		await attributesAfter({ _timestamp: 20, a: "later" }, { _timestamp: 10, a: "older", b: "older" }),
		{
			a: "later",
			b: "older",
		},
	);
	assert.deepEqual(await attributesAfter({ _timestamp: 20, a: 1 }, { _timestamp: 20, a: 2 }), { a: 2 });
	assert.deepEqual(await attributesAfter({ _timestamp: 20, a: null }, { _timestamp: 10, a: "older" }), {});
});

test("updates without a valid _timestamp apply in order of arrival", async () => {
	assert.deepEqual(await attributesAfter({ _timestamp: 20, a: 1 }, { a: 2 }), { a: 2 });
	assert.deepEqual(await attributesAfter({ _timestamp: 20, a: 1 }, { _timestamp: "10", a: 2 }), { a: 2 });
	assert.deepEqual(await attributesAfter({ _timestamp: 20, a: 1 }, { a: 2 }, { _timestamp: 10, a: 3 }), {
		a: 3,
	});
});

test("an attribute name has at most 150 bytes, a value at most 1000", async () => {
	const { put } = startPeople();
	for (const body of [
		{ ["é".repeat(75)]: 1 },
		{ a: "é".repeat(500) },
		{ a: ["x".repeat(996)] },
		{ ["é".repeat(75)]: "é".repeat(500) },
	]) {
		assert.equal((await put("1", body)).status, 200);
	}
	for (const [body, message] of /** @type {[object, RegExp][]} */ ([
		[{ [`${"é".repeat(75)}x`]: 1 }, /150 bytes/],
		[{ a: `${"é".repeat(500)}x` }, /^a must be at most 1000 bytes$/],
		[{ a: ["x".repeat(997)] }, /^a must be at most 1000 bytes$/],
	])) {
		const response = await put("1", body);
		assert.equal(response.status, 400);
		assert.match(errorsOf(response)[0], message);
	}
});

test("a call carries at most 300 attributes, not counting identifiers and instructions", async () => {
	const { put } = startPeople();
	const body = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`a${index}`, 1]));
	assert.equal(
		(await put("1", { ...body, id: "1", email: "a@b.c", _timestamp: 1, _update: false })).status,
		200,
	);
	const response = await put("1", { ...body, one_more: 1 });
	assert.equal(response.status, 400);
	assert.equal(errorsOf(response)[0], "the body must have at most 300 attributes");
});

test("all invalid attributes are listed, and nothing is stored", async () => {
	const { put, people } = startPeople();
	const response = await put("1", { a: "x".repeat(1001), ok: 1, b: "x".repeat(1001) });
	assert.equal(errorsOf(response).length, 2);
	assert.deepEqual(people(), []);
});
