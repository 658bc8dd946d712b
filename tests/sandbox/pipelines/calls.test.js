import assert from "node:assert/strict";
import test from "node:test";
import { NOW, personWith } from "../support.js";
import { startPipelines } from "./support.js";

const TIME = "2025-06-01T12:00:00.987Z";
const SECONDS = Date.parse("2025-06-01T12:00:00Z") / 1000;

/** @param {ReturnType<typeof startPipelines>["strict"]} strict @param {string} path @param {object} body */
const accept = async (strict, path, body) => {
	assert.deepEqual(await strict(path, body), { status: 200, text: "{}\n", errors: undefined });
};

test("identify creates a person and updates attributes", async () => {
	const { strict, state } = startPipelines();
	const traits = { email: "ada@example.com", plan: "basic", born: "1815-12-10T00:00:00Z" };
	await accept(strict, "identify", { userId: "1", traits });
	await accept(strict, "identify", { userId: "1", type: "identify", traits: { plan: "pro", n: 1 } });
	assert.deepEqual(state().people, [
		personWith({
			cio_id: "03000001",
			id: "1",
			email: "ada@example.com",
			attributes: { plan: "pro", born: "1815-12-10T00:00:00Z", n: 1 },
		}),
	]);
});

test("an identify with an earlier timestamp does not overwrite a later one", async () => {
	const { strict, state } = startPipelines();
	await accept(strict, "identify", { userId: "1", timestamp: TIME, traits: { plan: "pro" } });
	await accept(strict, "identify", {
		userId: "1",
		timestamp: "2025-05-01T00:00:00Z",
		traits: { plan: "basic" },
	});
	assert.deepEqual(state().people[0].attributes, { plan: "pro" });
});

test("the userId decides what identifies the person, and then the email", async () => {
	const { strict, state } = startPipelines();
	await accept(strict, "identify", { userId: 7 });
	await accept(strict, "identify", { userId: "a@b.c" });
	await accept(strict, "identify", { userId: "cio_03000001", traits: { a: 1 } });
	await accept(strict, "identify", { userId: "", traits: { email: "A@b.c", a: 2 } });
	const shown = state().people.map(({ id, email, attributes }) => ({ id, email, attributes }));
	assert.deepEqual(shown, [
		{ id: "7", email: undefined, attributes: { a: 1 } },
		{ id: undefined, email: "a@b.c", attributes: { a: 2 } },
	]);
});

test("an anonymousId joins earlier and later events to the person, as in the Track API", async () => {
	const { strict, state } = startPipelines();
	await accept(strict, "track", { anonymousId: "x", event: "before" });
	await accept(strict, "identify", { userId: "1", anonymousId: "x" });
	await accept(strict, "track", { anonymousId: "x", event: "after" });
	await accept(strict, "track", { anonymousId: "y", event: "other" });
	const { events, people } = state();
	assert.deepEqual(
		events.map(({ name, customer, anonymous_id }) => [name, customer, anonymous_id]),
		[
			["before", "03000001", "x"],
			["after", "03000001", "x"],
			["other", null, "y"],
		],
	);
	assert.deepEqual(people[0].attributes, { anonymous_id: "x" });
	await accept(strict, "identify", { anonymousId: "x", traits: { plan: "pro" } });
	assert.equal(state().people[0].attributes.plan, "pro");
});

test("an identify by an unknown anonymousId is accepted and dropped", async () => {
	const { strict, state } = startPipelines();
	await accept(strict, "identify", { anonymousId: "x", messageId: "m", traits: { plan: "pro" } });
	const { people, dropped } = state();
	assert.deepEqual(people, []);
	const reasons = ["nobody has been identified by this anonymousId"];
	assert.deepEqual(dropped, [{ path: "/v1/identify", messageId: "m", reasons, received: NOW }]);
});

test("track, page and screen store events, on the person that the Track API knows", async () => {
	const { strict, state } = startPipelines();
	await accept(strict, "track", {
		userId: "1",
		event: "buy",
		timestamp: TIME,
		messageId: "m",
		properties: { n: 1 },
	});
	await accept(strict, "page", { userId: "1", name: "Home", anonymousId: "x" });
	await accept(strict, "page", { userId: "1", name: "Home", properties: { url: "https://a.test/" } });
	await accept(strict, "page", { anonymousId: "y" });
	await accept(strict, "screen", { userId: "1", name: "feed", timestamp: "2025-06-01T14:00:00.5+02:00" });
	const { events, people, dropped } = state();
	const base = { timestamp: NOW, data: {}, customer: "03000001" };
	assert.deepEqual(events, [
		{ ...base, type: "event", name: "buy", timestamp: SECONDS, data: { n: 1 }, messageId: "m" },
		{ ...base, type: "page", name: "Home", anonymous_id: "x" },
		{ ...base, type: "page", name: "https://a.test/", data: { url: "https://a.test/" } },
		{ ...base, type: "page", name: "", customer: null, anonymous_id: "y" },
		{ ...base, type: "screen", name: "feed", timestamp: SECONDS },
	]);
	assert.deepEqual([people.length, dropped], [1, []]);
});

test("a repeated messageId is an event of its own", async () => {
	const { strict, state } = startPipelines();
	const call = { userId: "1", event: "buy", messageId: "m" };
	await accept(strict, "track", call);
	await accept(strict, "track", call);
	assert.deepEqual(
		state().events.map(({ messageId }) => messageId),
		["m", "m"],
	);
});

test("group creates an object and the relationship", async () => {
	const { strict, state } = startPipelines();
	const relationshipAttributes = { role: "admin" };
	await accept(strict, "group", {
		userId: "1",
		groupId: "acme",
		traits: { seats: 5, relationshipAttributes },
	});
	await accept(strict, "group", { anonymousId: "x", groupId: "acme", traits: { seats: 6 } });
	await accept(strict, "group", { userId: "1", groupId: "a", traits: { object_type_id: "2" } });
	await accept(strict, "group", { userId: "1", groupId: "a", traits: { objectTypeId: 3 } });
	const { objects } = state();
	assert.deepEqual(
		objects.map(({ object_type_id, object_id, attributes }) => [object_type_id, object_id, attributes]),
		[
			["1", "acme", { seats: 6 }],
			["2", "a", {}],
			["3", "a", {}],
		],
	);
	assert.deepEqual(objects[0].relationships, [
		{ cio_id: "03000001", attributes: { role: "admin" } },
		{ anonymous_id: "x", attributes: {} },
	]);
});

test("alias merges a person, or assigns an anonymousId", async () => {
	const { strict, state } = startPipelines();
	await accept(strict, "identify", { userId: "old", traits: { a: 1 } });
	await accept(strict, "track", { userId: "old", event: "e" });
	await accept(strict, "track", { anonymousId: "x", event: "e" });
	await accept(strict, "alias", { userId: "new", previousId: "old" });
	await accept(strict, "alias", { userId: "new", previousId: "x" });
	const { people, events } = state();
	assert.deepEqual(
		people.map(({ id, attributes }) => [id, attributes]),
		[["new", { a: 1 }]],
	);
	assert.deepEqual(
		events.map(({ customer }) => customer),
		[people[0].cio_id, people[0].cio_id],
	);
	await accept(strict, "identify", { userId: "b@c.d", traits: { b: 2 } });
	await accept(strict, "alias", { userId: "new", previousId: "B@c.d" });
	assert.deepEqual(
		state().people.map(({ id, email, attributes }) => [id, email, attributes]),
		[["new", "b@c.d", { a: 1, b: 2 }]],
	);
	await accept(strict, "alias", { userId: "other", previousId: "x" });
	assert.deepEqual(state().dropped[0].reasons, ["another person has the previousId"]);
});

test("calls about a suppressed person, and about an unknown cio_id, are accepted and dropped", async () => {
	const { strict, state } = startPipelines();
	await accept(strict, "track", { userId: "1", event: "User Suppressed" });
	for (const userId of ["1", "cio_99"]) {
		await accept(strict, "identify", { userId });
		await accept(strict, "track", { userId, event: "e" });
		await accept(strict, "alias", { userId, previousId: "2" });
		await accept(strict, "group", { userId, groupId: "g" });
	}
	const [suppressed, unknown] = ["the person is suppressed", "nobody has this userId"];
	assert.deepEqual(
		state().dropped.map(({ path, reasons }) => [path, ...reasons]),
		[suppressed, unknown].flatMap((reason) => [
			["/v1/identify", reason],
			["/v1/track", reason],
			["/v1/alias", reason],
			["/v1/group", `the group has no relationship: ${reason}`],
		]),
	);
	assert.deepEqual([state().people, state().events], [[], []]);
});

test("the short paths are those of the SDK for browsers", async () => {
	const { strict, state } = startPipelines();
	await accept(strict, "i", { userId: "1", type: "identify" });
	await accept(strict, "t", { userId: "1", type: "track", event: "e" });
	await accept(strict, "p", { userId: "1", type: "page" });
	await accept(strict, "s", { userId: "1", type: "screen" });
	await accept(strict, "g", { userId: "1", type: "group", groupId: "g" });
	await accept(strict, "a", { userId: "2", type: "alias", previousId: "1" });
	await accept(strict, "b", { batch: [{ userId: "1", type: "track", event: "e" }] });
	const { events, objects, people, dropped } = state();
	assert.deepEqual([events.length, objects.length, people.length, dropped.length], [4, 1, 2, 0]);
});

test("a batch performs each call, with the batch's context unless it has its own", async () => {
	const { strict, state } = startPipelines();
	const device = (/** @type {string} */ token) => ({ device: { token, type: "ios" } });
	const event = "Device Created or Updated";
	await accept(strict, "batch", {
		context: device("shared"),
		integrations: { All: true },
		batch: [
			{ type: "identify", userId: "1", traits: { a: 1 } },
			{ type: "track", userId: "1", event },
			{ type: "track", userId: "1", event, context: device("own") },
			{ type: "page", userId: "1", name: "Home" },
			{ type: "alias", userId: "1", previousId: "x" },
		],
	});
	const { people, events } = state();
	assert.deepEqual(people[0].attributes, { a: 1 });
	assert.deepEqual(
		people[0].devices.map(({ token }) => token),
		["shared", "own"],
	);
	assert.equal(events.length, 1);
	await accept(strict, "batch", { batch: [] });
});

test("events of groups are accepted and dropped", async () => {
	const { strict, state } = startPipelines();
	await accept(strict, "track", { groupId: "g", event: "e" });
	assert.deepEqual(state().dropped[0].reasons, ["the sandbox does not store events of groups"]);
});
