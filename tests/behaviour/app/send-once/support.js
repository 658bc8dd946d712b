/** What the cases of `sendOnce` share. */
import { recordingFetch } from "../../support.js";

/** @typedef {import("customerio-wasm").SendStore} SendStore */
/** @typedef {import("customerio-wasm").SendResult} SendResult */

/** A store in memory, and what it was asked. */
export function memory() {
	/** @type {Map<string, SendResult | undefined>} */
	const keys = new Map();
	/** @type {string[]} */
	const log = [];
	/** @type {SendStore} */
	const store = {
		async claim(key) {
			log.push(`claim ${key}`);
			if (!keys.has(key)) {
				keys.set(key, undefined);
				return "claimed";
			}
			const result = keys.get(key);
			return result ? { state: "sent", result } : { state: "uncertain" };
		},
		async complete(key, result) {
			log.push(`complete ${key} ${result.delivery_id}`);
			keys.set(key, result);
		},
		async release(key) {
			log.push(`release ${key}`);
			keys.delete(key);
		},
	};
	return { store, keys, log };
}

/** Responds with one delivery after the other. */
export const deliveries = () =>
	recordingFetch((_call, count) => Response.json({ delivery_id: `d${count}`, queued_at: 1 }));
