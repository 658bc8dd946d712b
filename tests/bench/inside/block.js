/** A block, the unit of timing: hundreds or thousands of calls of one action by one client. */
import { clientOf, senderOf } from "./contestants/index.js";
import { eachInFlight } from "./in-flight.js";
import { attributes, bulkEvent, email, largeEvent, message } from "./payloads.js";
import { route } from "./requests.js";

/** What is sent only with a stubbed `fetch`: an email of the App API, a `track` of the Pipelines API. @typedef {"email" | "pipelines event"} Sent */
/**
 * @typedef {object} Block
 * @property {string} contestant
 * @property {"identify" | "event" | "small event" | Sent} action
 * @property {number} [attributes] per identify; 2 by default
 * @property {string | null} url a server's origin, or null to stub `fetch`
 * @property {number} calls
 * @property {number} inFlight how many calls run concurrently
 */

/** @param {Block} block */
export async function runBlock({ calls, inFlight, ...block }) {
	await eachInFlight(Array(calls).keys(), inFlight, await callOf(block));
}

/**
 * @param {Omit<Block, "calls" | "inFlight">} block
 * @returns {Promise<(index: number) => Promise<unknown>>}
 */
async function callOf({ contestant, action, attributes: count, url }) {
	const origin = route(url);
	if (action === "email" || action === "pipelines event") {
		const sender = await senderOf(action, contestant);
		const payload = action === "email" ? email : message;
		return (index) => sender.send(/** @type {never} */ (payload(index)));
	}
	const client = await clientOf(contestant, origin);
	const person = attributes(count);
	/** @type {Record<Exclude<Block["action"], Sent>, (index: number) => Promise<unknown>>} */
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
