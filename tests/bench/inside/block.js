/** A block, the unit of timing: hundreds or thousands of calls of one action by one client. */
import { clientOf, senderOf } from "./contestants/index.js";
import { eachInFlight } from "./in-flight.js";
import { attributes, bulkEvent, email, largeEvent } from "./payloads.js";

/**
 * @typedef {object} Block
 * @property {string} contestant
 * @property {"identify" | "event" | "small event" | "email"} action `email`: only with a stubbed `fetch`
 * @property {number} [attributes] per identify; 2 by default
 * @property {string | null} url a server's origin, or null to stub `fetch`
 * @property {number} calls
 * @property {number} inFlight how many calls run concurrently
 */

const realFetch = globalThis.fetch;

/** Responds as the server does, which says the length: a response without it is read as a stream, which costs more. */
async function stubbedFetch() {
	return new Response("{}", {
		status: 200,
		headers: { "content-type": "application/json", "content-length": "2" },
	});
}

/** @param {Block} block */
export async function runBlock({ calls, inFlight, ...block }) {
	globalThis.fetch = block.url === null ? stubbedFetch : realFetch;
	await eachInFlight(Array(calls).keys(), inFlight, await callOf(block));
}

/**
 * @param {Omit<Block, "calls" | "inFlight">} block
 * @returns {Promise<(index: number) => Promise<unknown>>}
 */
async function callOf({ contestant, action, attributes: count, url }) {
	if (action === "email") {
		const sender = await senderOf(contestant);
		return (index) => sender.sendEmail(email(index));
	}
	const client = await clientOf(contestant, url ?? "http://127.0.0.1:9");
	const person = attributes(count);
	/** @type {Record<Exclude<Block["action"], "email">, (index: number) => Promise<unknown>>} */
	const acts = {
		identify: (index) => client.identify(`customer-${index}`, person()),
		event: (index) => client.track(`customer-${index}`, largeEvent),
		"small event": (index) => {
			const { id, event } = bulkEvent(index);
			return client.track(id, event);
		},
	};
	return acts[action];
}
