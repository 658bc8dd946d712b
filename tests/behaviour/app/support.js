/** Clients of the App API, and what many of its cases send. */
import { recordingFetch, SHORT_DELAYS } from "../support.js";

/** @typedef {import("../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").APIClient} APIClient */
/** @typedef {import("customerio-wasm").APIClientOptions} ClientOptions */
/** @typedef {import("customerio-wasm").CallOptions} CallOptions */

/**
 * Creates a client of the suite's sandbox, with very short delays between attempts.
 *
 * @param {Context} context
 * @param {ClientOptions} [options] `retry` is added to the short delays
 */
export function appClientOf({ cio, url, appKey }, { retry, ...options } = {}) {
	return new cio.APIClient(appKey, { url: `${url}/v1`, retry: { ...SHORT_DELAYS, ...retry }, ...options });
}

/**
 * Creates a client that talks to the test's `fetch` as if it were Customer.io, with very short delays between attempts.
 *
 * @param {Context} context
 * @param {ClientOptions} options
 */
export const directAppClientOf = (context, options) => appClientOf(context, { ...options, url: undefined });

/** The recipient of messages. */
export const PERSON = { identifiers: { id: "42" } };

/** A message of a template. */
export const MESSAGE = { transactional_message_id: "welcome", ...PERSON };

/** An email of a template. */
export const EMAIL = { ...MESSAGE, to: "ada@example.com" };

/** A message to a phone. */
const TEXT = { ...MESSAGE, to: "+15550001111" };

/**
 * The six sends: the method, its path, its builder's class, and the least that it takes.
 *
 * @type {[method: "sendEmail" | "sendPush" | "sendSMS" | "sendWhatsApp" | "sendInboxMessage" | "sendInApp", path: string, builder: string, message: any][]}
 */
export const SENDS = [
	["sendEmail", "/v1/send/email", "SendEmailRequest", EMAIL],
	["sendPush", "/v1/send/push", "SendPushRequest", MESSAGE],
	["sendSMS", "/v1/send/sms", "SendSMSRequest", TEXT],
	["sendWhatsApp", "/v1/send/whatsapp", "SendWhatsAppRequest", TEXT],
	["sendInboxMessage", "/v1/send/inbox_message", "SendInboxMessageRequest", MESSAGE],
	["sendInApp", "/v1/send/in_app", "SendInAppRequest", MESSAGE],
];

/**
 * Calls with effect that are not idempotent.
 *
 * @type {[string, (client: APIClient, options?: CallOptions) => Promise<unknown>][]}
 */
export const ONE_SHOTS = [
	...SENDS.map(
		/** @returns {[string, (client: APIClient, options?: CallOptions) => Promise<unknown>]} */
		([method, , , message]) => [method, (client, options) => client[method](message, options)],
	),
	["triggerBroadcast", (client, options) => client.triggerBroadcast(7, { a: 1 }, { ids: ["42"] }, options)],
	["createSegment", (client, options) => client.createSegment({ name: "a" }, options)],
	[
		"createCustomersExport",
		(client, options) => client.createCustomersExport({ and: [] }, undefined, options),
	],
];

/**
 * Calls that only read, some of them with `POST`.
 *
 * @type {[string, (client: APIClient, options?: CallOptions) => Promise<unknown>][]}
 */
export const READS = [
	["getSegment", (client, options) => client.getSegment(7, options)],
	["getMessages", (client, options) => client.getMessages({}, options)],
	["searchCustomers", (client, options) => client.searchCustomers({ and: [] }, {}, options)],
	["getCustomersAttributes", (client, options) => client.getCustomersAttributes(["42"], undefined, options)],
	["findObjects", (client, options) => client.findObjects(1, { and: [] }, {}, options)],
];

/**
 * A `fetch` that gives a page for each value of a parameter of the query, or for its absence (`""`).
 *
 * @param {string} parameter
 * @param {Record<string, unknown>} pages JSON; an Error rejects, a Response is one
 */
export const pagedFetch = (parameter, pages) =>
	recordingFetch(({ request }) => {
		const page = pages[new URL(request.url).searchParams.get(parameter) ?? ""];
		if (page instanceof Error) throw page;
		return page instanceof Response ? page : Response.json(page);
	});

/**
 * The values of a parameter of the query, in the order of the requests.
 *
 * @param {{ calls: import("../support.js").FetchCall[] }} recorded
 * @param {string} parameter
 */
export const asked = ({ calls }, parameter) =>
	calls.map(({ request }) => new URL(request.url).searchParams.get(parameter));

/**
 * Returns everything that an async iterable gives.
 *
 * @template Item
 * @param {AsyncIterable<Item>} iterable
 */
export async function collect(iterable) {
	/** @type {Item[]} */
	const items = [];
	for await (const item of iterable) items.push(item);
	return items;
}
