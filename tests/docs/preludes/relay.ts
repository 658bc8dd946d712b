/** What docs/relay.md takes for granted. */
import type { Server } from "node:http";
import { toMessages } from "customerio-wasm/queue";
import { createRelay } from "customerio-wasm/relay";
import { TrackClient } from "customerio-wasm/track";
import { ask } from "./serve.ts";

export { toMessages } from "customerio-wasm/queue";
export { createRelay, type RelayEvents, signIdentity, verifyIdentity } from "customerio-wasm/relay";
export { z } from "zod";

export const client = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
export const secret = process.env.RELAY_SECRET;
export const events = ["cta_clicked"];
export const cookie = { secret };
export const options = { client, events, cookie };
export const session = { userId: "42" };
export const env = { EVENTS: { sendBatch: async (_batch: unknown) => {} } };

/** What a page sends: one event. */
export async function fromPage() {
	// The ids of messages are ULIDs of the present time, as those of a page are.
	const operation = {
		type: "person",
		action: "event",
		identifiers: { id: "42" },
		name: "cta_clicked",
	} as const;
	let id: string | undefined;
	for await (const [message] of toMessages([operation]))
		id = /"([0-9A-Z]{26})"/.exec(message?.body ?? "")?.[1];
	const at = Date.now() / 1000;
	const items = [{ type: "track", id, name: "cta_clicked", data: { where: "hero" }, at }];
	return new Request("https://shop.example/e", {
		method: "POST",
		headers: { "content-type": "text/plain;charset=utf-8", origin: "https://shop.example" },
		body: JSON.stringify({ v: 1, sent_at: at, items }),
	});
}

/** Sends that to a server. Resolves with the number of items that it accepted. */
export async function answerOf(server: Server) {
	const request = await fromPage();
	const { text } = await ask(server, "/e", {
		method: "POST",
		headers: request.headers,
		body: await request.text(),
	});
	return JSON.parse(text).accepted;
}

type Handler = (request: Request) => Promise<Response>;

async function answerFromPage(handler: Handler) {
	const response = await handler(await fromPage());
	const { accepted } = await response.json();
	if (accepted !== 1) throw new Error(`the relay responds with ${response.status}, and accepts ${accepted}`);
}

export const Deno = { serve: answerFromPage };
export const Bun = { serve: ({ fetch }: { fetch: Handler }) => answerFromPage(fetch) };
export const relay = createRelay(options);
