/** A consumer that is killed in the middle of a batch: what it has not deleted is delivered again, and each event takes effect once. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { importInstalled, sharedConsumer } from "../harness/consumer.js";
import { listen, sendJson } from "../harness/http.js";
import { until } from "../harness/until.js";

const EVENTS = 3000;
/** Messages of a batch, as SQS has it. */
const BATCH = 10;
/** The run is over within moments. */
const OFTEN = { every: 2 };

const folder = await sharedConsumer();
/** @type {typeof import("customerio-wasm/sandbox/node")} */
const { serveSandbox } = await importInstalled(folder, "sandbox/node.js");
/** @type {typeof import("customerio-wasm/queue")} */
const { toMessages } = await importInstalled(folder, "queue/node.js");

/** @returns {Generator<import("customerio-wasm").Operation>} */
function* events() {
	for (let index = 0; index < EVENTS; index += 1)
		yield { type: "person", action: "event", identifiers: { id: `${index % 50}` }, name: `event-${index}` };
}

/**
 * A queue that delivers at least once: what was received stays in it until it is deleted.
 *
 * @param {string[]} bodies
 */
async function serveQueue(bodies) {
	const waiting = new Map(bodies.map((body, index) => [`${index}`, { body, received: 0 }]));
	/** @type {unknown[]} */
	const buried = [];
	const { url, close } = await listen(async (request, response) => {
		const body = JSON.parse(await text(request));
		if (request.url === "/delete") for (const id of body) waiting.delete(id);
		if (request.url === "/bury") buried.push(body);
		if (request.url !== "/receive") return sendJson(response, null);
		const Records = [...waiting].slice(0, BATCH).map(([messageId, message]) => {
			message.received += 1;
			return {
				messageId,
				body: message.body,
				attributes: { ApproximateReceiveCount: `${message.received}` },
			};
		});
		sendJson(response, { Records });
	});
	return { url, close, waiting, buried };
}

test("a consumer that is killed several times delivers each event once", { timeout: 120_000 }, async () => {
	const { url, sandbox, close } = await serveSandbox({ siteId: "site", apiKey: "key" });
	/** @type {string[]} */
	const bodies = ["junk"];
	for await (const batch of toMessages(events(), { maxBytes: 2000 }))
		bodies.push(...batch.map(({ body }) => body));
	const queue = await serveQueue(bodies);
	const start = () =>
		spawn(process.execPath, ["entries/killed-consumer.js", url, queue.url], { cwd: folder });
	try {
		for (const share of [0.1, 0.4, 0.7]) {
			const run = start();
			const ended = once(run, "exit");
			await until(() => sandbox.counts().events >= share * EVENTS, OFTEN);
			// Customer.io has the events of a batch, and its response never comes.
			sandbox.fail({ kind: "stall", processed: true });
			await until(() => sandbox.counts().faults === 0, OFTEN);
			run.kill("SIGKILL");
			assert.deepEqual(await ended, [null, "SIGKILL"]);
		}
		assert.ok(queue.waiting.size > BATCH, "no run has come to its end");
		const last = start();
		const [output, [code]] = await Promise.all([text(last.stderr), once(last, "exit")]);
		assert.deepEqual([output, code, queue.waiting.size], ["", 0, 0]);
		const names = sandbox.state().events.map(({ name }) => name);
		assert.deepEqual([names.length, new Set(names).size], [EVENTS, EVENTS]);
		assert.deepEqual([...new Set(queue.buried)], ["junk"]);
	} finally {
		await queue.close();
		await close();
	}
});
