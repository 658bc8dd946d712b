import assert from "node:assert/strict";
import test from "node:test";
import { problem, startEntities } from "./support.js";

/** @import { Problem } from "./support.js" */

const KIB = 1024;
/** @param {string} text */
const bytes = (text) => new TextEncoder().encode(text).length;

function startBatch() {
	const { call, state } = startEntities();
	/**
	 * @param {string} path
	 * @param {unknown} body
	 * @returns {Promise<[status: number, response: { errors: (Problem & { batch_index?: number })[] }]>}
	 */
	const send = async (path, body) => {
		const { status, text, headers } = await call("POST", path, body);
		assert.equal(headers.get("content-type"), "application/json; charset=utf-8");
		return [status, JSON.parse(text)];
	};
	return {
		call,
		state,
		/** @param {unknown} body */
		entity: (body) => send("/api/v2/entity", body),
		/** @param {unknown} body */
		batch: (body) => send("/api/v2/batch", body),
		names: () => state().events.map(({ name }) => name),
	};
}

/** @param {string} name @param {object} [fields] */
const event = (name, fields) => ({
	type: "person",
	identifiers: { id: "1" },
	action: "event",
	name,
	...fields,
});

/** An event as JSON text of a given size in bytes, filled with non-ASCII characters. @param {number} size */
function eventOf(size, name = "a") {
	/** @param {string} filling */
	const text = (filling) => JSON.stringify(event(name, { attributes: { filling } }));
	const room = size - bytes(text(""));
	return text("é".repeat(Math.floor(room / 2)) + "x".repeat(room % 2));
}

test("operations of all types are performed in order", async () => {
	const { batch, state } = startBatch();
	const identifiers = { object_type_id: "1", object_id: "acme" };
	const operations = [
		event("first"),
		{ type: "object", identifiers, action: "identify" },
		{ type: "person", identifiers: { id: "1" }, action: "delete" },
		event("second"),
		{
			type: "delivery",
			identifiers: { id: "d" },
			action: "event",
			name: "opened",
			attributes: { device_token: "t" },
		},
	];
	assert.deepEqual(await batch({ batch: operations }), [200, {}]);
	assert.deepEqual(
		state().events.map(({ name, customer }) => [name, customer]),
		[
			["first", "03000001"],
			["second", "03000002"],
		],
	);
	assert.deepEqual([state().objects.length, state().deliveries.length], [1, 1]);
});

test("a 207 lists the invalid operations by index, and the others take effect", async () => {
	const { batch, names } = startBatch();
	const operations = [
		event("a"),
		event(""),
		7,
		event("b"),
		event("c", { identifiers: {} }),
		{
			type: "person",
			identifiers: { id: "1" },
			action: "identify",
			attributes: { a: "x".repeat(1001), b: "x".repeat(1001) },
		},
	];
	assert.deepEqual(await batch({ batch: operations }), [
		207,
		{
			errors: [
				{ batch_index: 1, ...problem("required", "name", "is required") },
				{ batch_index: 2, ...problem("invalid", "", "an operation must be an object") },
				{
					batch_index: 4,
					...problem("invalid", "identifiers", "must have exactly one of id, email, phone, cio_id"),
				},
				{ batch_index: 5, ...problem("invalid", "attributes.a", "must be at most 1000 bytes") },
				{ batch_index: 5, ...problem("invalid", "attributes.b", "must be at most 1000 bytes") },
			],
		},
	]);
	assert.deepEqual(names(), ["a", "b"]);
});

test("a batch of invalid operations is a 207, an empty batch is a 200", async () => {
	const { batch } = startBatch();
	assert.equal((await batch({ batch: [event(""), event("")] }))[0], 207);
	assert.deepEqual(await batch({ batch: [] }), [200, {}]);
});

test("a malformed batch is a 400 in the format of version 2", async () => {
	const { batch, entity, names } = startBatch();
	for (const [body, reason, field, message] of /** @type {[object, string, string, string][]} */ ([
		[{}, "required", "batch", "is required"],
		[{ batch: null }, "required", "batch", "is required"],
		[{ batch: event("a") }, "invalid", "batch", "must be an array"],
		[[event("a")], "invalid", "", "the body must be a JSON object"],
	])) {
		assert.deepEqual(await batch(body), [400, { errors: [problem(reason, field, message)] }]);
	}
	assert.deepEqual((await entity([]))[1], {
		errors: [problem("invalid", "", "the body must be a JSON object")],
	});
	for (const send of [batch, entity]) {
		const [status, { errors }] = await send("{");
		assert.deepEqual([status, errors.length, errors[0].reason, errors[0].field], [400, 1, "parse_error", ""]);
		assert.match(errors[0].message, /not valid JSON/);
	}
	assert.deepEqual(names(), []);
});

test("an entity is at most 32 KiB on the wire", async () => {
	const { entity, names } = startBatch();
	assert.equal((await entity(eventOf(32 * KIB)))[0], 200);
	assert.equal((await entity(`${eventOf(32 * KIB - 1)} `))[0], 200);
	for (const body of [eventOf(32 * KIB + 1), `${eventOf(32 * KIB)} `, `{${" ".repeat(32 * KIB)}`]) {
		const message = "the body must be at most 32768 bytes";
		assert.deepEqual(await entity(body), [400, { errors: [problem("invalid", "", message)] }]);
	}
	assert.equal(names().length, 2);
});

test("a batch is at most 500 KiB on the wire", async () => {
	const { batch, names } = startBatch();
	const most = 500 * KIB;
	const events = new Array(15).fill(eventOf(32 * KIB)).join();
	const [head, tail] = [`{"batch":[${events},`, "]}"];
	const last = eventOf(most - bytes(head + tail));
	assert.equal((await batch(`${head}${last}${tail}`))[0], 200);
	assert.equal(names().length, 16);
	const message = "the body must be at most 512000 bytes";
	const rejected = [400, { errors: [problem("invalid", "", message)] }];
	assert.deepEqual(await batch(`${head}${last}${tail} `), rejected);
	assert.equal(names().length, 16);
});

test("an operation of a batch is at most 32 KiB of compact JSON", async () => {
	const { batch, names } = startBatch();
	const items = [
		` ${eventOf(32 * KIB, "fits")} `,
		eventOf(32 * KIB + 1, "too large"),
		JSON.stringify(event("small")),
		`${eventOf(32 * KIB, "with a space").slice(0, -1)} }`,
		"[1]",
		"null",
		eventOf(32 * KIB, "last"),
	];
	const [status, { errors }] = await batch(`{"batch":[${items.join()}]}`);
	assert.equal(status, 207);
	const large = "an operation must be at most 32768 bytes";
	const other = "an operation must be an object";
	assert.deepEqual(errors, [
		{ batch_index: 1, ...problem("invalid", "", large) },
		{ batch_index: 4, ...problem("invalid", "", other) },
		{ batch_index: 5, ...problem("invalid", "", other) },
	]);
	assert.deepEqual(names(), ["fits", "small", "with a space", "last"]);
});

test("duplicates within a batch and across batches are ignored", async () => {
	const { batch, names } = startBatch();
	const id = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
	const operations = [event("first", { id }), event("second", { id })];
	assert.deepEqual(await batch({ batch: operations }), [200, {}]);
	assert.deepEqual(await batch({ batch: operations }), [200, {}]);
	assert.deepEqual(names(), ["first"]);
});

test("credentials are checked first, as on every endpoint", async () => {
	const { call, names } = startBatch();
	for (const path of ["/api/v2/entity", "/api/v2/batch"]) {
		const response = await call("POST", path, "{", {});
		assert.deepEqual([response.status, response.text], [401, "Unauthorized request"]);
		assert.equal((await call("POST", path, "{}", { authorization: "Basic x" })).status, 401);
	}
	assert.deepEqual(names(), []);
});

test("a body of version 2 must be declared as JSON", async () => {
	const { call } = startBatch();
	const { text, status } = await call("POST", "/api/v2/batch", '{"batch":[]}', {
		authorization: `Basic ${btoa("site:key")}`,
	});
	const expected = problem("invalid", "content-type", "must be application/json");
	assert.deepEqual([status, JSON.parse(text)], [400, { errors: [expected] }]);
});
