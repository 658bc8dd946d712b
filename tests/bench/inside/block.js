/** A block: the unit that is timed. One client, one action, some thousand calls. */
import { contestants } from "./contestants.js";
import { largeEvent, smallAttributes } from "./payloads.js";

/** @typedef {import("./contestants.js").Contestant} Contestant */
/**
 * @typedef {object} Block
 * @property {string} contestant
 * @property {"identify" | "event"} action
 * @property {string | null} url a server's origin; null: `fetch` answers at once, in the process
 * @property {number} calls
 * @property {number} inFlight how many calls run at the same time
 */

/** @type {Record<Block["action"], (client: Contestant, index: number) => Promise<unknown>>} */
const actions = {
	identify: (client, index) => client.identify(`customer-${index}`, smallAttributes()),
	event: (client, index) => client.track(`customer-${index}`, largeEvent()),
};

const realFetch = globalThis.fetch;

async function answerAtOnce() {
	return new Response("{}", { status: 200, headers: { "content-type": "application/json" } });
}

/** One client of each kind and address, as a program would keep it. @type {Map<string, Contestant>} */
const clients = new Map();

/** @param {string} name @param {string} url */
function clientOf(name, url) {
	const key = `${name} ${url}`;
	const client = clients.get(key) ?? contestants[name](url);
	clients.set(key, client);
	return client;
}

/** @param {Block} block */
export async function runBlock({ contestant, action, url, calls, inFlight }) {
	globalThis.fetch = url === null ? answerAtOnce : realFetch;
	const client = clientOf(contestant, url ?? "http://127.0.0.1:9");
	const call = actions[action];
	let next = 0;
	async function line() {
		while (next < calls) await call(client, next++);
	}
	await Promise.all(Array.from({ length: inFlight }, line));
}
