import assert from "node:assert/strict";
import test from "node:test";
import { NOW } from "../support.js";
import { startPipelines } from "./support.js";

/** Starts a sandbox with the person 1, and `track`, which sends an event in strict mode and returns its errors, if any. */
async function start() {
	const { strict, state } = startPipelines();
	await strict("identify", { userId: "1" });
	/** @param {string} event @param {object} [more] */
	const track = async (event, more) => (await strict("track", { userId: "1", event, ...more })).errors;
	/** The reason why the last call was dropped. */
	const reason = () => state().dropped.at(-1)?.reasons[0];
	return { strict, state, track, reason };
}

test("a device is created, updated and deleted", async () => {
	const { track, state } = await start();
	const context = { device: { token: "t", type: "ios" } };
	assert.equal(await track("Device Created or Updated", { context }), undefined);
	assert.deepEqual(state().people[0].devices, [
		{ token: "t", platform: "ios", last_used: NOW, attributes: {} },
	]);
	const timestamp = "2026-01-02T00:00:00Z";
	const other = { device: { token: "t", type: "android" } };
	await track("Device Created or Updated", { context: other, timestamp });
	assert.deepEqual(state().people[0].devices, [
		{ token: "t", platform: "android", last_used: Date.parse(timestamp) / 1000, attributes: {} },
	]);
	await track("Device Deleted", { context: { device: { token: "t" } } });
	assert.deepEqual([state().people[0].devices, state().events], [[], []]);
});

test("a person is deleted", async () => {
	const { track, state, reason } = await start();
	assert.equal(await track("User Deleted"), undefined);
	assert.deepEqual([state().people, state().dropped], [[], []]);
	await track("User Deleted");
	assert.equal(reason(), "nobody has this userId");
});

test("a person is suppressed and unsuppressed", async () => {
	const { track, state, reason } = await start();
	assert.equal(await track("User Suppressed"), undefined);
	assert.deepEqual(state().suppressed, [{ cio_id: "03000001", id: "1" }]);
	const context = { device: { token: "t", type: "ios" } };
	await track("Device Created or Updated", { context });
	assert.equal(reason(), "the person is suppressed");
	await track("User Unsuppressed");
	assert.deepEqual(state().suppressed, []);
	await track("e");
	assert.equal(state().people.length, 1);
});

test("a relationship and an object are deleted", async () => {
	const { strict, track, state, reason } = await start();
	for (const objectTypeId of [1, 2]) {
		await strict("group", { userId: "1", groupId: "acme", traits: { objectTypeId } });
	}
	assert.equal(await track("Relationship Deleted", { properties: { objectId: "acme" } }), undefined);
	assert.deepEqual(
		state().objects.map(({ relationships }) => relationships.length),
		[0, 1],
	);
	const properties = { objectId: "acme", objectTypeId: 2 };
	assert.equal(await track("Object Deleted", { userId: undefined, anonymousId: "x", properties }), undefined);
	assert.deepEqual(
		state().objects.map(({ object_type_id }) => object_type_id),
		["1"],
	);
	assert.deepEqual(state().dropped, []);
	await track("Object Deleted", { properties });
	assert.equal(reason(), "there is no such object");
	await track("Relationship Deleted", { userId: "2", properties });
	assert.equal(reason(), "nobody has this userId");
});

test("a delivery is reported, without a person", async () => {
	const { track, state } = await start();
	const properties = { deliveryId: "d", metric: "clicked", recipient: "r", href: "https://a.test/" };
	assert.equal(await track("Report Delivery Event", { userId: undefined, properties }), undefined);
	assert.deepEqual(state().deliveries, [
		{ id: "d", metrics: [{ metric: "clicked", timestamp: NOW, recipient: "r", href: "https://a.test/" }] },
	]);
});

test("a content event is accepted and dropped", async () => {
	const { track, reason } = await start();
	const properties = { actionType: "viewed_content", contentId: 1 };
	assert.equal(await track("Report Content Event", { userId: undefined, properties }), undefined);
	assert.equal(reason(), "the sandbox does not store content events");
});

test("an error names what a semantic event lacks", async () => {
	const { track } = await start();
	const anonymous = { userId: undefined, anonymousId: "x" };
	for (const [event, more, error] of /** @type {const} */ ([
		["Device Created or Updated", anonymous, "userId is required"],
		["Device Created or Updated", {}, "context.device is required"],
		["Device Created or Updated", { context: { device: {} } }, "context.device.token is required"],
		["Device Created or Updated", { context: { device: { token: "t" } } }, "context.device.type is required"],
		["Device Deleted", { context: { device: { token: 1 } } }, "context.device.token must be a string"],
		["User Deleted", anonymous, "userId is required"],
		["User Suppressed", anonymous, "userId is required"],
		["User Unsuppressed", anonymous, "userId is required"],
		["Relationship Deleted", {}, "properties is required"],
		["Relationship Deleted", { properties: {} }, "properties.objectId is required"],
		[
			"Object Deleted",
			{ properties: { objectId: "a", objectTypeId: 0 } },
			"properties.objectTypeId must be a positive integer",
		],
		["Report Delivery Event", { properties: {} }, "properties.deliveryId is required"],
		[
			"Report Delivery Event",
			{ properties: { deliveryId: "d", metric: "sent" } },
			"properties.metric must be one of delivered, clicked, converted, opened",
		],
		["Report Content Event", {}, "properties is required"],
	])) {
		assert.deepEqual(await track(event, more), [error], event);
	}
});
