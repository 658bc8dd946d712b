/** Guards the measures that are the same on any machine: sizes, and crossings of the boundary. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { importInstalled, sharedConsumer } from "../harness/consumer.js";
import { CROSSINGS } from "./budget.js";
import { countCrossings, crossingsOf } from "./crossings.js";
import { bodyOf, EVENT } from "./inside/page-items.js";
import { attributes, bulkOperations, email, largeEvent, message } from "./inside/payloads.js";
import { budgetedSizes } from "./sizes.js";

const folder = await sharedConsumer();

for (const { name, bytes, budget } of await budgetedSizes(folder)) {
	test(`the download of ${name} stays within its budget`, () => {
		assert.ok(bytes <= budget, `${bytes} bytes, budget ${budget}`);
	});
}

test("each action stays within its budget of boundary crossings", async (t) => {
	countCrossings();
	/** @type {typeof import("customerio-wasm")} */
	const { TrackClient, APIClient, PipelinesClient } = await importInstalled(folder, "all/node.js");
	/** @type {typeof import("customerio-wasm/relay")} */
	const { createRelay } = await importInstalled(folder, "relay/node.js");
	/** @type {typeof import("customerio-wasm/queue")} */
	const { toMessages } = await importInstalled(folder, "queue/node.js");
	const options = { url: "http://127.0.0.1:9", fetch: async () => new Response("{}") };
	const client = new TrackClient("site", "key", options);
	const batching = new TrackClient("site", "key", { ...options, batching: { maxDelayMs: 0 } });
	const app = new APIClient("key", options);
	const pipelines = new PipelinesClient("key", options);
	const relay = createRelay({
		sink: async () => {},
		events: [EVENT],
		cookie: { secret: "a secret of at least 32 characters" },
	});
	const origin = "https://shop.example";
	/** @type {Record<string, () => Promise<unknown>>} */
	const acts = {
		identify: () => client.identify("42", attributes(undefined)()),
		track: () => client.track("42", largeEvent),
		destroy: () => client.destroy("42"),
		"256 events with batching": () =>
			Promise.all(Array.from({ length: 256 }, (_, index) => batching.track(index, largeEvent))),
		"sendAll of 1,000 events": () => client.sendAll(bulkOperations(1_000)),
		sendEmail: () => app.sendEmail(email(1)),
		"track of the Pipelines API": () => pipelines.track(message(1)),
		"50 items to the relay": async () => {
			const request = new Request(`${origin}/e`, { method: "POST", headers: { origin }, body: bodyOf(50) });
			assert.equal((await relay(request)).status, 202);
		},
		"toMessages of 1,000 events": async () => {
			for await (const batch of toMessages(bulkOperations(1_000))) assert.ok(batch.length > 0);
		},
	};
	for (const [action, budget] of Object.entries(CROSSINGS)) {
		await t.test(action, async () => {
			const crossings = await crossingsOf(acts[action]);
			assert.ok(crossings.imports > 0 && crossings.exports > 0, "nothing was counted");
			assert.deepEqual(await crossingsOf(acts[action]), crossings, "the second count differs");
			for (const side of /** @type {const} */ (["imports", "exports"])) {
				assert.ok(crossings[side] <= budget[side], `${crossings[side]} ${side}, budget ${budget[side]}`);
			}
		});
	}
});
