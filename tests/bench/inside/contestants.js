/** The clients that are measured, each behind the same two actions. */

import * as official from "customerio-node";
import { TrackClient } from "customerio-wasm";

/** @typedef {{ [name: string]: unknown }} Data */
/** @typedef {{ name: string, timestamp: number, data: Data }} Event */
/**
 * @typedef {object} Contestant
 * @property {(id: string, attributes: Data) => Promise<unknown>} identify
 * @property {(id: string, event: Event) => Promise<unknown>} track
 */

const SITE_ID = "0123456789abcdef0123";
const API_KEY = "fedcba98765432100123";
const TIMEOUT_MS = 10_000;

/** The clients by name, in the order in which tables show them. @type {Record<string, (url: string) => Contestant>} */
export const contestants = {
	"customerio-wasm": (url) => new TrackClient(SITE_ID, API_KEY, { url }),
	"customerio-node": (url) => new official.TrackClient(SITE_ID, API_KEY, { url: `${url}/api/v1` }),
	fetch: handWritten,
};

/**
 * The limit: what someone writes who needs these two calls and nothing else. No check of an argument, no retry.
 *
 * @param {string} url
 * @returns {Contestant}
 */
function handWritten(url) {
	const headers = {
		authorization: `Basic ${btoa(`${SITE_ID}:${API_KEY}`)}`,
		"content-type": "application/json",
	};
	/** @param {string} method @param {string} path @param {unknown} data */
	async function send(method, path, data) {
		const response = await fetch(url + path, {
			method,
			headers,
			body: JSON.stringify(data),
			redirect: "manual",
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${response.status}: ${text}`);
		return JSON.parse(text);
	}
	return {
		identify: (id, attributes) => send("PUT", `/api/v1/customers/${encodeURIComponent(id)}`, attributes),
		track: (id, event) => send("POST", `/api/v1/customers/${encodeURIComponent(id)}/events`, event),
	};
}
