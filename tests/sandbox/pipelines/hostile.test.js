/** Input that must not break the sandbox, nor make it hold more memory than a request is worth. */
import assert from "node:assert/strict";
import { request } from "node:http";
import test from "node:test";
import { serveSandbox } from "../../../pkg-template/sandbox/node.js";
import { BASIC, startPipelines } from "./support.js";

const ODD = [null, 0, -1, 1.5, 1e308, "", " ", "x", "__proto__", "constructor", true, [], [null], {}, [[{}]]];

/** A valid body for each path, with every member that the sandbox reads. @type {Record<string, object>} */
const BODIES = {
	identify: { userId: "1", anonymousId: "x", traits: { email: "a@b.c", _update: false, unsubscribed: true } },
	track: { userId: "1", event: "e", messageId: "m", timestamp: "2026-01-01T00:00:00Z", properties: { a: 1 } },
	page: { userId: "1", name: "n", properties: { url: "u" }, context: {}, integrations: {} },
	screen: { anonymousId: "x", name: "n" },
	group: {
		userId: "1",
		groupId: "g",
		traits: { object_type_id: "1", relationshipAttributes: { a: 1 }, b: 1 },
	},
	alias: { userId: "1", previousId: "2" },
	batch: { batch: [{ type: "track", userId: "1", event: "e" }], context: { device: {} }, integrations: {} },
};

const SEMANTIC = [
	"Device Created or Updated",
	"Device Deleted",
	"User Deleted",
	"User Suppressed",
	"User Unsuppressed",
	"Relationship Deleted",
	"Object Deleted",
	"Report Delivery Event",
	"Report Content Event",
];

const SEMANTIC_BODIES = SEMANTIC.map((event) => ({
	userId: "1",
	event,
	context: { device: { token: "t", type: "ios" } },
	properties: { objectId: "a", objectTypeId: 1, deliveryId: "d", metric: "opened", reason: "r" },
}));

/** @param {unknown} body @returns {unknown[]} copies, each with one odd value somewhere */
function variants(body) {
	if (typeof body !== "object" || body === null) return ODD;
	const within = Object.entries(body).flatMap(([name, value]) =>
		variants(value).map((odd) => (Array.isArray(body) ? [odd] : { ...body, [name]: odd })),
	);
	return [...ODD, ...within];
}

// A failure of the sandbox itself rejects its `fetch`.
test("odd bodies are accepted or refused, and never break the sandbox", async () => {
	const bodies = [
		...Object.entries(BODIES),
		...SEMANTIC_BODIES.map((body) => /** @type {[string, object]} */ (["track", body])),
	];
	for (const [path, body] of bodies) {
		const { strict, loose, state } = startPipelines();
		const { status, text } = await strict(path, body);
		assert.equal(status, 200, text);
		for (const odd of variants(body)) {
			const refused = await strict(path, odd);
			assert.ok([200, 400].includes(refused.status), JSON.stringify(odd));
			const before = state().dropped.length;
			assert.equal((await loose(path, odd)).text, "{}\n");
			if (refused.status === 400) assert.equal(state().dropped.length, before + 1, JSON.stringify(odd));
		}
		JSON.stringify(state());
	}
});

test("names of Object.prototype are ordinary names", async () => {
	const { strict, state } = startPipelines();
	for (const event of ["constructor", "__proto__", "toString"]) await strict("track", { userId: "1", event });
	assert.equal(state().events.length, 3);
	await strict("identify", '{"userId":"1","traits":{"__proto__":"own"}}');
	const { attributes } = state().people[0];
	assert.equal(Object.getOwnPropertyDescriptor(attributes, "__proto__")?.value, "own");
	assert.equal((await strict("batch", { batch: [{ type: "constructor", userId: "1" }] })).status, 400);
});

test("a batch of a hundred thousand invalid calls is refused", async () => {
	const { strict, loose, state } = startPipelines();
	const batch = Array(100_000).fill(1);
	assert.equal((await strict("batch", { batch })).errors?.length, 100_000);
	assert.equal((await loose("batch", { batch })).status, 200);
	assert.equal(state().dropped.length, 1000);
});

test("deeply nested JSON is refused", async () => {
	const { strict } = startPipelines();
	for (const depth of [501, 10_000, 100_000]) {
		const nested = `${"[".repeat(depth)}${"]".repeat(depth)}`;
		assert.equal((await strict("batch", `{"batch":[{"traits":${nested}}]}`)).status, 400);
	}
});

test("a body beyond every limit is not kept, with or without a content-length", async (t) => {
	const { url, sandbox, close } = await serveSandbox();
	t.after(close);
	const body = Buffer.alloc(600 * 1024, " ");
	for (const length of [{ "content-length": body.length }, { "transfer-encoding": "chunked" }]) {
		for (const strict of ["1", "0"]) {
			const headers = { authorization: BASIC, "content-type": "application/json", "x-strict-mode": strict };
			const status = await post(`${url}/v1/batch`, { ...headers, ...length }, body);
			assert.equal(status, strict === "1" ? 400 : 200);
		}
	}
	const { requests, dropped } = sandbox.state();
	assert.deepEqual(
		requests.map(({ body: kept }) => kept),
		["", "", "", ""],
	);
	const reasons = ["the body must be at most 512000 bytes"];
	assert.deepEqual(
		dropped.map(({ reasons: given }) => given),
		[reasons, reasons],
	);
});

/**
 * @param {string} url
 * @param {import("node:http").OutgoingHttpHeaders} headers
 * @param {Buffer} body
 * @returns {Promise<number | undefined>} the status
 */
function post(url, headers, body) {
	return new Promise((resolve, reject) => {
		const outgoing = request(url, { method: "POST", headers }, (incoming) => {
			incoming.resume();
			incoming.once("end", () => resolve(incoming.statusCode));
		});
		outgoing.once("error", reject);
		outgoing.end(body);
	});
}
