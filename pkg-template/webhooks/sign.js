/**
 * Signs webhooks as Customer.io does, for tests.
 *
 * @import * as api from "./index.js"
 */
import { bodyBytes, importKey, isRaw, readSecret, signedBytes } from "./signature.js";

const CALLER = "signWebhook";

/**
 * @template {object | string} Event
 * @param {Event} event
 * @param {string} secret
 * @param {{ readonly timestamp?: number | undefined }} [options]
 * @returns {Promise<api.SignedWebhook<api.SignedBody<Event>>>}
 */
export async function signWebhook(event, secret, options = {}) {
	const key = readSecret(CALLER, secret);
	const seconds = options?.timestamp ?? Math.floor(Date.now() / 1000);
	if (!Number.isSafeInteger(seconds) || seconds < 0)
		throw new TypeError(`${CALLER}: timestamp must be unix seconds`);
	const timestamp = String(seconds);
	const body = /** @type {api.SignedBody<Event>} */ (isRaw(event) ? event : JSON.stringify(event));
	const signed = signedBytes(timestamp, bodyBytes(CALLER, body));
	const mac = new Uint8Array(await crypto.subtle.sign("HMAC", await importKey(key, "sign"), signed));
	const signature = Array.from(mac, (byte) => byte.toString(16).padStart(2, "0")).join("");
	const headers = {
		"content-type": "application/json",
		"x-cio-timestamp": timestamp,
		"x-cio-signature": signature,
	};
	return { body, headers, timestamp, signature };
}
