/** Sends JSON by hand: without validation or retries. */
import { TIMEOUT } from "./account.js";

/** @param {string} url @param {Record<string, string>} headers @param {unknown} data */
export async function post(url, headers, data) {
	const response = await fetch(url, {
		method: "POST",
		headers: { ...headers, "content-type": "application/json" },
		body: JSON.stringify(data),
		redirect: "manual",
		signal: AbortSignal.timeout(TIMEOUT),
	});
	const text = await response.text();
	if (!response.ok) throw new Error(`${response.status}: ${text}`);
	return JSON.parse(text);
}
