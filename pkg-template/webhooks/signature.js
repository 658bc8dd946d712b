/** The signature of a webhook: HMAC-SHA-256 over its version, its time and its body, keyed with the signing key. */

const ALGORITHM = { name: "HMAC", hash: "SHA-256" };

/**
 * What is signed.
 *
 * @param {string} timestamp as it stands in the header
 * @param {Uint8Array} body
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function signedBytes(timestamp, body) {
	const head = new TextEncoder().encode(`v0:${timestamp}:`);
	const bytes = new Uint8Array(head.length + body.length);
	bytes.set(head);
	bytes.set(body, head.length);
	return bytes;
}

/**
 * @param {string} secret
 * @param {"sign" | "verify"} usage
 */
export const importKey = (secret, usage) =>
	crypto.subtle.importKey("raw", new TextEncoder().encode(secret), ALGORITHM, false, [usage]);

/**
 * A signing key without the line break that files of secrets end with.
 *
 * @param {string} caller the public function, which errors begin with
 * @param {unknown} secret
 * @returns {string}
 * @throws {TypeError} that does not show it
 */
export function readSecret(caller, secret) {
	const text = typeof secret === "string" ? secret.replace(/\r?\n$/, "") : "";
	if (text.trim() === "")
		throw new TypeError(
			`${caller}: the signing key must be a string that is not blank: see the webhook's settings`,
		);
	if (text.trim() !== text || /\p{Cc}/u.test(text))
		throw new TypeError(
			`${caller}: the signing key must not have spaces around it, or line breaks and tabs in it`,
		);
	return text;
}

/** Whether a value is a buffer of this realm or another. @param {unknown} value */
const isBuffer = (value) => /\[object (Shared)?ArrayBuffer\]/.test(Object.prototype.toString.call(value));

/** Whether a body is as it is sent: text or bytes. @param {unknown} body */
export const isRaw = (body) => typeof body === "string" || ArrayBuffer.isView(body) || isBuffer(body);

/**
 * A body as the bytes that were signed.
 *
 * @param {string} caller the public function, which errors begin with
 * @param {unknown} body
 * @returns {Uint8Array}
 * @throws {TypeError}
 */
export function bodyBytes(caller, body) {
	if (typeof body === "string") return new TextEncoder().encode(body);
	if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
	if (isBuffer(body)) return new Uint8Array(/** @type {ArrayBuffer} */ (body));
	throw new TypeError(
		`${caller}: the body must be the raw text or bytes of the request, not what a framework has parsed`,
	);
}
