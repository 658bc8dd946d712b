/**
 * Whether an `Authorization` header carries these credentials: HTTP Basic over UTF-8 bytes.
 *
 * @param {string | undefined} header
 * @param {{ siteId: string; apiKey: string }} credentials
 */
export function isAuthorized(header, { siteId, apiKey }) {
	const encoded = /^basic +(\S+)$/i.exec(header ?? "")?.[1];
	return encoded !== undefined && decodeBasic(encoded) === `${siteId}:${apiKey}`;
}

/**
 * Both alphabets of base64 are read: the official Go client sends the URL-safe one, and is accepted.
 *
 * @param {string} encoded
 * @returns {string | undefined} `undefined` if it is not base64 of UTF-8
 */
function decodeBasic(encoded) {
	try {
		const binary = atob(encoded.replaceAll("-", "+").replaceAll("_", "/"));
		const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/**
 * The headers as they may be shown. Without the Basic scheme nothing of the value is kept, because then
 * any part of it may be the secret.
 *
 * @param {Record<string, string>} headers
 */
export function redact(headers) {
	const { authorization } = headers;
	if (authorization === undefined) return { ...headers };
	const shown = /^basic /i.test(authorization) ? "Basic [redacted]" : "[redacted]";
	return { ...headers, authorization: shown };
}
