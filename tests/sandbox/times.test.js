/** Integers that cannot be unix seconds. */
import assert from "node:assert/strict";
import test from "node:test";
import { EMPTY_STATE, start } from "./support.js";

const GOOD = [0, 1, 1_767_225_600, 99_999_999_999];
const BAD = [-1, 100_000_000_000, 1_767_225_600_000, 1e15, 1e18, 1e300, -1e15];

const identifiers = { id: "1" };
const delivery_id = "a";
const device = (/** @type {number} */ last_used) => ({ platform: "ios", last_used });
/** @type {[name: string, method: string, path: string, body: (time: number) => object][]} */
const PLACES = [
	["timestamp", "POST", "/api/v1/customers/1/events", (timestamp) => ({ name: "a", timestamp })],
	["timestamp", "POST", "/api/v1/events", (timestamp) => ({ name: "a", anonymous_id: "x", timestamp })],
	["_timestamp", "PUT", "/api/v1/customers/1", (_timestamp) => ({ _timestamp })],
	[
		"device.last_used",
		"PUT",
		"/api/v1/customers/1/devices",
		(time) => ({ device: { id: "t", ...device(time) } }),
	],
	["timestamp", "POST", "/api/v1/metrics", (timestamp) => ({ delivery_id, metric: "opened", timestamp })],
	["timestamp", "POST", "/api/v1/push/events", (timestamp) => ({ delivery_id, event: "opened", timestamp })],
	...["event", "page", "screen"].map(
		(action) =>
			/** @type {(typeof PLACES)[number]} */ ([
				"timestamp",
				"POST",
				"/api/v2/entity",
				(timestamp) => ({ type: "person", identifiers, action, name: "a", timestamp }),
			]),
	),
	[
		"timestamp",
		"POST",
		"/api/v2/entity",
		(timestamp) => ({ type: "person", identifiers, action: "identify", timestamp }),
	],
	[
		"device.last_used",
		"POST",
		"/api/v2/entity",
		(time) => ({
			type: "person",
			identifiers,
			action: "add_device",
			device: { token: "t", ...device(time) },
		}),
	],
];

for (const [field, method, path, body] of PLACES) {
	test(`${method} ${path}, ${JSON.stringify(body(0))}: ${field} is Unix seconds`, async () => {
		const { call, sandbox } = start();
		for (const time of BAD) {
			const { status, text } = await call(method, path, body(time));
			assert.equal(status, 400, String(time));
			assert.match(text, new RegExp(`${field}\\b.*must be Unix seconds, from 0 to 99999999999`));
		}
		assert.deepEqual({ ...sandbox.state(), requests: [] }, EMPTY_STATE);
		for (const time of GOOD) assert.equal((await call(method, path, body(time))).status, 200, String(time));
	});
}
