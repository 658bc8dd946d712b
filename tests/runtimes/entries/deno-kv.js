/** The queue of Deno KV: `deno run --unstable-kv deno-kv.js <sandbox> <events>`. Ends when every event has been delivered. */
import { TrackClient } from "customerio-wasm";
import { createConsumer, toMessages } from "customerio-wasm/queue";

const [url = "", count = ""] = process.argv.slice(2);
const kv = await /** @type {any} */ (globalThis).Deno.openKv(":memory:");
/** @type {unknown[]} */
const dead = [];
/** @type {number[]} */
const retries = [];

const consumer = createConsumer(new TrackClient("site", "key", { url, retry: { maxRetries: 0 } }), {
	onDead: ({ payload }) => void dead.push(payload),
	onError: (error) => void retries.push(/** @type {any} */ (error).statusCode),
});

/** @returns {Generator<import("customerio-wasm").Operation>} */
function* events() {
	for (let index = 0; index < Number(count); index += 1)
		yield {
			type: "person",
			action: "event",
			identifiers: { id: "42" },
			name: `event-${index}`,
			// A character beyond Latin-1: Deno KV stores the text in two bytes each.
			attributes: { text: "🎉", long: "x".repeat(500) },
		};
}

const enqueue = (/** @type {unknown} */ body) => kv.enqueue(body, { backoffSchedule: [10, 10, 10, 10, 10] });

await enqueue("junk");
let left = 1;
for await (const [message] of toMessages(events(), { maxBytes: 32_500, maxMessages: 1 })) {
	await enqueue(message?.body);
	left += 1;
}
const messages = left;
await new Promise((resolve) => {
	kv.listenQueue(async (/** @type {unknown} */ payload) => {
		await consumer.one(payload);
		left -= 1;
		if (left === 0) resolve(undefined);
	});
});
console.log(JSON.stringify({ messages, dead, retries }));
kv.close();
