/** The official client, pointed at the sandbox: each of its methods succeeds, and what fails reaches the caller. */
import assert from "node:assert/strict";
import test from "node:test";
import { CustomerIORequestError, PipelinesClient, TrackClient } from "customerio-node";
import { serveSandbox } from "../../../pkg-template/sandbox/node.js";
import { wrong } from "../../behaviour/support.js";

/** @param {test.TestContext} t @param {{ key?: string, strictMode?: boolean }} [options] */
async function start(t, { key = "source-key", strictMode = true } = {}) {
	const served = await serveSandbox({ writeKey: "source-key" });
	t.after(served.close);
	const { url, sandbox } = served;
	const cdp = new PipelinesClient(key, { url: `${url}/v1`, strictMode, retry: { maxRetries: 0 } });
	return { url, cdp, sandbox, state: sandbox.state };
}

test("each method succeeds and has its effect", async (t) => {
	const { cdp, state } = await start(t);
	await cdp.track({ anonymousId: "x", event: "visited" });
	await cdp.identify({ userId: 42, anonymousId: "x", traits: { email: "ada@example.com" } });
	await cdp.track({ userId: "42", event: "purchase", properties: { total: 9.9 }, messageId: "m" });
	await cdp.page({ userId: "42", name: "Home", category: "docs", properties: { title: "Home" } });
	await cdp.screen({ userId: "42", name: "feed" });
	await cdp.group({ userId: "42", groupId: "acme", traits: { seats: 5 } });
	await cdp.identify({ userId: "old" });
	await cdp.alias({ userId: "42", previousId: "old" });
	await cdp.batch([
		{ type: "identify", userId: "43", traits: { plan: "pro" } },
		{ type: "track", userId: "43", event: "batched" },
	]);
	const { people, events, objects, dropped, requests } = state();
	assert.deepEqual(
		people.map(({ id, email, attributes }) => [id, email, attributes]),
		[
			["42", "ada@example.com", { anonymous_id: "x" }],
			["43", undefined, { plan: "pro" }],
		],
	);
	const [ada, bob] = people.map(({ cio_id }) => cio_id);
	assert.deepEqual(
		events.map(({ type, name, customer }) => [type, name, customer]),
		[
			["event", "visited", ada],
			["event", "purchase", ada],
			["page", "Home", ada],
			["screen", "feed", ada],
			["event", "batched", bob],
		],
	);
	assert.equal(events[1].messageId, "m");
	assert.match(events[0].messageId ?? "", /^[\da-f-]{36}$/);
	assert.deepEqual(objects[0].relationships, [{ cio_id: ada, attributes: {} }]);
	assert.deepEqual(dropped, []);
	assert.equal(requests[0].headers.authorization, "Basic [redacted]");
});

test("none of its methods is left out above", () => {
	const methods = Object.getOwnPropertyNames(PipelinesClient.prototype).sort();
	const calls = ["alias", "batch", "group", "identify", "page", "screen", "track"];
	assert.deepEqual(methods, [...calls, "constructor", "envelope"].sort());
});

test("both clients of a workspace see the same person", async (t) => {
	const { url, cdp, state } = await start(t);
	await new TrackClient("site", "key", { url: `${url}/api/v1` }).identify("42", { plan: "basic" });
	await cdp.identify({ userId: "42", traits: { plan: "pro" } });
	assert.deepEqual(
		state().people.map(({ id, attributes }) => [id, attributes]),
		[["42", { plan: "pro" }]],
	);
});

test("strict mode's errors reach the caller", async (t) => {
	const { cdp } = await start(t);
	const call = cdp.track({ userId: "42", event: "e", timestamp: "yesterday" });
	const error = await call.catch((reason) => reason);
	assert.ok(error instanceof CustomerIORequestError);
	assert.equal(error.statusCode, 400);
	assert.match(error.message, /timestamp must be an ISO 8601 date-time/);
	const other = await start(t, { key: "other" });
	await assert.rejects(other.cdp.track({ userId: "42", event: "e" }), { statusCode: 401 });
});

test("without strict mode, nothing reaches the caller", async (t) => {
	const { cdp, state } = await start(t, { strictMode: false });
	await cdp.track({ userId: "42", event: "e", properties: wrong("text") });
	assert.deepEqual(state().dropped[0].reasons, ["properties must be an object"]);
	const other = await start(t, { key: "other", strictMode: false });
	await other.cdp.track({ userId: "42", event: "e" });
	assert.equal(other.state().dropped.length, 1);
});

test("faults apply to its calls", async (t) => {
	const { cdp, sandbox, state } = await start(t);
	sandbox.fail({ kind: "answer", status: 503, path: "/v1/track", processed: true });
	await assert.rejects(cdp.track({ userId: "42", event: "e" }), { statusCode: 503 });
	assert.deepEqual([state().events.length, state().requests[0].fault], [1, "answer"]);
	sandbox.fail({ kind: "reset", path: "/v1/*" });
	await assert.rejects(cdp.batch([{ type: "track", userId: "42", event: "e" }]));
	assert.equal(state().events.length, 1);
});
