/** The limit: hand-written code for exactly these calls, without validation or retries. */
import { API_KEY, SITE_ID, TIMEOUT } from "./account.js";

/** @param {string} url @returns {import("./account.js").Contestant} */
export function connect(url) {
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
			signal: AbortSignal.timeout(TIMEOUT),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${response.status}: ${text}`);
		return JSON.parse(text);
	}
	return {
		identify: (id, attributes) => send("PUT", `/api/v1/customers/${encodeURIComponent(id)}`, attributes),
		track: (id, event) => send("POST", `/api/v1/customers/${encodeURIComponent(id)}/events`, event),
		batch: (batch) => send("POST", "/api/v2/batch", { batch }),
	};
}
