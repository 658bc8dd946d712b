/** Messages, and a server of batches, for the cases of `sendAll`. */
import { batchServer } from "../../batches.js";

/** @typedef {import("customerio-wasm").BatchItem} BatchItem */

/** A ULID, and the time that is in it. */
export const FIRST_ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
export const FIRST_TIME = "2016-07-30T23:54:10.259Z";

/** An event whose name has its index. @param {number} index @returns {BatchItem} */
export const messageAt = (index) => ({ type: "track", userId: `person-${index}`, event: `event-${index}` });

/** @param {number} count */
export const messagesUpTo = (count) => Array.from({ length: count }, (_, index) => messageAt(index));

/** The indexes of the events in a batch. @param {readonly any[]} batch */
export const indexesIn = (batch) => batch.map(({ event }) => Number(event.replace("event-", "")));

/**
 * Creates a `fetch` that receives batches and keeps them.
 *
 * @param {(batch: any[], number: number) => Response | void | Promise<Response | void>} [serve] `number` is 1 for the first batch
 */
export function messageServer(serve) {
	const { fetch, batches, bodies, mostInFlight } = batchServer(serve);
	/** @type {{ url: string, init: RequestInit }[]} */
	const requests = [];
	return {
		batches: /** @type {any[][]} */ (/** @type {unknown} */ (batches)),
		bodies,
		mostInFlight,
		requests,
		/** @param {unknown} url @param {RequestInit} [init] */
		fetch(url, init = {}) {
			requests.push({ url: String(url), init });
			return fetch(url, init);
		},
	};
}
