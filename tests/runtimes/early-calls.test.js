/** Calls that are made while the core still loads, as in a bundle or a page: they send what the caller gave, and when. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { recordingFetch } from "../behaviour/support.js";
import { sharedConsumer } from "../harness/consumer.js";

const installed = join(await sharedConsumer(), "node_modules/customerio-wasm");

let copies = 0;

/** An entry point that loads in the background, and has not begun to. @param {string} entry @returns {Promise<any>} */
const unloaded = (entry) => import(`${pathToFileURL(join(installed, entry))}?copy=${copies++}`);

/** @param {import("../behaviour/support.js").FetchCall[]} calls @returns {Promise<any[]>} */
const bodiesOf = (calls) => Promise.all(calls.map(({ request }) => request.json()));

test("what the caller changes during the load changes no call of the Track API", async () => {
	const { TrackClient } = await unloaded("track/inline.js");
	const { calls, fetch } = recordingFetch();
	const client = new TrackClient("site", "key", { fetch, region: "us" });
	const event = { name: "a", data: { n: 1, at: new Date(1_700_000_000_000) } };
	const first = client.track("1", event);
	event.name = "b";
	event.data.n = 2;
	const second = client.track("1", event);
	const attributes = { plan: ["a"], toJSON: undefined };
	const third = client.identify("1", attributes);
	attributes.plan.push("b");
	await Promise.all([first, second, third]);
	const [one, two, three] = await bodiesOf(calls);
	assert.deepEqual([one.name, one.data], ["a", { n: 1, at: 1_700_000_000 }]);
	assert.deepEqual([two.name, two.data], ["b", { n: 2, at: 1_700_000_000 }]);
	assert.deepEqual(three, { plan: ["a"] });
});

test("a raw request has the data of its call", async () => {
	const { TrackClient } = await unloaded("track/inline.js");
	const { calls, fetch } = recordingFetch();
	const client = new TrackClient("site", "key", { fetch, region: "us" });
	const data = { list: [1] };
	const call = client.rawRequest({ url: "/v1/a", method: "POST", data });
	data.list.push(2);
	await call;
	assert.deepEqual(await bodiesOf(calls), [{ list: [1] }]);
});

test("arguments that are refused are refused as after the load", async () => {
	const early = new (await unloaded("track/inline.js")).TrackClient("site", "key");
	const late = new (await unloaded("track/node.js")).TrackClient("site", "key");
	const calls = (/** @type {any} */ client) => [
		client.track("1", { name: "a", data: { total: Number.NaN } }),
		client.track("1", new Date(0)),
		client.identify(new Date(0), {}),
		client.identify("1", new Map([["a", 1]])),
		client.addCustomersToSegment(1, new Set(["1"])),
	];
	/** @param {Promise<unknown>} call */
	const message = (call) =>
		call.then(
			() => "it resolved",
			(/** @type {Error} */ error) => error.message,
		);
	assert.deepEqual(await Promise.all(calls(early).map(message)), await Promise.all(calls(late).map(message)));
});

test("messages of the Pipelines API have the data and the time of their call", async () => {
	const { PipelinesClient } = await unloaded("pipelines/inline.js");
	const { calls, fetch } = recordingFetch();
	const client = new PipelinesClient("key", { fetch });
	const payload = { userId: "1", event: "a", properties: { at: new Date(0) } };
	const before = Date.now();
	const first = client.track(payload);
	const after = Date.now();
	payload.event = "b";
	await Promise.all([first, client.track(payload)]);
	const bodies = await bodiesOf(calls);
	assert.deepEqual(
		bodies.map(({ event }) => event),
		["a", "b"],
	);
	assert.deepEqual(bodies[0].properties, { at: "1970-01-01T00:00:00.000Z" });
	const time = Date.parse(bodies[0].timestamp);
	assert.ok(before <= time && time <= after, `${bodies[0].timestamp} is not the time of the call`);
});
