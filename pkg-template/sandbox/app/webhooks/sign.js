import { encode } from "../../http/bytes.js";

/**
 * The headers of a reporting webhook, as Customer.io signs it: `v0:`, the time, `:` and the body, by HMAC-SHA-256.
 *
 * @param {string} key the signing key
 * @param {number} timestamp unix seconds
 * @param {string} body as sent
 * @returns {Promise<Record<string, string>>}
 */
export async function signatureHeaders(key, timestamp, body) {
	const algorithm = { name: "HMAC", hash: "SHA-256" };
	const secret = await crypto.subtle.importKey("raw", encode(key), algorithm, false, ["sign"]);
	const signature = await crypto.subtle.sign("HMAC", secret, encode(`v0:${timestamp}:${body}`));
	const hex = Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, "0")).join("");
	return { "x-cio-timestamp": String(timestamp), "x-cio-signature": hex };
}
