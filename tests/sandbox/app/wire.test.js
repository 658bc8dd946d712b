import assert from "node:assert/strict";
import test from "node:test";
import { wrong } from "../../behaviour/support.js";
import { CREDENTIALS } from "../support.js";
import { BEARER, EMAIL, startApp } from "./support.js";

const UNAUTHORIZED = { meta: { error: "Unauthorized request" } };

test("a missing or wrong key is a 401 in JSON, whatever the scheme", async () => {
	const { app } = startApp();
	for (const authorization of [
		undefined,
		"Bearer wrong",
		"Bearer",
		"app-key",
		CREDENTIALS,
		"Bearer app-key2",
	]) {
		for (const [method, path] of [
			["GET", "/v1/segments"],
			["POST", "/v1/send/email"],
			["GET", "/v1/design_studio/folders"],
		]) {
			/** @type {Record<string, string>} */
			const headers = authorization === undefined ? {} : { authorization };
			const response = await app(method, path, method === "POST" ? EMAIL : undefined, headers);
			assert.deepEqual([response.status, response.data], [401, UNAUTHORIZED], `${path} ${authorization}`);
			assert.equal(response.headers.get("www-authenticate"), null);
		}
	}
});

test("the key of the App API does not open the Track API, and the other way round", async () => {
	const { track, sandbox } = startApp();
	assert.equal((await track("GET", "/v1/segments")).status, 401);
	const response = await sandbox.fetch("http://api.test/api/v1/accounts/region", { headers: BEARER });
	assert.equal(response.status, 401);
});

test("the key is an option, and may be a private key of a region", async () => {
	for (const appKey of ["other", "sk_us_123", "sk_eu_123"]) {
		const { app } = startApp({ appKey });
		assert.equal((await app("GET", "/v1/segments")).status, 401);
		const headers = { authorization: `bearer ${appKey}` };
		assert.equal((await app("GET", "/v1/segments", undefined, headers)).status, 200);
	}
});

test("a private key opens the Track API, too", async () => {
	for (const [appKey, key, status] of [
		["sk_eu_123", "sk_eu_123", 200],
		["sk_eu_123", "sk_eu_1234", 401],
		["sk_123", "sk_123", 401],
	]) {
		const { sandbox } = startApp({ appKey: String(appKey) });
		const headers = { authorization: `Bearer ${key}` };
		const response = await sandbox.fetch("http://api.test/api/v1/accounts/region", { headers });
		assert.equal(response.status, status, `${appKey} ${key}`);
	}
});

test("a service account only sends, and names its workspace", async () => {
	const { app } = startApp({ appKey: "sa_live_123" });
	const authorization = "Bearer sa_live_123";
	const named = { authorization, "x-workspace-id": "1" };
	assert.equal((await app("POST", "/v1/send/email", EMAIL, named)).status, 200);
	assert.equal((await app("POST", "/v1/send/email", EMAIL, { authorization })).status, 401);
	assert.equal((await app("GET", "/v1/segments", undefined, named)).status, 401);
});

test("the list of Customer.io's IP addresses needs no key", async () => {
	const { app } = startApp();
	assert.equal((await app("GET", "/v1/info/ip_addresses", undefined, {})).status, 200);
});

test("the real hosts are accepted", async () => {
	const { sandbox } = startApp();
	for (const host of ["api.customer.io", "api-eu.customer.io"]) {
		const response = await sandbox.fetch(`https://${host}/v1/segments`, { headers: BEARER });
		assert.deepEqual([response.status, await response.json()], [200, { segments: [] }]);
	}
});

test("an unknown path or a wrong method is a 404 in HTML, even without a key", async () => {
	const { app } = startApp();
	for (const [method, path] of [
		["GET", "/v1/nothing"],
		["GET", "/v1/"],
		["GET", "/v1/accounts/region"],
		["GET", "/v1/segments/"],
		["PUT", "/v1/segments"],
		["DELETE", "/v1/send/email"],
		["POST", "/v1/customers/1/attributes"],
		["GET", "/v1/customers/%2e%2e/attributes"],
	]) {
		const response = await app(method, path, undefined, {});
		assert.equal(response.status, 404, `${method} ${path}`);
		assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8");
		assert.match(response.text, /^<!DOCTYPE html>/);
	}
});

test("only the vendor's own pages may read the answers", async () => {
	const { app, sandbox } = startApp();
	const response = await app("GET", "/v1/segments");
	assert.equal(response.headers.get("access-control-allow-origin"), "https://fly.customer.io");
	const preflight = await sandbox.fetch("http://api.test/v1/segments", {
		method: "OPTIONS",
		headers: { "access-control-request-method": "GET" },
	});
	assert.equal(preflight.headers.get("access-control-allow-origin"), "https://fly.customer.io");
});

test("each group of routes has its own form of errors", async () => {
	const { app } = startApp();
	const send = await app("POST", "/v1/send/sms", { identifiers: { id: "1" } });
	assert.deepEqual(
		[send.status, send.data],
		[400, { meta: { error: "transactional_message_id is required; to is required" } }],
	);
	const segment = await app("POST", "/v1/segments", { segment: {} });
	assert.deepEqual(
		[segment.status, segment.data],
		[
			400,
			{
				errors: [{ detail: "segment.name is required", status: "400", source: { pointer: "/segment/name" } }],
			},
		],
	);
	const trigger = await app("POST", "/v1/campaigns/1/triggers", { recipients: {} });
	assert.deepEqual([trigger.status, trigger.data.errors[0].source], [422, { pointer: "/recipients" }]);
	const newsletter = await app("POST", "/v1/newsletters", {
		type: "email",
		name: "n",
		subject: "s",
		body: "b",
	});
	assert.deepEqual(
		[newsletter.status, newsletter.data],
		[422, { errors: [{ detail: "recipients is required" }] }],
	);
	const folder = await app("POST", "/v1/design_studio/folders", {});
	assert.deepEqual(
		[folder.status, folder.data],
		[400, { errors: [{ detail: "name is required", status: "400" }] }],
	);
});

test("an unknown id is a 404 in JSON", async () => {
	const { app } = startApp();
	const studioId = "00000000-0000-4000-8000-000000000099";
	for (const path of [
		"/v1/segments/99",
		"/v1/segments/x",
		"/v1/customers/nobody/attributes",
		"/v1/messages/nothing",
		"/v1/exports/99",
		"/v1/exports/99/download",
		"/v1/imports/99",
		"/v1/transactional/99",
		"/v1/campaigns/99",
		"/v1/campaigns/1/actions/99",
		"/v1/broadcasts/99",
		"/v1/campaigns/1/triggers/99",
		"/v1/newsletters/99",
		"/v1/collections/99",
		"/v1/reporting_webhooks/99",
		"/v1/sender_identities/99",
		"/v1/objects/1/nothing/attributes",
		"/v1/assets/files/99",
		`/v1/design_studio/emails/${studioId}`,
		"/v1/live_notifications/00000000000000000000000099",
	]) {
		const response = await app("GET", path);
		assert.deepEqual(
			[response.status, response.data],
			[404, { errors: [{ detail: "not found", status: "404" }] }],
			path,
		);
	}
});

test("a malformed id is a 400 where the specification says so", async () => {
	const { app } = startApp();
	for (const path of [
		"/v1/campaigns/x",
		"/v1/broadcasts/x",
		"/v1/campaigns/1/actions/x",
		"/v1/assets/files/0",
	]) {
		assert.equal((await app("GET", path)).status, 400, path);
	}
});

test("a body must be JSON, declared as such", async () => {
	const { sandbox } = startApp();
	const url = "http://api.test/v1/segments";
	for (const [body, type] of [
		["{", "application/json"],
		["[]", "application/json"],
		['{"segment":{"name":"a"}}', "text/plain"],
	]) {
		const headers = { ...BEARER, "content-type": type };
		const response = await sandbox.fetch(url, { method: "POST", headers, body });
		assert.equal(response.status, 400, body);
	}
});

test("requests are stored without the key", async () => {
	const { app, sandbox } = startApp();
	await app("GET", "/v1/segments?a=1");
	const [seen] = sandbox.state().requests;
	assert.deepEqual(seen, {
		method: "GET",
		path: "/v1/segments",
		query: "a=1",
		headers: { authorization: "Bearer [redacted]" },
		body: "",
		status: 200,
	});
});

test("faults apply to the App API, too", async () => {
	const { app, sandbox } = startApp();
	sandbox.fail({ kind: "answer", status: 429, headers: { "retry-after": "7" }, path: "/v1/send/*" });
	const limited = await app("POST", "/v1/send/email", EMAIL);
	assert.deepEqual([limited.status, limited.headers.get("retry-after")], [429, "7"]);
	assert.equal(sandbox.state().deliveries.length, 0);
	sandbox.fail({ kind: "answer", status: 503, processed: true });
	assert.equal((await app("POST", "/v1/send/email", EMAIL)).status, 503);
	assert.equal(sandbox.state().deliveries.length, 1);
});

test("a wrong option is refused by name", () => {
	const bad = [
		[{ appKey: "" }, /^appKey must be/],
		[{ appKey: "a b" }, /^appKey must be/],
		[{ app: { nothing: 1 } }, /^app\.nothing is not a sandbox option/],
		[{ app: { transactional: [{}] } }, /^app\.transactional must be/],
		[{ app: { rateLimit: { send: 0 } } }, /^app\.rateLimit\.send must be/],
		[{ app: { rateLimit: { all: 1 } } }, /^app\.rateLimit\.all is not a sandbox option/],
		[{ webhook: { url: "hook" } }, /^webhook\.url must be/],
		[{ webhook: { signingKey: "" } }, /^webhook\.signingKey must be/],
		[{ webhook: { events: ["email_read"] } }, /^webhook\.events has an unknown event: email_read/],
	];
	for (const [options, message] of bad) {
		assert.throws(() => startApp(wrong(options)), {
			name: "TypeError",
			message: /** @type {RegExp} */ (message),
		});
	}
});
