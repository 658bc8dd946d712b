/** What docs/webhooks.md takes for granted. */
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { signWebhook, verifyWebhook } from "customerio-wasm/webhooks";

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
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const { headers, body } = await signWebhook(EVENT, process.env.CIO_WEBHOOK_KEY);
	const { port } = server.address() as AddressInfo;
	const response = await fetch(`http://127.0.0.1:${port}/`, {
		method: "POST",
		headers: { ...headers },
		body,
	});
	server.closeAllConnections();
	server.close();
	return response.status;
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
