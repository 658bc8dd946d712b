/** Consumes a queue until it is empty: `node killed-consumer.js <sandbox> <queue>`. */
import { TrackClient } from "customerio-wasm";
import { createConsumer } from "customerio-wasm/queue";

const [url = "", queue = ""] = process.argv.slice(2);

/** @param {string} path @param {unknown} [body] */
const ask = async (path, body) =>
	(await fetch(`${queue}/${path}`, { method: "POST", body: JSON.stringify(body ?? null) })).json();

const consumer = createConsumer(new TrackClient("site", "key", { url }), {
	onDead: ({ payload }) => ask("bury", payload),
});

for (;;) {
	/** @type {import("customerio-wasm/queue").SqsEvent} */
	const event = await ask("receive");
	if (event.Records.length === 0) break;
	const { batchItemFailures } = await consumer.sqs(event);
	const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
	await ask(
		"delete",
		event.Records.map(({ messageId }) => messageId).filter((id) => !failed.has(id)),
	);
}
