/** A block: the unit that is timed. One client, one action, some hundred or thousand calls. */
import { clientOf } from "./contestants/index.js";
import { eachInFlight } from "./in-flight.js";
import { attributes, largeEvent } from "./payloads.js";

/**
 * @typedef {object} Block
 * @property {string} contestant
 * @property {"identify" | "event"} action
 * @property {number} [attributes] of each identify; 2 unless given
 * @property {string | null} url a server's origin; null: `fetch` answers at once, in the process
 * @property {number} calls
 * @property {number} inFlight how many calls run at the same time
 */

const realFetch = globalThis.fetch;

async function answerAtOnce() {
	return new Response("{}", { status: 200, headers: { "content-type": "application/json" } });
}

/** @param {Block} block */
export async function runBlock({ contestant, action, attributes: count, url, calls, inFlight }) {
	globalThis.fetch = url === null ? answerAtOnce : realFetch;
	const client = await clientOf(contestant, url ?? "http://127.0.0.1:9");
	const person = attributes(count);
	await eachInFlight(
		Array(calls).keys(),
		inFlight,
		action === "identify"
			? (index) => client.identify(`customer-${index}`, person())
			: (index) => client.track(`customer-${index}`, largeEvent),
	);
}
