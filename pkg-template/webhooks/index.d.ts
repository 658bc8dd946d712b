/**
 * Webhooks of Customer.io: {@link verifyWebhook}. Works in every runtime, without WebAssembly.
 *
 * @see https://docs.customer.io/api/webhooks/
 * @module customerio-wasm/webhooks
 */
import type { WebhookEvent } from "./types/events.js";

export type * from "./types/data.js";
export type * from "./types/events.js";

/** A body as it was received: not what a framework has parsed. */
export type RawBody = string | ArrayBuffer | ArrayBufferView;

/** The parts of a request, where it is not a `Request`. */
export interface WebhookParts {
	/** The raw body. */
	readonly body: RawBody;
	/** The header `X-CIO-Timestamp`, also in the form in which Node gives headers. A header that came twice is refused. */
	readonly timestamp: string | number | readonly string[] | undefined;
	/** The header `X-CIO-Signature`, likewise. */
	readonly signature: string | readonly string[] | undefined;
}

/** What {@link verifyWebhook} needs of a `Request`. */
export interface WebhookRequest {
	/** The headers of the request. */
	readonly headers: { get(name: string): string | null };
	/** Whether something has read the body. Such a request is refused. */
	readonly bodyUsed: boolean;
	/** Reads the raw body. */
	arrayBuffer(): Promise<ArrayBuffer>;
}

/** The options of {@link verifyWebhook}. */
export interface VerifyWebhookOptions {
	/**
	 * How far the timestamp of a request may be from now, in seconds. It limits how long a recorded request can be replayed. More than 0;
	 * `Infinity` accepts any age. Default 300.
	 */
	readonly tolerance?: number | undefined;
}

/**
 * Verifies that a request comes from Customer.io, and reads the event in it. Customer.io signs the raw body, so nothing may have parsed it
 * before.
 *
 * Respond within 4 seconds: put the event into a queue, and respond with 200. Any other status makes Customer.io send it again, for up to
 * 7 days, and those behind it wait. Webhooks can arrive more than once: drop those whose `event_id` you have seen.
 *
 * @see https://docs.customer.io/api/webhooks/
 * @param request a `Request`, or its raw body and two of its headers
 * @param secrets the webhook's signing key. While you change it, a list of the new and the old one
 * @throws {@link WebhookError} if the request does not come from Customer.io: respond with 400. A `TypeError` is a mistake in the program
 * @example
 * export default {
 * 	async fetch(request, env) {
 * 		const event = await verifyWebhook(request, env.CIO_WEBHOOK_KEY);
 * 		await env.EVENTS.send(event);
 * 		return new Response("ok");
 * 	},
 * };
 */
export declare function verifyWebhook(
	request: WebhookRequest | WebhookParts,
	secrets: string | readonly string[],
	options?: VerifyWebhookOptions,
): Promise<WebhookEvent>;

/** Why {@link verifyWebhook} rejected a request. */
export declare class WebhookError extends Error {
	private constructor();
	/**
	 * What is wrong. `signature`: it is missing, or matches none of the keys. `timestamp`: it is not a time, or too far from now. `body`:
	 * it is signed, but not a JSON object, or it has more than 4 MB.
	 */
	readonly code: "signature" | "timestamp" | "body";
	/** The HTTP status to respond with. Express, Fastify and h3 read it from an error that they are given. */
	readonly statusCode: 400;
}

/** A request as Customer.io would send it. */
export interface SignedWebhook<Body extends RawBody = string> {
	/** The body that was signed: the raw one that was given, or the JSON text of an event. */
	readonly body: Body;
	/** The headers that Customer.io sends. */
	readonly headers: {
		readonly "content-type": string;
		readonly "x-cio-timestamp": string;
		readonly "x-cio-signature": string;
	};
	/** The header `X-CIO-Timestamp`. */
	readonly timestamp: string;
	/** The header `X-CIO-Signature`. */
	readonly signature: string;
}

/** The body of what {@link signWebhook} signs: bytes stay as they are, and all else is text. */
export type SignedBody<Event> = Event extends ArrayBuffer | ArrayBufferView ? Event : string;

/**
 * Signs a webhook as Customer.io does, to test your handler.
 *
 * @param event an event, or a raw body
 * @param secret the signing key
 * @param options the time of signing, in unix seconds. Default: now
 * @example
 * const signed = await signWebhook({ object_type: "email", metric: "sent", … }, "key");
 * const response = await handler(new Request("https://app.example/webhooks", { method: "POST", ...signed }));
 */
export declare function signWebhook<Event extends object | string>(
	event: Event,
	secret: string,
	options?: { readonly timestamp?: number | undefined },
): Promise<SignedWebhook<SignedBody<Event>>>;

/**
 * The function of `customerio-node`: whether a request comes from Customer.io. It is synchronous, so it needs the host's `node:crypto`
 * (Node, Deno, Bun, Workers with `nodejs_compat` and a compatibility date of 2024-09-23 or later), and it accepts a request of any age.
 *
 * @throws an `Error` where there is no `node:crypto`, and a `TypeError` if the key is blank, has spaces around it, or line breaks in it.
 * One line break at its end is dropped
 */
export declare function verifyRequestSignature(options: {
	/** The webhook's signing key. */
	readonly signingSecret: string | Uint8Array;
	/** The header `X-CIO-Timestamp`. */
	readonly timestamp: string | number;
	/** The raw body. */
	readonly body: RawBody;
	/** The header `X-CIO-Signature`. */
	readonly signature: string;
}): boolean;
