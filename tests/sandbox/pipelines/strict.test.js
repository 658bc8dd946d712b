import assert from "node:assert/strict";
import test from "node:test";
import { EMPTY_STATE, NOW } from "../support.js";
import { startPipelines } from "./support.js";

const LONG = "x".repeat(33_000);

/** @type {[path: string, body: unknown, error: string][]} */
const INVALID = [
	["identify", {}, "userId, anonymousId or traits.email is required"],
	["identify", { userId: "1", traits: [] }, "traits must be an object"],
	["identify", { userId: "1", traits: { email: "no" } }, "traits.email must be an email address"],
	["identify", { userId: "1", traits: { a: "x".repeat(1001) } }, "traits.a must be at most 1000 bytes"],
	["identify", { userId: {} }, "userId must be a string"],
	["identify", { userId: "x".repeat(151) }, "userId must be at most 150 bytes"],
	["identify", { userId: "1", anonymousId: true }, "anonymousId must be a string"],
	["identify", { userId: "1", messageId: 1 }, "messageId must be a string"],
	["identify", { userId: "1", type: "track" }, "type must be one of identify"],
	["identify", { userId: "1", context: "c" }, "context must be an object"],
	["identify", { userId: "1", integrations: [] }, "integrations must be an object"],
	["track", { event: "e" }, "userId or anonymousId is required"],
	["track", { userId: "1" }, "event is required"],
	["track", { userId: "1", event: " " }, "event is required"],
	["track", { userId: "1", event: 1 }, "event must be a string"],
	["track", { userId: "1", event: "e", properties: "p" }, "properties must be an object"],
	["page", {}, "userId or anonymousId is required"],
	["page", { userId: "1", name: 1 }, "name must be a string"],
	["screen", {}, "userId or anonymousId is required"],
	["screen", { userId: "1", name: {} }, "name must be a string"],
	["group", { groupId: "g" }, "userId or anonymousId is required"],
	["group", { userId: "1" }, "groupId is required"],
	[
		"group",
		{ userId: "1", groupId: "g", traits: { a: "x".repeat(1001) } },
		"traits.a must be at most 1000 bytes",
	],
	[
		"group",
		{ userId: "1", groupId: "g", traits: { object_type_id: ["1"] } },
		"traits.object_type_id must be a positive integer",
	],
	[
		"group",
		{ userId: "1", groupId: "g", traits: { objectTypeId: 1.5 } },
		"traits.object_type_id must be a positive integer",
	],
	[
		"group",
		{ userId: "1", groupId: "g", traits: { relationshipAttributes: 1 } },
		"traits.relationshipAttributes must be an object",
	],
	["alias", { previousId: "1" }, "userId is required"],
	["alias", { userId: "1" }, "previousId is required"],
	["batch", {}, "batch is required"],
	["batch", { batch: {} }, "batch must be an array"],
	["batch", { batch: [], context: 1 }, "context must be an object"],
	["batch", { batch: [1] }, "batch[0] must be an object"],
	["batch", { batch: [{ userId: "1", event: "e" }] }, "batch[0]: type is required"],
	["batch", { batch: [{ type: "track", userId: "1" }] }, "batch[0]: event is required"],
	["track", [], "the body must be a JSON object"],
	["track", "{", "the body is not valid JSON in UTF-8"],
	["track", new Uint8Array([255]), "the body is not valid JSON in UTF-8"],
	[
		"track",
		'{"userId":"1","event":"e","n":1e400}',
		"the body contains a number out of range or is nested too deeply",
	],
	["track", { userId: "1", event: "e", properties: { LONG } }, "the body must be at most 32768 bytes"],
	["batch", { batch: [{ type: "track", userId: "1", event: LONG }] }, "batch[0] must be at most 32768 bytes"],
	["batch", { batch: Array(16).fill(LONG) }, "the body must be at most 512000 bytes"],
];

for (const timestamp of [1, "", "yesterday", "2026-01-01", "2026-13-01T00:00:00Z", "2026-01-01T00:00:00"]) {
	INVALID.push(["track", { userId: "1", event: "e", timestamp }, "timestamp must be an ISO 8601 date-time"]);
}

test("strict mode refuses an invalid request with a 400 and without an effect", async () => {
	const { strict, state } = startPipelines();
	for (const [path, body, error] of INVALID) {
		const { status, text } = await strict(path, body);
		assert.deepEqual([status, JSON.parse(text)], [400, { meta: { errors: [error] } }]);
	}
	assert.deepEqual({ ...state(), requests: [] }, EMPTY_STATE);
});

test("without strict mode, the same requests get a 200 and are dropped, with the same reasons", async () => {
	const { loose, state } = startPipelines();
	for (const [path, body, error] of INVALID) {
		const response = await loose(path, body);
		assert.deepEqual([response.status, response.text], [200, "{}\n"], error);
		const { path: droppedPath, reasons, received } = state().dropped.at(-1) ?? {};
		assert.deepEqual([droppedPath, reasons, received], [`/v1/${path}`, [error], NOW]);
	}
	assert.equal(state().dropped.length, INVALID.length);
	assert.deepEqual({ ...state(), requests: [], dropped: [] }, EMPTY_STATE);
});

const MIXED = {
	batch: [
		{ type: "track", userId: "1", event: "a" },
		{ type: "track", userId: "1" },
		{ type: "track", userId: "1", event: "b" },
		{ type: "nonsense", userId: "1" },
	],
};
const ERRORS = [
	"batch[1]: event is required",
	"batch[3]: type must be one of identify, track, page, screen, group, alias",
];

test("strict mode refuses a batch for one invalid call, and lists all of them", async () => {
	const { strict, state } = startPipelines();
	assert.deepEqual((await strict("batch", MIXED)).errors, ERRORS);
	assert.deepEqual([state().events, state().dropped], [[], []]);
});

test("without strict mode, a batch loses only its invalid calls", async () => {
	const { loose, state } = startPipelines();
	assert.equal((await loose("batch", MIXED)).status, 200);
	assert.deepEqual(
		state().events.map(({ name }) => name),
		["a", "b"],
	);
	assert.deepEqual(state().dropped, [
		{ path: "/v1/batch", index: 1, reasons: [ERRORS[0]], received: NOW },
		{ path: "/v1/batch", index: 3, reasons: [ERRORS[1]], received: NOW },
	]);
});

test("a call may have exactly 32 kB, and a batch exactly 500 kB", async () => {
	const { strict } = startPipelines();
	/** @param {number} bytes @param {object} more */
	const track = (bytes, more = {}) => {
		const call = { ...more, userId: "1", event: "" };
		return { ...call, event: "é".repeat(10) + "e".repeat(bytes - 20 - JSON.stringify(call).length) };
	};
	assert.equal((await strict("track", track(32_768))).status, 200);
	assert.equal((await strict("track", track(32_769))).status, 400);
	const calls = Array(15).fill(track(32_768, { type: "track" }));
	const used = JSON.stringify({ batch: [...calls, {}] }).length + 15 * 10 - "{}".length;
	assert.equal(
		(await strict("batch", { batch: [...calls, track(512_000 - used, { type: "track" })] })).status,
		200,
	);
	assert.equal(
		(await strict("batch", { batch: [...calls, track(512_001 - used, { type: "track" })] })).status,
		400,
	);
});

test("another content type is refused", async () => {
	const { send } = startPipelines();
	for (const type of ["application/x-www-form-urlencoded", "text/html", "application/jsonp"]) {
		const headers = { "content-type": type, "x-strict-mode": "1" };
		const { errors } = await send("track", "{}", headers);
		assert.deepEqual(errors, ["content-type must be application/json or text/plain"], type);
	}
});
