/** Clients of the Pipelines API, and what many of its cases send. */
import { recordingFetch, SHORT_DELAYS } from "../support.js";

/** @typedef {import("../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").PipelinesClient} PipelinesClient */
/** @typedef {import("customerio-wasm").PipelinesClientOptions} ClientOptions */
/** @typedef {import("customerio-wasm").CallOptions} CallOptions */

/** The write key of all clients here. */
export const WRITE_KEY = "wr1te-k3y";

/**
 * Creates a client with very short delays between attempts.
 *
 * @param {Context} context
 * @param {ClientOptions} options `retry` is added to the short delays
 */
export function pipelinesClientOf({ cio }, { retry, ...options }) {
	return new cio.PipelinesClient(WRITE_KEY, { retry: { ...SHORT_DELAYS, ...retry }, ...options });
}

/** The least that each method takes. @type {Record<Kind, any>} */
export const LEAST = {
	identify: { userId: "42" },
	track: { userId: "42", event: "a" },
	page: { userId: "42" },
	screen: { userId: "42" },
	group: { userId: "42", groupId: "acme" },
	alias: { userId: "42", previousId: "41" },
};

/** The methods that send one message. @typedef {"identify" | "track" | "page" | "screen" | "group" | "alias"} Kind */
export const KINDS = /** @type {Kind[]} */ (Object.keys(LEAST));

/** One message of each kind. @type {any[]} */
export const ITEMS = KINDS.map((type) => ({ type, ...LEAST[type] }));

/**
 * Every method with the least that it takes.
 *
 * @type {[string, (client: PipelinesClient, options?: CallOptions) => Promise<unknown>][]}
 */
export const CALLS = [
	...KINDS.map(
		/** @returns {[string, (client: PipelinesClient, options?: CallOptions) => Promise<unknown>]} */
		(kind) => [kind, (client, options) => client[kind](LEAST[kind], options)],
	),
	["batch", (client, options) => client.batch(ITEMS, options)],
];

/**
 * The only request that a call makes, and its body.
 *
 * @param {Context} context
 * @param {(client: PipelinesClient) => Promise<unknown>} act
 * @param {ClientOptions} [options]
 */
export async function sentBy(context, act, options) {
	const { fetch, calls } = recordingFetch();
	await act(pipelinesClientOf(context, { fetch, ...options }));
	context.expect(calls, "requests").to.have.lengthOf(1);
	const { request } = /** @type {import("../support.js").FetchCall} */ (calls[0]);
	return { request, body: await request.json() };
}
