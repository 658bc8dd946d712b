import assert from "node:assert/strict";
import test from "node:test";
import { errorsOf, NOW, problem, startEntities } from "./support.js";

const ID = "RPILAgUBcRhIBqSfeiIwdIYJKxTY";
const NO_CREDENTIALS = { "content-type": "application/json" };

function startDeliveries() {
	const { call, operate, state } = startEntities();
	/** @param {string} path @param {unknown} body @param {Record<string, string>} [headers] */
	const post = (path, body, headers = NO_CREDENTIALS) => call("POST", path, body, headers);
	return {
		operate,
		post,
		/** @param {object} body */
		metric: (body) => post("/api/v1/metrics", body),
		/** @param {object} body */
		push: (body) => post("/api/v1/push/events", body),
		deliveries: () => state().deliveries,
	};
}

test("metrics are stored by delivery and need no credentials", async () => {
	const { metric, deliveries } = startDeliveries();
	const clicked = { metric: "clicked", timestamp: 1613063089, recipient: "a@b.c", href: "https://a.b" };
	const response = await metric({ delivery_id: ID, ...clicked });
	assert.deepEqual([response.status, response.text], [200, "{}\n"]);
	await metric({ delivery_id: "other", metric: "bounced", recipient: 15550100, reason: "full" });
	await metric({
		delivery_id: ID,
		metric: "opened",
		timestamp: null,
		recipient: null,
		reason: null,
		href: null,
	});
	assert.deepEqual(deliveries(), [
		{ id: ID, metrics: [clicked, { metric: "opened", timestamp: NOW }] },
		{
			id: "other",
			metrics: [{ metric: "bounced", timestamp: NOW, recipient: "15550100", reason: "full" }],
		},
	]);
});

test("the metrics of all channels are accepted, and no others", async () => {
	const { metric, deliveries } = startDeliveries();
	const all = ["bounced", "clicked", "converted", "deferred", "delivered", "dropped", "opened", "spammed"];
	for (const name of all) assert.equal((await metric({ delivery_id: ID, metric: name })).status, 200);
	assert.deepEqual(
		deliveries()[0].metrics.map(({ metric: name }) => name),
		all,
	);
	const response = await metric({ delivery_id: ID, metric: "sent" });
	assert.deepEqual([response.status, errorsOf(response)], [400, [`metric must be one of ${all.join(", ")}`]]);
});

test("an invalid metric is rejected", async () => {
	const { metric, deliveries } = startDeliveries();
	const good = { delivery_id: ID, metric: "opened" };
	for (const [body, message] of /** @type {[object, string][]} */ ([
		[{ metric: "opened" }, "delivery_id is required"],
		[{ ...good, delivery_id: 1 }, "delivery_id must be a string"],
		[{ delivery_id: ID }, "metric is required"],
		[{ ...good, timestamp: "now" }, "timestamp must be an integer"],
		[{ ...good, recipient: true }, "recipient must be a string"],
		[{ ...good, recipient: 1.5 }, "recipient must be a string"],
		[{ ...good, reason: 1 }, "reason must be a string"],
		[{ ...good, href: 1 }, "href must be a string"],
	])) {
		const response = await metric(body);
		assert.deepEqual([response.status, errorsOf(response)], [400, [message]]);
	}
	assert.deepEqual(deliveries(), []);
});

test("push events are metrics as well", async () => {
	const { push, deliveries } = startDeliveries();
	for (const [body, message] of /** @type {[object, string][]} */ ([
		[{ event: "opened" }, "delivery_id is required"],
		[{ delivery_id: ID }, "event is required"],
		[{ delivery_id: ID, event: "clicked" }, "event must be one of opened, converted, delivered"],
		[{ delivery_id: ID, event: "opened", timestamp: "now" }, "timestamp must be an integer"],
		[{ delivery_id: ID, event: "opened", device_id: 1 }, "device_id must be a string"],
	])) {
		const response = await push(body);
		assert.deepEqual([response.status, errorsOf(response)], [400, [message]]);
	}
	assert.deepEqual(deliveries(), []);
	assert.equal((await push({ delivery_id: ID, event: "opened" })).text, "{}\n");
	await push({ delivery_id: ID, event: "converted", device_id: "token", timestamp: 1 });
	await push({ delivery_id: ID, event: "delivered", device_id: null });
	assert.deepEqual(deliveries(), [
		{
			id: ID,
			metrics: [
				{ metric: "opened", timestamp: NOW },
				{ metric: "converted", timestamp: 1, recipient: "token" },
				{ metric: "delivered", timestamp: NOW },
			],
		},
	]);
});

test("unsubscribe is at the root of the host and needs no credentials, but a JSON body", async () => {
	const { post, deliveries } = startDeliveries();
	const path = "/unsubscribe/a%2Fb%3D";
	const response = await post(path, { unsubscribe: true });
	assert.deepEqual([response.status, response.text], [200, "{}\n"]);
	assert.deepEqual(deliveries(), [{ id: "a/b=", metrics: [], unsubscribed: true }]);
	await post(path, { unsubscribe: false });
	assert.equal(deliveries()[0].unsubscribed, false);
	assert.equal((await post(path, {})).status, 200);
	assert.equal(deliveries()[0].unsubscribed, false);
	const untyped = await post(path, '{"unsubscribe":true}', {});
	assert.deepEqual([untyped.status, errorsOf(untyped)], [400, ["content-type must be application/json"]]);
	const wrong = await post(path, { unsubscribe: "true" });
	assert.deepEqual([wrong.status, errorsOf(wrong)], [400, ["unsubscribe must be a boolean"]]);
	assert.equal(deliveries()[0].unsubscribed, false);
	assert.equal((await post("/api/v1/unsubscribe/a", { unsubscribe: true })).status, 404);
});

test("version 2 reports the events of a delivery", async () => {
	const { operate, deliveries } = startDeliveries();
	const good = {
		type: "delivery",
		action: "event",
		identifiers: { id: ID },
		name: "opened",
		attributes: { device_token: "token" },
	};
	assert.equal(await operate(good), "{}\n");
	for (const [change, reason, field, message] of /** @type {[object, string, string, string][]} */ ([
		[{ identifiers: undefined }, "required", "identifiers", "is required"],
		[{ identifiers: {} }, "required", "identifiers.id", "is required"],
		[{ identifiers: { id: 1 } }, "invalid", "identifiers.id", "must be a string"],
		[{ name: undefined }, "required", "name", "is required"],
		[{ name: "clicked" }, "invalid", "name", "must be one of opened, converted, delivered"],
		[{ attributes: undefined }, "required", "attributes", "is required"],
		[{ attributes: {} }, "required", "attributes.device_token", "is required"],
		[{ action: "identify" }, "invalid", "action", "must be one of event"],
	])) {
		assert.deepEqual(await operate({ ...good, ...change }), [problem(reason, field, message)]);
	}
	assert.deepEqual(deliveries(), [
		{ id: ID, metrics: [{ metric: "opened", timestamp: NOW, recipient: "token" }] },
	]);
});
