/**
 * `verifyRequestSignature` of the official client: synchronous, which WebCrypto is not.
 *
 * @import * as api from "./index.js"
 *
 * @typedef {Pick<typeof import("node:crypto"), "createHmac" | "timingSafeEqual">} NodeCrypto
 */
import { bodyBytes, readSecret } from "./signature.js";

const CALLER = "verifyRequestSignature";

/**
 * @param {() => NodeCrypto | undefined} findCrypto finds Node's module, where the host has it
 * @returns {typeof api.verifyRequestSignature}
 */
export const verifierBy = (findCrypto) => (options) => {
	const { signingSecret, timestamp, body, signature } = options ?? {};
	const hasBytes = ArrayBuffer.isView(signingSecret) && signingSecret.byteLength > 0;
	const key = hasBytes ? signingSecret : readSecret(CALLER, signingSecret);
	if (typeof signature !== "string" || signature === "") return false;
	const crypto = findCrypto();
	// A promise instead of the result would be truthy for every forgery.
	if (!crypto)
		throw new Error(`${CALLER}: this host has no node:crypto. Use verifyWebhook, which works everywhere`);
	const hmac = crypto.createHmac("sha256", key).update(`v0:${timestamp}:`).update(bodyBytes(CALLER, body));
	const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);
	const [expected, given] = [encode(hmac.digest("hex")), encode(signature)];
	// The length of a signature is not secret.
	return expected.length === given.length && crypto.timingSafeEqual(expected, given);
};
