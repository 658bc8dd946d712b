/** Sends many events, in each possible way. */
import { Buffer } from "node:buffer";
import { clientOf } from "./contestants/index.js";
import { eachInFlight } from "./in-flight.js";
import { bulkEvent, bulkOperations } from "./payloads.js";
import { route } from "./requests.js";

/** @typedef {import("./contestants/account.js").Operation} Operation */
/**
 * @typedef {object} Bulk
 * @property {string} contestant
 * @property {"sendAll" | "batches" | "calls"} way
 * @property {string | null} url a server's origin, or null to stub `fetch`
 * @property {number} events
 */

/** Safely below the API's limit of 500 kB per batch. */
const BATCH_BYTES = 480_000;
const BATCHES_IN_FLIGHT = 4;
const CALLS_IN_FLIGHT = 16;

/** @param {Bulk} bulk */
export async function runBulk({ contestant, way, url, events }) {
	const client = await clientOf(contestant, route(url));
	switch (way) {
		case "sendAll":
			if (client.sendAll === undefined) throw new Error(`${contestant} has no sendAll`);
			await client.sendAll(bulkOperations(events), { concurrency: BATCHES_IN_FLIGHT });
			break;
		case "batches":
			await eachInFlight(packs(bulkOperations(events)), BATCHES_IN_FLIGHT, (pack) => client.batch(pack));
			break;
		case "calls":
			await eachInFlight(Array(events).keys(), CALLS_IN_FLIGHT, (index) => {
				const { id, event } = bulkEvent(index);
				return client.track(id, event);
			});
	}
}

/**
 * Packs operations into batches greedily.
 *
 * @param {Iterable<Operation>} operations
 * @returns {Generator<Operation[]>}
 */
function* packs(operations) {
	const frame = '{"batch":[]}'.length;
	/** @type {Operation[]} */
	let pack = [];
	let bytes = frame;
	for (const operation of operations) {
		const more = Buffer.byteLength(JSON.stringify(operation)) + 1;
		if (bytes + more > BATCH_BYTES) {
			yield pack;
			pack = [];
			bytes = frame;
		}
		pack.push(operation);
		bytes += more;
	}
	if (pack.length > 0) yield pack;
}
