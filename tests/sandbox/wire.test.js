import assert from "node:assert/strict";
import test from "node:test";
import { ROUTES } from "../../pkg-template/sandbox/routes.js";
import { matchesTemplate } from "../harness/specifications.js";
import { CREDENTIALS, EMPTY_STATE, ENDPOINTS, errorsOf, start } from "./support.js";

const JSON_TYPE = "application/json; charset=utf-8";

test("these tests call every endpoint of the Track API", () => {
	const names = ROUTES.map(({ method, path }) => `${method} ${path}`);
	const called = ENDPOINTS.map(({ method, path }) => {
		const route = ROUTES.find((route) => route.method === method && matchesTemplate(path, route.path));
		return `${method} ${route?.path}`;
	});
	assert.deepEqual(called.sort(), names.sort());
});

test("the response to a write is an empty object and a newline", async () => {
	const { call } = start();
	for (const { method, path, body } of ENDPOINTS) {
		if (method === "GET" || path.startsWith("/api/v1/forms/")) continue;
		const response = await call(method, path, body);
		assert.deepEqual([response.status, response.text], [200, "{}\n"], `${method} ${path}`);
		assert.equal(response.headers.get("content-type"), JSON_TYPE);
	}
});

test("the region is that of the account", async () => {
	const us = await start().call("GET", "/api/v1/accounts/region");
	const eu = await start({ region: "eu" }).call("GET", "/api/v1/accounts/region");
	assert.deepEqual(JSON.parse(us.text), {
		url: "https://track.customer.io",
		region: "us",
		environment_id: 1,
	});
	assert.deepEqual(JSON.parse(eu.text), {
		url: "https://track-eu.customer.io",
		region: "eu",
		environment_id: 1,
	});
	assert.equal(us.headers.get("content-type"), JSON_TYPE);
});

test("wrong or missing credentials are a 401 in plain text, on every endpoint", async () => {
	const { call, sandbox } = start();
	for (const authorization of [
		undefined,
		"",
		"Basic",
		"Basic ***",
		`Bearer ${btoa("site:key")}`,
		`Basic ${btoa("site:wrong")}`,
		`Basic ${btoa("site:key:")}`,
		`Basic ${btoa("Site:key")}`,
	]) {
		const headers = {
			"content-type": "application/json",
			...(authorization === undefined ? {} : { authorization }),
		};
		for (const { method, path, body } of ENDPOINTS.filter(({ needsCredentials }) => needsCredentials)) {
			const response = await call(method, path, body, headers);
			assert.deepEqual(
				[response.status, response.text],
				[401, "Unauthorized request"],
				`${method} ${path} ${authorization}`,
			);
			assert.match(String(response.headers.get("content-type")), /^text\/plain/);
		}
	}
	assert.deepEqual({ ...sandbox.state(), requests: [] }, EMPTY_STATE);
});

test("the delivery endpoints accept requests with or without credentials", async () => {
	const { call } = start();
	for (const { method, path, body } of ENDPOINTS.filter(({ needsCredentials }) => !needsCredentials)) {
		for (const authorization of [undefined, CREDENTIALS, "Basic wrong"]) {
			const headers = { "content-type": "application/json", ...(authorization && { authorization }) };
			assert.equal((await call(method, path, body, headers)).status, 200, `${path} ${authorization}`);
		}
	}
});

test("credentials are checked before the body and the identifier", async () => {
	const { call } = start();
	assert.equal((await call("PUT", "/api/v1/customers/%ff", "no JSON", {})).status, 401);
});

test("credentials are UTF-8 in either base64 alphabet, with the scheme in any case", async () => {
	const { call } = start({ siteId: "sité", apiKey: "k:ÿ~~~???" });
	const standard = Buffer.from("sité:k:ÿ~~~???").toString("base64");
	const urlSafe = standard.replaceAll("+", "-").replaceAll("/", "_");
	assert.match(standard, /\+.*\/|\/.*\+/);
	for (const authorization of [`Basic ${standard}`, `Basic ${urlSafe}`, `basic ${standard}`]) {
		assert.equal((await call("GET", "/api/v1/accounts/region", undefined, { authorization })).status, 200);
	}
	const latin1 = `Basic ${Buffer.from("sité:k:ÿ~~~???", "latin1").toString("base64")}`;
	assert.equal(
		(await call("GET", "/api/v1/accounts/region", undefined, { authorization: latin1 })).status,
		401,
	);
});

test("an unknown path is a 404, even without credentials", async () => {
	const { call } = start();
	for (const path of [
		"/",
		"/api/v1",
		"/api/v1/customers",
		"/api/v1/customers/",
		"/api/v1/customers/1/",
		"/api/v1/customers//events",
		"/api/v1/customers/1/2/events",
		"/api/v1/customers/1/devices/",
		"/api/v1/segments/7",
		"/api/v1/unsubscribe/a",
		"/unsubscribe/",
		"/push/events",
		"/api/v2/nothing",
		"/__sandbox/else",
	]) {
		const response = await call("GET", path, undefined, {});
		assert.equal(response.status, 404, path);
		assert.equal(typeof JSON.parse(response.text).meta.error, "string");
		assert.equal(response.headers.get("content-type"), JSON_TYPE);
	}
});

test("an unsupported method is a 405 that lists the supported ones", async () => {
	const { call } = start();
	const response = await call("POST", "/api/v1/customers/1", {});
	assert.equal(response.status, 405);
	assert.equal(typeof JSON.parse(response.text).meta.error, "string");
	assert.equal(response.headers.get("allow"), "PUT, DELETE");
	assert.equal((await call("OPTIONS", "/api/v1/events")).status, 405);
});

test("every response of the Track API allows any origin", async () => {
	const { call } = start();
	const responses = await Promise.all([
		call("PUT", "/api/v1/customers/1", {}),
		call("PUT", "/api/v1/customers/1", "no JSON"),
		call("PUT", "/api/v1/customers/1", {}, {}),
		call("GET", "/nothing"),
		call("PATCH", "/api/v1/events"),
	]);
	assert.deepEqual(
		responses.map(({ status }) => status),
		[200, 400, 401, 404, 405],
	);
	for (const { headers } of responses) assert.equal(headers.get("access-control-allow-origin"), "*");
});

test("a preflight allows the requested method and headers, and is not recorded", async () => {
	const { call, sandbox } = start();
	const response = await call("OPTIONS", "/api/v1/customers/1", undefined, {
		origin: "https://shop.example",
		"access-control-request-method": "PUT",
		"access-control-request-headers": "authorization,content-type",
	});
	assert.deepEqual([response.status, response.text], [204, ""]);
	assert.equal(response.headers.get("access-control-allow-origin"), "*");
	assert.equal(response.headers.get("access-control-allow-methods"), "PUT");
	assert.equal(response.headers.get("access-control-allow-headers"), "authorization,content-type");
	assert.deepEqual(sandbox.state().requests, []);
});

test("a body must be declared as JSON", async () => {
	const { call } = start();
	/** @param {string} [type] */
	const put = (type) =>
		call("PUT", "/api/v1/customers/1", new TextEncoder().encode("{}"), {
			authorization: CREDENTIALS,
			...(type ? { "content-type": type } : {}),
		});
	for (const type of [undefined, "text/plain", "application/jsonp", "application/x-www-form-urlencoded"]) {
		const response = await put(type);
		assert.equal(response.status, 400, `${type}`);
		assert.match(errorsOf(response)[0], /content-type/);
	}
	for (const type of [
		"application/json",
		"Application/JSON;charset=utf-8",
		"application/json ; charset=utf-8",
	]) {
		assert.equal((await put(type)).status, 200, type);
	}
});

test("a body must be a JSON object, on every endpoint that reads one", async () => {
	const { call, sandbox } = start();
	const bodies = [
		"",
		"{",
		"[]",
		"null",
		'"text"',
		"1",
		"{'a':1}",
		"\ufeff{}",
		new Uint8Array([...new TextEncoder().encode('{"a":"'), 0xff, 0x22, 0x7d]),
	];
	for (const body of bodies) {
		for (const { method, path } of ENDPOINTS.filter((endpoint) => endpoint.body !== undefined)) {
			const response = await call(method, path, body);
			assert.equal(response.status, 400, `${method} ${path} ${body}`);
			assert.match(response.text, /JSON/);
		}
	}
	const response = await call("PUT", "/api/v1/customers/1", "[]");
	assert.deepEqual(errorsOf(response), ["the body must be a JSON object"]);
	assert.deepEqual({ ...sandbox.state(), requests: [] }, EMPTY_STATE);
});

test("a body that state could not return as JSON is rejected", async () => {
	const { call, sandbox } = start();
	const nested = `{"data":${"[".repeat(40_000)}${"]".repeat(40_000)}}`;
	assert.equal((await call("PUT", "/api/v1/customers/1", nested)).status, 400);
	assert.equal((await call("PUT", "/api/v1/customers/1", '{"a":[{"b":1e400}]}')).status, 400);
	assert.equal(
		(await call("PUT", "/api/v1/customers/1", `{"a":${"[".repeat(400)}1${"]".repeat(400)}}`)).status,
		200,
	);
	JSON.stringify(sandbox.state());
});
