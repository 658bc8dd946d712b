import assert from "node:assert/strict";
import { createServer } from "node:http";
import test from "node:test";
import { createSandboxHandler } from "../../../pkg-template/sandbox/node.js";
import { NOW } from "../support.js";
import { BEARER, EMAIL, startApp } from "./support.js";

test("an export is pending, then done, and its file is served for 15 minutes", async () => {
	const { app, identify, sandbox, clock } = startApp();
	await identify("ada", { email: "ada@example.com", name: 'Ada "A", Countess', plan: "pro" });
	await identify("bob", { plan: "free" });
	const filters = { attribute: { field: "plan", operator: "exists" } };
	const created = (await app("POST", "/v1/exports/customers", { filters })).data.export;
	assert.deepEqual([created.id, created.status, created.total, created.type], [1, "pending", 0, "customers"]);
	assert.equal((await app("GET", "/v1/exports/1")).data.export.status, "pending");
	const done = (await app("GET", "/v1/exports/1")).data.export;
	assert.deepEqual([done.status, done.total, done.failed], ["done", 2, false]);
	const { url } = (await app("GET", "/v1/exports/1/download")).data;
	const file = await sandbox.fetch(url);
	assert.equal(file.headers.get("content-type"), "text/csv; charset=utf-8");
	assert.equal(
		await file.text(),
		'id,email,cio_id,name,plan\nada,ada@example.com,03000001,"Ada ""A"", Countess",pro\nbob,,03000002,,free\n',
	);
	assert.equal((await app("GET", "/v1/exports")).data.exports[0].downloads, 1);
	clock.seconds = NOW + 15 * 60 + 1;
	assert.equal((await sandbox.fetch(url)).status, 403);
	assert.equal((await sandbox.fetch("http://api.test/exports/9.csv?expires=9")).status, 404);
});

test("an export contains the people at the time of the request, with the requested attributes", async () => {
	const { app, identify, sandbox } = startApp();
	await identify("ada", { plan: "pro", secret: 1 });
	const filters = {
		or: [{ segment: { id: 0 } }, { attribute: { field: "plan", operator: "eq", value: "pro" } }],
	};
	await app("POST", "/v1/exports/customers", { filters, attributes: ["plan", "nothing"] });
	await identify("bob", { plan: "pro" });
	assert.deepEqual(sandbox.state().exports[0].rows, [
		["id", "email", "cio_id", "plan", "nothing"],
		["ada", "", "03000001", "pro", ""],
	]);
});

test("deliveries are exported by newsletter, broadcast, action or transactional message", async () => {
	const { app, identify, sandbox } = startApp();
	await identify("ada", { email: "ada@example.com" });
	await app("POST", "/v1/send/email", { ...EMAIL, transactional_message_id: 5, subject: "Hi" });
	await app("POST", "/v1/send/email", { ...EMAIL, transactional_message_id: 6 });
	await app("POST", "/v1/exports/deliveries", { transactional_message_id: 5, metric: "sent" });
	await app("POST", "/v1/exports/deliveries", { transactional_message_id: 5, metric: "opened" });
	const [{ rows }, { rows: none }] = sandbox.state().exports;
	assert.deepEqual(rows.slice(1), [
		[
			...["c2FuZGJveDowMDAwMDAwMQ==", "email", "ada", "03000001", "ada@example.com", "ada@example.com", "Hi"],
			String(NOW),
		],
	]);
	assert.equal(none.length, 1);
	for (const [details, count] of /** @type {const} */ ([
		[{ metric: "attempted" }, 1],
		[{ template_id: 99 }, 0],
	])) {
		await app("POST", "/v1/exports/deliveries", { transactional_message_id: 5, ...details });
		assert.equal(sandbox.state().exports.at(-1)?.rows.length, count + 1);
	}
	for (const body of [{}, { newsletter_id: "1" }, { newsletter_id: 1, metric: "read" }]) {
		assert.equal((await app("POST", "/v1/exports/deliveries", body)).status, 400);
	}
});

test("an empty list of exports is null, as in the real API", async () => {
	const { app } = startApp();
	assert.deepEqual((await app("GET", "/v1/exports")).data, { exports: null });
});

test("an import is accepted, and done when it is read", async () => {
	const { app } = startApp();
	const input = { name: "n", data_file_url: "https://x.test/a.csv", type: "people", identifier: "id" };
	const created = (await app("POST", "/v1/imports", { import: input })).data.import;
	assert.deepEqual([created.id, created.state, created.data_to_process], [1, "preprocessing", "all"]);
	assert.equal((await app("GET", "/v1/imports/1")).data.import.state, "imported");
	for (const wrong of [
		{ ...input, name: undefined },
		{ ...input, data_file_url: "a.csv" },
		{ ...input, type: "file" },
		{ ...input, identifier: "cio_id" },
		{ ...input, type: "object" },
		{ ...input, data_to_process: "some" },
	]) {
		assert.equal((await app("POST", "/v1/imports", { import: wrong })).status, 400, JSON.stringify(wrong));
	}
});

test("the URL of a file includes the path below which another server mounts the sandbox", async (t) => {
	const { handle } = createSandboxHandler();
	const server = createServer((request, response) =>
		handle(request, response, request.url?.slice("/cio".length)),
	);
	await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
	t.after(() => server.close());
	const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
	const base = `http://127.0.0.1:${port}/cio`;
	const headers = { ...BEARER, "content-type": "application/json" };
	const body = JSON.stringify({ filters: { and: [] } });
	await fetch(`${base}/v1/exports/customers`, { method: "POST", headers, body });
	const { url } = await (await fetch(`${base}/v1/exports/1/download`, { headers })).json();
	assert.ok(url.startsWith(`${base}/exports/1.csv`), url);
	assert.equal(await (await fetch(url)).text(), "id,email,cio_id\n");
});
