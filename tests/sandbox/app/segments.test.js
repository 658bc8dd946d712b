import assert from "node:assert/strict";
import test from "node:test";
import { NOW } from "../support.js";
import { startApp } from "./support.js";

test("a segment filled by the Track API is listed with its members", async () => {
	const { app, track, identify } = startApp();
	for (const id of ["a", "b", "c"]) await identify(id, { email: `${id}@example.com` });
	await track("POST", "/api/v1/segments/7/add_customers", { ids: ["c", "a", "b"] });
	const { segments } = (await app("GET", "/v1/segments")).data;
	assert.deepEqual([segments[0].id, segments[0].name, segments[0].type], [7, "Segment 7", "manual"]);
	assert.deepEqual((await app("GET", "/v1/segments/7/customer_count")).data, { segment_id: 7, count: 3 });
	const first = (await app("GET", "/v1/segments/7/membership?limit=2")).data;
	assert.deepEqual([first.segment_id, first.ids], [7, ["a", "b"]]);
	assert.deepEqual(first.identifiers[0], { id: "a", email: "a@example.com", cio_id: "03000001" });
	const path = `/v1/segments/7/membership?limit=2&start=${encodeURIComponent(first.next)}`;
	const { ids, next } = (await app("GET", path)).data;
	assert.deepEqual([ids, next], [["c"], ""]);
	const own = (await app("GET", "/v1/customers/a/segments")).data.segments;
	assert.deepEqual(own, [{ id: 7, name: "Segment 7", description: "" }]);
});

test("a created segment has the next free id, and the Track API fills it", async () => {
	const { app, track, identify, sandbox } = startApp();
	await identify("ada");
	await track("POST", "/api/v1/segments/7/add_customers", { ids: ["ada"] });
	const { segment } = (await app("POST", "/v1/segments", { segment: { name: "VIPs", description: "d" } }))
		.data;
	assert.deepEqual([segment.id, segment.created_at, segment.state], [8, NOW, "finished"]);
	await track("POST", "/api/v1/segments/8/add_customers", { ids: ["ada"] });
	assert.deepEqual(sandbox.state().segments[1], {
		id: 8,
		name: "VIPs",
		description: "d",
		members: ["03000001"],
	});
	assert.equal((await app("DELETE", "/v1/segments/8")).status, 204);
	assert.equal((await app("DELETE", "/v1/segments/8")).status, 404);
	assert.equal((await app("GET", "/v1/segments/8")).status, 404);
});

test("a segment lists the newsletters that use it", async () => {
	const { app, track, identify } = startApp();
	await identify("ada");
	await track("POST", "/api/v1/segments/7/add_customers", { ids: ["ada"] });
	const newsletter = {
		type: "email",
		name: "n",
		subject: "s",
		body: "b",
		recipients: { segment: { id: 7 } },
	};
	await app("POST", "/v1/newsletters", newsletter);
	await app("POST", "/v1/newsletters", { ...newsletter, send_now: true });
	assert.deepEqual((await app("GET", "/v1/segments/7/used_by")).data.used_by, {
		campaigns: [],
		sent_newsletters: [2],
		draft_newsletters: [1],
	});
});
