/**
 * A Cloudflare Worker between a page without a key and Customer.io. It takes what the page records, checks it, and puts it into a queue.
 * Its other half takes it out of the queue and sends it.
 *
 * Deploy: `npx wrangler queues create events`, `npx wrangler queues create events-dead`, `npx wrangler secret put` for `CIO_SITE_ID`,
 * `CIO_API_KEY` and `RELAY_SECRET` (at least 32 random characters), then `npx wrangler deploy`.
 */
import { createConsumer, toMessages } from "customerio-wasm/queue";
import { createRelay } from "customerio-wasm/relay";
import { TrackClient } from "customerio-wasm/track";
import { handleSession, personOf } from "./session.js";

/**
 * @typedef {object} Env
 * @property {string} CIO_SITE_ID
 * @property {string} CIO_API_KEY
 * @property {"us" | "eu"} CIO_REGION
 * @property {string} [CIO_URL] a base URL other than Customer.io's, such as that of a sandbox
 * @property {string} RELAY_SECRET signs the cookie of anonymous visitors
 * @property {{ sendBatch(messages: Iterable<{ body: string, contentType: "text" }>): Promise<unknown> }} EVENTS
 * @property {{ send(body: unknown): Promise<unknown> }} DEAD
 */

/** One relay serves all requests of this isolate. @type {ReturnType<typeof createRelay> | undefined} */
let relay;

/** @param {Env} env */
function relayFor(env) {
	relay ??= createRelay({
		sink: async (operations) => {
			for await (const batch of toMessages(operations)) await env.EVENTS.sendBatch(batch);
		},
		identify: personOf,
		events: ["offer_viewed", "cart_filled", "banner_clicked"],
		attributes: ["plan"],
		pages: true,
		// Browsers keep a `__Host-` cookie only over https, and the demo has none.
		cookie: { secret: env.RELAY_SECRET, name: "visitor" },
	});
	return relay;
}

const consumer = createConsumer(
	(/** @type {Env} */ env) =>
		new TrackClient(env.CIO_SITE_ID, env.CIO_API_KEY, {
			region: env.CIO_REGION,
			...(env.CIO_URL ? { url: env.CIO_URL } : {}),
		}),
	{ onDead: ({ payload }, env) => env.DEAD.send(payload) },
);

export default {
	/** @param {Request} request @param {Env} env */
	async fetch(request, env) {
		const { pathname } = new URL(request.url);
		if (pathname === "/e") return await relayFor(env)(request);
		if (pathname === "/session") return await handleSession(request);
		return new Response("Not found", { status: 404 });
	},
	queue: consumer.cloudflare,
};
