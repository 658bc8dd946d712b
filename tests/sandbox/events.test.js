import assert from "node:assert/strict";
import test from "node:test";
import { errorsOf, NOW, personWith, start } from "./support.js";

/** @import { Event } from "../../pkg-template/sandbox/index.js" */

const ULID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
const DAY = 24 * 60 * 60;

function startEvents() {
	const { sandbox, clock, call } = start();
	return {
		clock,
		call,
		/** @param {object} body */
		track: (body, id = "1") => call("POST", `/api/v1/customers/${id}/events`, body),
		/** @param {object} body */
		trackAnonymous: (body) => call("POST", "/api/v1/events", body),
		/** @param {string} id */
		identify: (id, body = {}) => call("PUT", `/api/v1/customers/${id}`, body),
		events: () => sandbox.state().events,
		people: () => sandbox.state().people,
	};
}

/** Sends the body both ways; the event's own rules are the same. @param {object} body */
async function sendBoth(body) {
	const { track, trackAnonymous, events } = startEvents();
	const responses = [await track(body), await trackAnonymous({ anonymous_id: "x", ...body })];
	return { responses, events: events() };
}

/** @param {object} body @param {RegExp} message */
async function assertRefused(body, message) {
	const { responses, events } = await sendBoth(body);
	for (const response of responses) {
		assert.equal(response.status, 400, JSON.stringify(body).slice(0, 200));
		assert.match(errorsOf(response)[0], message);
	}
	assert.deepEqual(events, []);
}

/** @param {object} body @param {Partial<Event>} expected */
async function assertKept(body, expected) {
	const { responses, events } = await sendBoth(body);
	for (const { status, text } of responses) assert.equal(status, 200, text);
	assert.equal(events.length, 2);
	for (const event of events) assert.deepEqual({ ...event, ...expected }, event);
}

test("an event is stored with its person", async () => {
	const { identify, track, events } = startEvents();
	await identify("1");
	await track({
		name: "purchase",
		data: { total: 9.9, items: [{ sku: "a" }] },
		timestamp: 1361205308,
		id: ULID,
	});
	assert.deepEqual(events(), [
		{
			type: "event",
			name: "purchase",
			id: ULID,
			timestamp: 1361205308,
			data: { total: 9.9, items: [{ sku: "a" }] },
			customer: "03000001",
		},
	]);
});

test("an event creates an unknown person", async () => {
	const { track, people, events } = startEvents();
	await track({ name: "a" }, "ada%40example.com");
	assert.deepEqual(people(), [personWith({ cio_id: "03000001", email: "ada@example.com" })]);
	assert.equal(events()[0].customer, "03000001");
});

test("an event for an unknown cio_id is dropped", async () => {
	const { identify, track, people, events } = startEvents();
	assert.equal((await track({ name: "a" }, "cio_03000001")).status, 200);
	assert.deepEqual([people(), events()], [[], []]);
	await identify("1");
	await track({ name: "a" }, "cio_03000001");
	assert.equal(events()[0].customer, "03000001");
});

test("a rejected event creates nobody", async () => {
	const { track, people } = startEvents();
	assert.equal((await track({})).status, 400);
	assert.deepEqual(people(), []);
});

test("the identifier of an event follows the rules of identify", async () => {
	const { track } = startEvents();
	assert.equal((await track({ name: "a" }, "x".repeat(151))).status, 400);
});

test("the name is required", async () => {
	for (const name of [undefined, null, "", "   "]) await assertRefused({ name }, /^name is required$/);
	for (const name of [1, {}, ["a"]]) await assertRefused({ name }, /^name must be a string$/);
});

test("the name is trimmed, then at most 100 bytes", async () => {
	await assertKept({ name: "  a b\n" }, { name: "a b" });
	await assertKept({ name: ` ${"é".repeat(50)} ` }, { name: "é".repeat(50) });
	await assertRefused({ name: `${"é".repeat(50)}x` }, /100 bytes/);
	await assertRefused({ name: "x".repeat(101), type: "page" }, /100 bytes/);
});

test("the type is event by default, or page or screen", async () => {
	await assertKept({ name: "a" }, { type: "event" });
	for (const type of /** @type {const} */ (["event", "page", "screen"]))
		await assertKept({ name: "a", type }, { type });
	for (const type of ["", "Page", "click", 1]) await assertRefused({ name: "a", type }, /^type/);
});

test("data is an object of at most 100,000 bytes", async () => {
	const room = 100_000 - JSON.stringify({ a: "" }).length;
	await assertKept({ name: "a" }, { data: {} });
	await assertKept({ name: "a", data: { a: "é".repeat(room / 2) } }, { data: { a: "é".repeat(room / 2) } });
	await assertRefused({ name: "a", data: { a: `${"é".repeat(room / 2)}x` } }, /100000 bytes/);
	for (const data of ["text", 1, [], true])
		await assertRefused({ name: "a", data }, /^data must be an object/);
});

test("a timestamp that is not an integer silently becomes the time of arrival", async () => {
	await assertKept({ name: "a", timestamp: 1361205308 }, { timestamp: 1361205308 });
	for (const timestamp of [undefined, null, "1361205308", 1361205308.5, true, "2026-01-01"]) {
		await assertKept({ name: "a", timestamp }, { timestamp: NOW });
	}
});

test("null counts as absent", async () => {
	const { track, events } = startEvents();
	await track({ name: "a", id: null, type: null, data: null, timestamp: null, anonymous_id: null });
	assert.deepEqual(events(), [{ type: "event", name: "a", timestamp: NOW, data: {}, customer: "03000001" }]);
});

test("an id must be a ULID", async () => {
	const wrong = ["", "42", 42, `${ULID}0`, ULID.slice(1), `8${ULID.slice(1)}`, ULID.replace("Z", "U")];
	for (const id of wrong) await assertRefused({ name: "a", id }, /ULID/);
	await assertRefused({ name: "a", id: "0195a2c8-7b7c-7b7e-8f7e-0123456789ab" }, /ULID/);
});

test("every ULID is accepted as an id", async () => {
	const { track, events } = startEvents();
	const ids = ["0".repeat(26), "7".padEnd(26, "Z"), "0123456789ABCDEFGHJKMNPQRS", "0tvwxyz".padEnd(26, "9")];
	for (const id of ids) assert.equal((await track({ name: "a", id })).status, 200);
	assert.deepEqual(
		events().map(({ id }) => id),
		ids,
	);
});

test("an event with a known id is ignored, even for another person", async () => {
	const { track, trackAnonymous, events } = startEvents();
	for (const response of [
		await track({ name: "first", id: ULID }),
		await track({ name: "second", id: ULID }),
		await track({ name: "third", id: ULID.toLowerCase() }, "2"),
		await trackAnonymous({ name: "fourth", id: ULID, anonymous_id: "x" }),
	]) {
		assert.deepEqual([response.status, response.text], [200, "{}\n"]);
	}
	assert.deepEqual(
		events().map(({ name }) => name),
		["first"],
	);
});

test("the id of a rejected event can be used again; events without an id are all stored", async () => {
	const { track, events } = startEvents();
	await track({ id: ULID });
	await track({ name: "a", id: ULID });
	await track({ name: "a" });
	await track({ name: "a" });
	assert.equal(events().length, 3);
});

test("an anonymous event has no person", async () => {
	const { trackAnonymous, people, events } = startEvents();
	await trackAnonymous({ name: "a", anonymous_id: "x" });
	assert.deepEqual(events(), [
		{ type: "event", name: "a", timestamp: NOW, data: {}, customer: null, anonymous_id: "x" },
	]);
	assert.deepEqual(people(), []);
});

test("an anonymous event without an anonymous_id needs a recipient", async () => {
	const { trackAnonymous, events } = startEvents();
	for (const body of [
		{ name: "a" },
		{ name: "a", anonymous_id: "" },
		{ name: "a", anonymous_id: " " },
		{ name: "a", anonymous_id: null, data: { recipient: "" } },
		{ name: "a", data: { recipient: 1 } },
	]) {
		const response = await trackAnonymous(body);
		assert.equal(response.status, 400, JSON.stringify(body));
		assert.match(errorsOf(response)[0], /recipient/);
	}
	await trackAnonymous({ name: "invite", anonymous_id: "", data: { recipient: "a@b.c" } });
	assert.deepEqual(events(), [
		{ type: "event", name: "invite", timestamp: NOW, data: { recipient: "a@b.c" }, customer: null },
	]);
});

test("an anonymous_id must be a string", async () => {
	await assertRefused({ name: "a", anonymous_id: 1 }, /anonymous_id/);
});

test("a person's event keeps its anonymous_id, and its person", async () => {
	const { identify, track, events } = startEvents();
	await track({ name: "home", type: "screen", anonymous_id: "x" });
	await identify("2", { anonymous_id: "x" });
	assert.deepEqual([events()[0].anonymous_id, events()[0].customer], ["x", "03000001"]);
});

test("identify with an anonymous_id claims its earlier and later events", async () => {
	const { identify, trackAnonymous, events, people } = startEvents();
	await trackAnonymous({ name: "before", anonymous_id: "x" });
	await trackAnonymous({ name: "before, too", anonymous_id: "x" });
	await trackAnonymous({ name: "other", anonymous_id: "y" });
	await trackAnonymous({ name: "invite", data: { recipient: "a@b.c" } });
	await identify("1", { anonymous_id: "x" });
	await trackAnonymous({ name: "after", anonymous_id: "x" });
	assert.deepEqual(
		events().map(({ name, customer }) => [name, customer]),
		[
			["before", "03000001"],
			["before, too", "03000001"],
			["other", null],
			["invite", null],
			["after", "03000001"],
		],
	);
	assert.deepEqual(people()[0].attributes, { anonymous_id: "x" });
});

test("only anonymous events of the last 30 days are claimed", async () => {
	const { clock, identify, trackAnonymous, events } = startEvents();
	await trackAnonymous({ name: "too old", anonymous_id: "x" });
	clock.seconds += 1;
	await trackAnonymous({ name: "just in time", anonymous_id: "x", timestamp: 1 });
	clock.seconds += 30 * DAY;
	await identify("1", { anonymous_id: "x" });
	assert.deepEqual(
		events().map(({ customer }) => customer),
		[null, "03000001"],
	);
});

test("an anonymous_id never changes its person", async () => {
	const { call, identify, trackAnonymous, events, people } = startEvents();
	await identify("1", { anonymous_id: "x" });
	await identify("2", { anonymous_id: "x", plan: "pro" });
	await trackAnonymous({ name: "a", anonymous_id: "x" });
	assert.equal(events()[0].customer, "03000001");
	assert.deepEqual(people()[1].attributes, { plan: "pro" });
	await identify("1", { anonymous_id: "x" });
	await call("DELETE", "/api/v1/customers/1");
	await identify("2", { anonymous_id: "x" });
	await trackAnonymous({ name: "b", anonymous_id: "x" });
	assert.equal(events()[1].customer, null);
	assert.deepEqual(people()[0].attributes, { plan: "pro" });
});

test("the events of a deleted person keep their customer", async () => {
	const { call, identify, track, events } = startEvents();
	await track({ name: "a" });
	await call("DELETE", "/api/v1/customers/1");
	await identify("1");
	await track({ name: "b" });
	assert.deepEqual(
		events().map(({ customer }) => customer),
		["03000001", "03000002"],
	);
});
