/** What docs/queues.md takes for granted. */
import type { DeadLetter } from "customerio-wasm/queue";
import { type Operation, TrackClient } from "customerio-wasm/track";

export { createConsumer, toMessages } from "customerio-wasm/queue";

export const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
export const operations: Operation[] = [
	{ type: "person", action: "event", identifiers: { id: "42" }, name: "purchase" },
	{ type: "person", action: "event", identifiers: { id: "43" }, name: "purchase" },
];
export const payloads = operations.map((operation) => JSON.stringify(operation));
export const attempts = [1, 1];
export const env = { EVENTS: { sendBatch: async (_batch: unknown) => {} } };
export const acknowledged: unknown[] = [];
export const acknowledge = async (payload: unknown) => void acknowledged.push(payload);
export const later = async (_payload: unknown, _seconds: number) => {};
export const saveSomewhere = async (_letter: DeadLetter) => {};

/** What Deno KV has, as far as it is used: it delivers at once. */
const kv = {
	queued: [] as unknown[],
	async enqueue(value: unknown, _options: { keysIfUndelivered: unknown[][]; backoffSchedule: number[] }) {
		this.queued.push(value);
	},
	set: async (_key: unknown[], _value: unknown) => {},
	async listenQueue(handler: (value: unknown) => Promise<void>) {
		for (const value of this.queued) await handler(value);
	},
};
export const Deno = { openKv: async () => kv };
