/** Takes events over HTTP, puts them into a Cloudflare Queue, and delivers them from there to Customer.io. */
import { createConsumer } from "customerio-wasm/queue";
import { TrackClient } from "customerio-wasm/track";
import type { Env } from "./env.js";
import { produce } from "./produce.js";

/** Decides about each message of the queue: done, deliver again later, or dead. */
const consumer = createConsumer(
	(env: Env) => new TrackClient(env.CIO_SITE_ID, env.CIO_API_KEY, { url: env.CIO_URL }),
	{
		// What Customer.io refuses would be refused again: keep it, with the reasons.
		onDead: ({ payload, operations }, env) =>
			env.DEAD.put(`${crypto.randomUUID()}.json`, JSON.stringify({ payload, operations })),
	},
);

export default {
	fetch: produce,
	queue: consumer.cloudflare,
} satisfies ExportedHandler<Env>;
