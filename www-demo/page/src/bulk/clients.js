import { TrackClient } from "customerio-wasm/track";

/**
 * The client that loads a file, one for each sender. Unlike the other client of the page, it does not log each request: one load
 * would fill the log.
 *
 * @param {import("../client.js").PageConfig & { sandbox: object }} config
 * @returns {Record<import("../client.js").Sender, TrackClient>}
 */
export function bulkClients({ sandbox: { siteId, apiKey, url }, workerUrl }) {
	return {
		browser: new TrackClient(siteId, apiKey, { url }),
		// The Worker holds the credentials. It passes batches on, and the responses back.
		worker: new TrackClient("no Site ID", "no key", {
			url: workerUrl,
			fetch: (_url, { body = null, signal = null }) =>
				fetch(`${workerUrl}/batch`, {
					method: "POST",
					headers: { "content-type": "application/json" },
					body,
					signal,
				}),
		}),
	};
}
