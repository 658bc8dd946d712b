import assert from "node:assert/strict";
import test from "node:test";
import { EMAIL, startApp } from "./support.js";

const HOUR = 60 * 60;

test("without the option there are no limits", async () => {
	const { app } = startApp();
	for (let count = 0; count < 30; count += 1) assert.equal((await app("GET", "/v1/segments")).status, 200);
});

test("more requests than the limit get a 429 with Retry-After, until the second is over", async () => {
	const { app, clock } = startApp({ app: { rateLimit: { default: 2, send: 1 } } });
	for (const status of [200, 200, 429]) assert.equal((await app("GET", "/v1/segments")).status, status);
	const { headers, data } = await app("GET", "/v1/messages");
	assert.equal(headers.get("retry-after"), "1");
	assert.deepEqual(data, {
		errors: [{ detail: "rate limited to 2 requests per 1s (reference sandbox)", status: "429" }],
	});
	assert.equal((await app("POST", "/v1/send/email", EMAIL)).status, 200);
	assert.equal((await app("POST", "/v1/send/email", EMAIL)).status, 429);
	clock.seconds += 1;
	assert.equal((await app("GET", "/v1/segments")).status, 200);
	assert.equal((await app("POST", "/v1/send/email", EMAIL)).status, 200);
});

test("a request with a wrong key does not count towards the limit", async () => {
	const { app } = startApp({ app: { rateLimit: { default: 1 } } });
	assert.equal((await app("GET", "/v1/segments", undefined, {})).status, 401);
	assert.equal((await app("GET", "/v1/segments")).status, 200);
});

test("a broadcast is triggered once in 10 seconds", async () => {
	const { app, clock } = startApp({ app: { rateLimit: { broadcast: 1 } } });
	assert.equal((await app("POST", "/v1/campaigns/1/triggers", {})).status, 200);
	clock.seconds += 3;
	const { status, headers } = await app("POST", "/v1/campaigns/1/triggers", {});
	assert.deepEqual([status, headers.get("retry-after")], [429, "7"]);
});

test("a daily quota has no Retry-After, and says what is left", async () => {
	const { app, clock, sandbox } = startApp({ app: { rateLimit: { archived: 2 } } });
	const { delivery_id } = (await app("POST", "/v1/send/email", EMAIL)).data;
	const read = async () => {
		const path = `/v1/messages/${encodeURIComponent(delivery_id)}/archived_message`;
		const { status, headers } = await app("GET", path);
		return [
			status,
			...["x-ratelimit-limit", "x-ratelimit-remaining", "retry-after"].map((n) => headers.get(n)),
		];
	};
	assert.deepEqual(await read(), [200, "2", "1", null]);
	assert.deepEqual(await read(), [200, "2", "0", null]);
	assert.deepEqual(await read(), [429, "2", "0", null]);
	clock.seconds += 24 * HOUR;
	assert.equal((await read())[0], 200);
	sandbox.reset();
	assert.equal((await read())[0], 404);
});
