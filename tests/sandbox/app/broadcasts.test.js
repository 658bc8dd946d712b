import assert from "node:assert/strict";
import test from "node:test";
import { NOW } from "../support.js";
import { startApp } from "./support.js";

/** @param {import("./support.js").AppResponse} response */
const recipientsOf = ({ data }) =>
	data.messages.map((/** @type {{ recipient: string }} */ { recipient }) => recipient).reverse();

test("each person of the audience gets the broadcast", async () => {
	const { app, identify, sandbox } = startApp();
	for (const id of ["a", "b", "c"])
		await identify(id, { email: `${id}@x.io`, plan: id === "c" ? "free" : "pro" });
	const filter = { attribute: { field: "plan", operator: "eq", value: "pro" } };
	/** @type {[body: object, recipients: string[]][]} */
	const audiences = [
		[{}, ["a@x.io", "b@x.io", "c@x.io"]],
		[{ recipients: filter }, ["a@x.io", "b@x.io"]],
		[{ ids: ["b", "a"] }, ["b@x.io", "a@x.io"]],
		[{ emails: ["C@x.io"] }, ["c@x.io"]],
		[{ per_user_data: [{ id: "a", data: { x: 1 } }, { email: "b@x.io" }] }, ["a@x.io", "b@x.io"]],
		[{ data_file_url: "https://x.io/people.json" }, []],
	];
	for (const [index, [body, recipients]] of audiences.entries()) {
		const { data } = await app("POST", "/v1/campaigns/9/triggers", { data: { news: "n" }, ...body });
		assert.deepEqual(data, { id: index + 1 });
		const messages = await app("GET", `/v1/broadcasts/9/messages?trigger_id=${data.id}`);
		assert.deepEqual(recipientsOf(messages), recipients);
	}
	const bodies = sandbox.state().deliveries.map(({ message }) => message?.body.data);
	assert.deepEqual(bodies.at(-2), { news: "n", x: 1 });
	const { series } = (await app("GET", "/v1/broadcasts/9/metrics?steps=1")).data.metric;
	assert.deepEqual(series.delivered, [10]);
});

test("a recipient who is not found is an error of the trigger, unless a flag ignores it", async () => {
	const { app, identify } = startApp();
	await identify("a", { email: "a@x.io" });
	await app("POST", "/v1/campaigns/9/triggers", { ids: ["x", "a", "y", "z"] });
	assert.deepEqual((await app("GET", "/v1/campaigns/9/triggers/1")).data, {
		id: 1,
		broadcast_id: 9,
		created_at: NOW,
		processed_at: NOW,
	});
	const first = (await app("GET", "/v1/campaigns/9/triggers/1/errors?limit=2")).data;
	assert.deepEqual(first.errors, ["line 1: no customer with the id x", "line 3: no customer with the id y"]);
	const path = `/v1/campaigns/9/triggers/1/errors?limit=2&start=${encodeURIComponent(first.next)}`;
	assert.deepEqual((await app("GET", path)).data, {
		errors: ["line 4: no customer with the id z"],
		next: "",
	});
	await app("POST", "/v1/campaigns/9/triggers", { emails: ["x@x.io"], email_ignore_missing: true });
	assert.deepEqual((await app("GET", "/v1/campaigns/9/triggers/2/errors")).data.errors, []);
	assert.equal((await app("GET", "/v1/broadcasts/9/triggers")).data.triggers.length, 2);
	assert.equal((await app("GET", "/v1/campaigns/1/triggers/1")).status, 404);
});

test("a wrong audience is a 422 that points at it", async () => {
	const { app, sandbox } = startApp();
	/** @type {[body: object, pointer: string][]} */
	const wrong = [
		[{ recipients: {} }, "/recipients"],
		[{ recipients: { and: [{ nothing: 1 }] } }, "/recipients/and/0"],
		[{ ids: ["a"], emails: ["a@x.io"] }, "/emails"],
		[{ ids: "a" }, "/ids"],
		[{ ids: [1] }, "/ids/0"],
		[{ ids: Array(10_001).fill("a") }, "/ids"],
		[{ emails: ["nobody"] }, "/emails/0"],
		[{ data_file_url: "file" }, "/data_file_url"],
		[{ data: { text: "x".repeat(50_000) } }, "/data"],
		[{ ids: ["a"], id_ignore_missing: "yes" }, "/id_ignore_missing"],
	];
	for (const [body, pointer] of wrong) {
		const { status, data } = await app("POST", "/v1/campaigns/1/triggers", body);
		assert.equal(status, 422, pointer);
		assert.deepEqual([data.errors[0].source.pointer, data.errors[0].status], [pointer, "422"]);
	}
	assert.equal(sandbox.state().broadcastTriggers.length, 0);
});

test("with the option app.broadcasts, triggering another broadcast is a 404", async () => {
	const { app, identify } = startApp({
		app: { broadcasts: [{ id: 4, name: "Launch", actions: [{ type: "push" }, { type: "slack" }] }] },
	});
	await identify("a");
	assert.equal((await app("POST", "/v1/campaigns/5/triggers", {})).status, 404);
	assert.equal((await app("POST", "/v1/campaigns/x/triggers", {})).status, 404);
	assert.equal((await app("POST", "/v1/campaigns/4/triggers", {})).status, 200);
	const { messages } = (await app("GET", "/v1/broadcasts/4/messages")).data;
	assert.deepEqual(
		messages.map((/** @type {any} */ { type, action_id }) => [type, action_id]),
		[["push", 1]],
	);
});

test("unsubscribed people are not sent broadcasts", async () => {
	const { app, identify } = startApp();
	await identify("a", { email: "a@x.io", unsubscribed: true });
	await app("POST", "/v1/campaigns/1/triggers", {});
	const [{ metrics }] = (await app("GET", "/v1/broadcasts/1/messages")).data.messages;
	assert.deepEqual(metrics, { created: NOW, undeliverable: NOW });
});

test("each kind of message goes to the matching address of the person", async () => {
	const types = /** @type {const} */ (["email", "push", "twilio", "whatsapp", "in_app", "webhook"]);
	const { app, identify, track, sandbox } = startApp({
		app: { broadcasts: [{ name: "All", actions: types.map((type) => ({ type })) }] },
	});
	await identify("a", { email: "a@x.io", phone: "+15550001" });
	for (const [id, last_used] of /** @type {const} */ ([
		["old", NOW - 2],
		["new", NOW],
		["other", NOW - 1],
	])) {
		await track("PUT", "/api/v1/customers/a/devices", { device: { id, platform: "ios", last_used } });
	}
	await app("POST", "/v1/campaigns/1/triggers", {});
	assert.deepEqual(
		sandbox.state().deliveries.map(({ message }) => message?.recipient),
		["a@x.io", "new", "+15550001", "+15550001", "a", ""],
	);
});
