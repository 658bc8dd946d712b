import assert from "node:assert/strict";
import test from "node:test";
import { errorsOf, NOW, problem, startEntities } from "./support.js";

/** @import { SandboxState } from "../../pkg-template/sandbox/index.js" */
/** @import { TestResponse, Problem } from "./support.js" */
/** @typedef {TestResponse | Problem[] | string} Outcome */
/**
 * @typedef {object} Way
 * @property {(device: Record<string, unknown>) => Promise<Outcome>} add
 * @property {(token: string) => Promise<Outcome>} remove
 * @property {(outcome: Outcome) => string[]} errors
 * @property {string} tokenField
 */

const DEVICE = { platform: "ios", last_used: 1361205308, attributes: { device_os: "17", custom: "x" } };

/** Both versions of the API take devices, but name the token differently. */
function startDevices() {
	const { call, operate, state } = startEntities();
	/** @param {string} id */
	const person = (id) => ({ type: "person", identifiers: { id } });
	/** @type {Way[]} */
	const ways = [
		{
			add: ({ token, ...device }) =>
				call("PUT", "/api/v1/customers/1/devices", { device: { id: token, ...device } }),
			remove: (token) => call("DELETE", `/api/v1/customers/1/devices/${encodeURIComponent(token)}`),
			errors: (outcome) => errorsOf(/** @type {TestResponse} */ (outcome)),
			tokenField: "device.id",
		},
		{
			add: (device) => operate({ ...person("1"), action: "add_device", device }),
			remove: (token) => operate({ ...person("1"), action: "delete_device", device: { token } }),
			errors: (outcome) =>
				/** @type {Problem[]} */ (outcome).map(({ field, message }) => `${field} ${message}`),
			tokenField: "device.token",
		},
	];
	return { call, state, ways };
}

/** @param {() => SandboxState} state */
const devicesOf = (state) => state().people.map(({ devices }) => devices);

test("adding a device creates the person", async () => {
	for (const index of [0, 1]) {
		const { state, ways } = startDevices();
		const { add } = ways[index];
		await add({ token: "a", ...DEVICE });
		await add({ token: "b", platform: "android" });
		assert.deepEqual(devicesOf(state), [
			[
				{ token: "a", ...DEVICE },
				{ token: "b", platform: "android", last_used: NOW, attributes: {} },
			],
		]);
		assert.equal(state().people[0].id, "1");
	}
});

test("a device with the same token is updated and keeps attributes that are not sent", async () => {
	for (const index of [0, 1]) {
		const { state, ways } = startDevices();
		const { add } = ways[index];
		await add({ token: "a", ...DEVICE });
		await add({ token: "b", ...DEVICE });
		await add({ token: "a", platform: "android", attributes: { custom: "y", push_enabled: "false" } });
		const attributes = { device_os: "17", custom: "y", push_enabled: "false" };
		assert.deepEqual(devicesOf(state)[0][0], {
			token: "a",
			platform: "android",
			last_used: NOW,
			attributes,
		});
		assert.equal(devicesOf(state)[0].length, 2);
	}
});

test("a device is deleted by its token, which creates nobody", async () => {
	for (const index of [0, 1]) {
		const { state, ways } = startDevices();
		const { add, remove } = ways[index];
		await remove("a");
		assert.deepEqual(state().people, []);
		await add({ token: "a/b", ...DEVICE });
		await add({ token: "b", ...DEVICE });
		await remove("a/b");
		await remove("c");
		assert.deepEqual(
			devicesOf(state)[0].map(({ token }) => token),
			["b"],
		);
	}
});

test("two people may have the same device", async () => {
	const { call, state } = startDevices();
	for (const id of ["1", "2"]) {
		await call("PUT", `/api/v1/customers/${id}/devices`, { device: { id: "a", platform: "ios" } });
	}
	await call("DELETE", "/api/v1/customers/1/devices/a");
	assert.deepEqual(
		devicesOf(state).map((devices) => devices.length),
		[0, 1],
	);
});

test("an invalid device is rejected and creates nobody", async () => {
	const token = "a";
	const platform = "ios";
	for (const index of [0, 1]) {
		const { state, ways } = startDevices();
		const { add, errors, tokenField } = ways[index];
		for (const [device, field, message] of /** @type {[Record<string, unknown>, string, string][]} */ ([
			[{ platform }, tokenField, "is required"],
			[{ platform, token: " " }, tokenField, "is required"],
			[{ platform, token: 1 }, tokenField, "must be a string"],
			[{ token }, "device.platform", "is required"],
			[{ token, platform: "web" }, "device.platform", "must be one of ios, android"],
			[{ token, platform, last_used: "1" }, "device.last_used", "must be an integer"],
			[{ token, platform, last_used: 1.5 }, "device.last_used", "must be an integer"],
			[{ token, platform, attributes: [] }, "device.attributes", "must be an object"],
			[{ token, platform, attributes: { a: 1 } }, "device.attributes.a", "must be a string"],
			[
				{ token, platform, attributes: { push_enabled: "yes" } },
				"device.attributes.push_enabled",
				"must be one of true, false",
			],
		])) {
			assert.deepEqual(errors(await add(device)), [`${field} ${message}`], JSON.stringify(device));
		}
		assert.deepEqual(state().people, []);
	}
});

test("read-only device attributes are ignored, and null counts as absent", async () => {
	for (const index of [0, 1]) {
		const { state, ways } = startDevices();
		await ways[index].add({ token: "a", platform: "ios", last_used: null, attributes: { _last_status: 1 } });
		await ways[index].add({ token: "b", platform: "ios", attributes: null });
		assert.deepEqual(
			devicesOf(state)[0].map(({ last_used, attributes }) => [last_used, attributes]),
			[
				[NOW, {}],
				[NOW, {}],
			],
		);
	}
});

test("the device itself is required", async () => {
	const { operate } = startEntities();
	const { call } = startDevices();
	for (const body of [{}, { device: null }]) {
		const response = await call("PUT", "/api/v1/customers/1/devices", body);
		assert.deepEqual([response.status, errorsOf(response)], [400, ["device is required"]]);
	}
	for (const action of ["add_device", "delete_device"]) {
		const operation = { type: "person", identifiers: { id: "1" }, action };
		assert.deepEqual(await operate(operation), [problem("required", "device", "is required")]);
	}
	const response = await call("PUT", "/api/v1/customers/1/devices", { device: "a" });
	assert.deepEqual(errorsOf(response), ["device must be an object"]);
	const operation = { type: "person", identifiers: { id: "1" }, action: "delete_device", device: {} };
	assert.deepEqual(await operate(operation), [problem("required", "device.token", "is required")]);
});

test("device calls identify the person like other calls", async () => {
	const { call, state } = startDevices();
	const device = { id: "a", platform: "ios" };
	assert.equal((await call("PUT", "/api/v1/customers/cio_03000001/devices", { device })).status, 200);
	assert.deepEqual(state().people, []);
	await call("PUT", "/api/v1/customers/a%40b.c/devices", { device });
	assert.equal(state().people[0].email, "a@b.c");
	assert.equal((await call("PUT", `/api/v1/customers/${"x".repeat(151)}/devices`, { device })).status, 400);
	assert.equal((await call("DELETE", `/api/v1/customers/${"x".repeat(151)}/devices/a`)).status, 400);
	assert.equal((await call("DELETE", "/api/v1/customers/1/devices/%ff")).status, 400);
});
