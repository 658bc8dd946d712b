/** What docs/webhooks.md takes for granted. */
import type { Server } from "node:http";
import { signWebhook, verifyWebhook } from "customerio-wasm/webhooks";
import { ask } from "./serve.ts";

export { verifyWebhook } from "customerio-wasm/webhooks";

const EVENT = { object_type: "email", metric: "sent", event_id: "1", timestamp: 1, data: {} };

/** What Customer.io sends. */
export async function signedRequest() {
	const signed = await signWebhook(EVENT, process.env.CIO_WEBHOOK_KEY);
	return new Request("https://app.example/webhooks", { method: "POST", ...signed });
}

export const request = await signedRequest();

/** Sends that to a server. */
export async function answerOf(server: Server) {
	const { headers, body } = await signWebhook(EVENT, process.env.CIO_WEBHOOK_KEY);
	const { status } = await ask(server, "/", { method: "POST", headers: { ...headers }, body });
	return status;
}

/** A handler whose key is "key". */
export async function handler(received: Request) {
	await verifyWebhook(received, "key");
	return new Response("ok");
}

export const express = { raw: (_options: { type: string; limit: string }) => undefined };

type ExpressRequest = { body: Uint8Array; get(name: string): string | undefined };
type ExpressHandler = (
	request: ExpressRequest,
	response: { send(text: string): void },
	next: (error: unknown) => void,
) => void;

let route: ExpressHandler;
/** Express's, as far as it is used. `answer` calls the route. */
export const app = {
	post(_path: string, _parser: undefined, added: ExpressHandler) {
		route = added;
	},
	async answer() {
		const incoming = await signedRequest();
		const body = new Uint8Array(await incoming.arrayBuffer());
		return await new Promise((resolve, reject) => {
			route({ body, get: (name) => incoming.headers.get(name) ?? undefined }, { send: resolve }, reject);
		});
	},
};
