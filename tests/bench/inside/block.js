/** A block, the unit of timing: hundreds or thousands of calls of one action by one client. */
import { clientOf } from "./contestants/index.js";
import { eachInFlight } from "./in-flight.js";
import { attributes, bulkEvent, largeEvent } from "./payloads.js";

/**
 * @typedef {object} Block
 * @property {string} contestant
 * @property {"identify" | "event" | "small event"} action
 * @property {number} [attributes] per identify; 2 by default
 * @property {string | null} url a server's origin, or null to stub `fetch`
 * @property {number} calls
 * @property {number} inFlight how many calls run concurrently
 */

const realFetch = globalThis.fetch;

async function stubbedFetch() {
	return new Response("{}", { status: 200, headers: { "content-type": "application/json" } });
}

/** @param {Block} block */
export async function runBlock({ contestant, action, attributes: count, url, calls, inFlight }) {
	globalThis.fetch = url === null ? stubbedFetch : realFetch;
	const client = await clientOf(contestant, url ?? "http://127.0.0.1:9");
	const person = attributes(count);
	/** @type {Record<Block["action"], (index: number) => Promise<unknown>>} */
	const acts = {
		identify: (index) => client.identify(`customer-${index}`, person()),
		event: (index) => client.track(`customer-${index}`, largeEvent),
		"small event": (index) => {
			const { id, event } = bulkEvent(index);
			return client.track(id, event);
		},
	};
	await eachInFlight(Array(calls).keys(), inFlight, acts[action]);
}
