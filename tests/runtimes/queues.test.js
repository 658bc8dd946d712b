/** Producer and consumer on Cloudflare's queues, in Miniflare: with faults, a consumer that dies, junk, and a dead letter queue. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Miniflare } from "miniflare";
import { importInstalled, sharedConsumer } from "../harness/consumer.js";
import { until } from "../harness/until.js";
import { COMPATIBILITY_DATE, entryFor, moduleAt, modulesIn, PACKAGE } from "../harness/workerd.js";

/** @typedef {import("customerio-wasm/sandbox").Fault} Fault */

const folder = await sharedConsumer();
/** @type {typeof import("customerio-wasm/sandbox/node")} */
const { serveSandbox } = await importInstalled(folder, "sandbox/node.js");

/** Queues take their time, and the state is large. */
const PATIENCE = { within: 220_000, every: 250 };

/**
 * Checks that the indexes up to a count are there, each once.
 *
 * @param {number[]} indexes
 * @param {number} count
 */
function assertEachOnce(indexes, count) {
	const found = new Set(indexes);
	const missing = Array.from({ length: count }, (_, index) => index).filter((index) => !found.has(index));
	assert.deepEqual(
		{ count: indexes.length, different: found.size, missing: missing.slice(0, 20) },
		{ count, different: count, missing: [] },
	);
}

/** @param {string} name */
async function modulesOf(name) {
	return [
		await moduleAt(folder, `entries/${name}.js`),
		await entryFor(folder, "entries"),
		await entryFor(folder, "entries", "/queue"),
		...(await modulesIn(folder, PACKAGE)),
	];
}

/**
 * What the Workers have shown.
 *
 * @typedef {object} Seen
 * @property {number[]} attempts of each delivered message
 * @property {any[]} errors
 * @property {any[]} dead the messages of the queue that `onDead` fills
 * @property {any[]} lost those of the dead letter queue
 */

/**
 * Starts a sandbox, and the Workers with their queues.
 *
 * @param {{ deaths?: number, maxRetries: number }} options
 */
async function start({ deaths = 0, maxRetries }) {
	const { url, sandbox, close } = await serveSandbox({ siteId: "site", apiKey: "key" });
	/** @type {Seen} */
	const seen = { attempts: [], errors: [], dead: [], lost: [] };
	/** @param {any} request */
	const TEST = async (request) => {
		const body = await request.json();
		const { pathname } = new URL(request.url);
		if (pathname === "/batch") seen.attempts.push(...body);
		else if (pathname === "/error") seen.errors.push(body);
		else if (pathname === "/dead") seen.dead.push(...body);
		else seen.lost.push(...body);
		return /** @type {any} */ (new Response("{}"));
	};
	const shared = { compatibilityDate: COMPATIBILITY_DATE, modulesRoot: "/" };
	const workers = new Miniflare({
		workers: [
			{
				...shared,
				name: "producer",
				modules: await modulesOf("queue-producer"),
				queueProducers: { EVENTS: "events" },
			},
			{
				...shared,
				name: "consumer",
				modules: await modulesOf("queue-consumer"),
				bindings: { URL: url, DEATHS: deaths },
				serviceBindings: { TEST },
				queueProducers: { DEAD: "dead" },
				queueConsumers: {
					events: { maxBatchSize: 40, maxBatchTimeout: 0.2, maxRetries, deadLetterQueue: "lost" },
				},
			},
			{
				...shared,
				name: "burial",
				modules: await modulesOf("queue-burial"),
				serviceBindings: { TEST },
				queueConsumers: { dead: { maxBatchTimeout: 0.2 }, lost: { maxBatchTimeout: 0.2 } },
			},
		],
	});
	return {
		sandbox,
		seen,
		/** @param {{ count: number, junk?: string[], options?: import("customerio-wasm/queue").ToMessagesOptions }} what */
		async produce({ count, junk = [], options = {} }) {
			const body = JSON.stringify({ count, junk, options });
			const response = await workers.dispatchFetch("http://producer/", { method: "POST", body });
			assert.equal(response.status, 200, response.ok ? "" : await response.text());
			return /** @type {{ messages: number }} */ (await response.json());
		},
		async stop() {
			await workers.dispose();
			await close();
		},
	};
}

const EVENTS = 20_000;

/** What no producer of ours makes. The last one has one event that is fit to be sent. */
const JUNK = [
	"not JSON",
	"[]",
	'{"type":"spaceship"}',
	'[{"type":"person","action":"event","identifiers":{"id":"1"}}]',
	`[${JSON.stringify({
		type: "person",
		action: "event",
		identifiers: { id: "1" },
		name: "beside junk",
		id: "01ARZ3NDEKTSV4RRFFQ69G5FA0",
	})},{"type":"person"}]`,
];

/** @type {Fault[]} */
const FAULTS = [
	{ kind: "answer", status: 503, times: 4, processed: true },
	{ kind: "answer", status: 429, headers: { "retry-after": "0" }, times: 3 },
	{ kind: "reset", times: 3, processed: true },
	{ kind: "truncate", times: 3, processed: true },
	// Longer than the retries of a client: whole batches are delivered again.
	{ kind: "answer", status: 500, times: 12, processed: true },
];

test(`each of ${EVENTS} events takes effect once despite faults and a consumer that dies, and only junk is dead`, {
	timeout: 240_000,
}, async () => {
	const { sandbox, seen, produce, stop } = await start({ deaths: 3, maxRetries: 50 });
	try {
		for (const fault of FAULTS) sandbox.fail(fault);
		const { messages } = await produce({ count: EVENTS, junk: JUNK, options: { maxBytes: 8000 } });
		assert.ok(messages > 300, `${messages} messages`);
		const isBuried = () => JUNK.every((junk) => seen.dead.some(({ payload }) => payload === junk));
		await until(() => sandbox.state().events.length > EVENTS && isBuried(), PATIENCE);
		const { events } = sandbox.state();
		assertEachOnce(
			events.filter(({ name }) => name === "purchase").map(({ data }) => Number(data.index)),
			EVENTS,
		);
		const others = events.filter(({ name }) => name !== "purchase");
		assert.deepEqual(
			others.map(({ name }) => name),
			["beside junk"],
		);
		const dead = new Set(seen.dead.map(({ payload }) => payload));
		assert.deepEqual([...dead].sort(), [...JUNK].sort());
		for (const { payload, operations } of seen.dead)
			if (payload === JUNK.at(-1))
				assert.deepEqual(
					operations.map((/** @type {any} */ { operation }) => operation),
					[{ type: "person" }],
				);
		assert.deepEqual(seen.lost, [], "the dead letter queue of Cloudflare");
		assert.ok(
			seen.attempts.filter((attempt) => attempt === 1).length >= messages + JUNK.length,
			"every message was delivered",
		);
		assert.ok(seen.attempts.filter((attempt) => attempt > 1).length >= 3, "messages were delivered again");
		assert.ok(
			seen.errors.some(({ statusCode }) => statusCode === 500),
			"a delivery failed after its retries",
		);
	} finally {
		await stop();
	}
});

test("while Customer.io is down, no message is acknowledged, and all reach the dead letter queue", {
	timeout: 120_000,
}, async () => {
	const { sandbox, seen, produce, stop } = await start({ maxRetries: 1 });
	try {
		sandbox.fail({ kind: "answer", status: 503, times: Number.POSITIVE_INFINITY });
		const { messages } = await produce({ count: 300, options: { maxBytes: 4000 } });
		await until(() => seen.lost.length === messages, PATIENCE);
		const lost = seen.lost.flatMap((body) => JSON.parse(body));
		assertEachOnce(
			lost.map(({ attributes }) => attributes.index),
			300,
		);
		assert.deepEqual(seen.dead, []);
		assert.deepEqual(sandbox.state().events, []);
	} finally {
		await stop();
	}
});

test("Cloudflare's queue takes messages of the default size", { timeout: 120_000 }, async () => {
	const { sandbox, seen, produce, stop } = await start({ maxRetries: 5 });
	try {
		await produce({ count: 3000 });
		await until(() => sandbox.state().events.length === 3000, PATIENCE);
		assert.deepEqual([seen.dead, seen.lost, seen.errors], [[], [], []]);
	} finally {
		await stop();
	}
});
