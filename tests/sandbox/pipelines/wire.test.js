import assert from "node:assert/strict";
import test from "node:test";
import { createSandbox } from "../../../pkg-template/sandbox/index.js";
import { createSandboxHandler, serveSandbox } from "../../../pkg-template/sandbox/node.js";
import { BEARER, EMAIL } from "../app/support.js";
import { BEFORE, TOUR } from "../app/tour.js";
import { NOW } from "../support.js";
import { BASIC, startPipelines } from "./support.js";

const LONG = ["identify", "track", "page", "screen", "group", "alias", "batch"];
const SHORT = ["i", "t", "p", "s", "g", "a", "b"];
const PATHS = [...LONG, ...SHORT].map((name) => `/v1/${name}`);
const CALL = { writeKey: "write-key", userId: "1", event: "e" };

test("the paths take POST only", async () => {
	const sandbox = createSandbox();
	for (const path of PATHS) {
		for (const method of ["GET", "PUT", "DELETE", "PATCH"]) {
			const response = await sandbox.fetch(`http://cdp.test${path}`, { method });
			assert.deepEqual([response.status, response.headers.get("allow")], [405, "POST"], `${method} ${path}`);
		}
	}
});

test("no path of another API is one of the Pipelines API, and the rest of /v1/ is the App API", async () => {
	for (const { path } of [...BEFORE, ...TOUR]) assert.equal(PATHS.includes(path.split("?")[0]), false, path);
	const sandbox = createSandbox();
	const headers = { authorization: BASIC, "content-type": "application/json" };
	for (const path of ["/v1/tracks", "/v1/track/", "/v1/x", "/v1/constructor", "/v1/"]) {
		const response = await sandbox.fetch(`http://cdp.test${path}`, { method: "POST", headers, body: "{}" });
		assert.equal(response.status, 404, path);
		assert.match(response.headers.get("content-type") ?? "", /^text\/html/, path);
	}
	assert.deepEqual(sandbox.state().dropped, []);
});

test("a page of any origin may send", async () => {
	const sandbox = createSandbox();
	const asked = {
		"access-control-request-method": "POST",
		"access-control-request-headers": "authorization,content-type",
	};
	const preflight = await sandbox.fetch("http://cdp.test/v1/track", { method: "OPTIONS", headers: asked });
	assert.equal(preflight.status, 204);
	assert.equal(preflight.headers.get("access-control-allow-origin"), "*");
	assert.equal(preflight.headers.get("access-control-allow-headers"), "authorization,content-type");
	const response = await sandbox.fetch("http://cdp.test/v1/t", {
		method: "POST",
		body: JSON.stringify(CALL),
	});
	assert.equal(response.headers.get("access-control-allow-origin"), "*");
	assert.equal(sandbox.state().events.length, 1);
});

test("messages of the App API whose time has come are sent before a call has its effect", async () => {
	const { loose, sandbox, clock } = startPipelines();
	await loose("identify", { userId: "ada" });
	const email = { ...EMAIL, send_at: NOW + 10, send_to_unsubscribed: false };
	const headers = { ...BEARER, "content-type": "application/json" };
	await sandbox.fetch("http://api.test/v1/send/email", {
		method: "POST",
		headers,
		body: JSON.stringify(email),
	});
	clock.seconds = NOW + 20;
	await loose("identify", { userId: "ada", traits: { unsubscribed: true } });
	const { metrics } = sandbox.state().deliveries[0];
	assert.deepEqual(
		metrics.map(({ metric }) => metric),
		["sent", "delivered"],
	);
});

test("only the latest dropped calls are listed, and all are counted", async () => {
	const { loose, sandbox } = startPipelines();
	const batch = Array(1500).fill({});
	for (let count = 0; count < 3; count += 1) await loose("batch", { batch });
	const { dropped } = sandbox.state();
	assert.deepEqual([dropped.length, dropped[0].index, dropped.at(-1)?.index], [1000, 500, 1499]);
	assert.equal(sandbox.counts().dropped, 4500);
	sandbox.reset();
	assert.deepEqual([sandbox.state().dropped, sandbox.counts().dropped], [[], 0]);
});

test("serveSandbox takes the option writeKey", async (t) => {
	const { url, sandbox, close } = await serveSandbox({ writeKey: "other" });
	t.after(close);
	const body = JSON.stringify({ ...CALL, writeKey: "other" });
	const init = { method: "POST", headers: { "x-strict-mode": "1" }, body };
	assert.equal((await fetch(`${url}/v1/t`, init)).status, 200);
	assert.equal((await fetch(`${url}/v1/t`, { ...init, body: JSON.stringify(CALL) })).status, 401);
	assert.equal(sandbox.state().events.length, 1);
	assert.throws(() => createSandboxHandler({ writeKey: "" }), /^TypeError: writeKey must be/);
});
