import { bearerOf, isAuthorized } from "../../http/auth.js";

/** @typedef {{ writeKey: string; appKey: string }} Keys */

/** Public and private keys, which are sent as Bearer. Whether the real API takes them in another way is not known. */
const BEARER_KEY = /^(pk|sk)_(us|eu)_/;

/**
 * Whether an `Authorization` header carries a key: HTTP Basic with a write key and an empty password, or a `pk_…` or `sk_…` as
 * Bearer.
 *
 * @param {string} header
 * @param {Keys} keys
 */
export function hasKey(header, { writeKey, appKey }) {
	const token = bearerOf(header);
	if (token !== undefined) return BEARER_KEY.test(token) && [writeKey, appKey].includes(token);
	return !BEARER_KEY.test(writeKey) && isAuthorized(header, { siteId: writeKey, apiKey: "", appKey: "" });
}

/**
 * Whether the `writeKey` in a body is right. A private key is for servers, and never in a body.
 *
 * @param {unknown} key
 * @param {Keys} keys
 */
export const isBodyKey = (key, { writeKey }) => key === writeKey && !writeKey.startsWith("sk_");

/** The name and the value of a write key in JSON text, however the name is escaped, and also if the text ends too early. */
const WRITE_KEY = new RegExp(
	`("${[..."writeKey"].map(escapable).join("")}"\\s*:\\s*)"(?:[^"\\\\]|\\\\.?)*(?:"|$)`,
	"gis",
);

/** @param {string} letter */
function escapable(letter) {
	return `(?:${letter}|\\\\u00${letter.charCodeAt(0).toString(16)})`;
}

/**
 * Removes write keys from a body.
 *
 * @param {Uint8Array} body
 * @returns {Uint8Array}
 */
export function redactBody(body) {
	const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
	const redacted = text.replace(WRITE_KEY, '$1"[redacted]"');
	return redacted === text ? body : new TextEncoder().encode(redacted);
}
