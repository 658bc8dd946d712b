/** How a private key begins. Such a key opens every API. */
const PRIVATE = /^sk_(us|eu)_/;

/**
 * Whether an `Authorization` header carries these credentials: HTTP Basic over UTF-8 bytes, or a private key.
 *
 * @param {string | undefined} header
 * @param {{ siteId: string; apiKey: string; appKey: string }} credentials
 */
export function isAuthorized(header, { siteId, apiKey, appKey }) {
	if (PRIVATE.test(appKey) && bearerOf(header) === appKey) return true;
	const encoded = /^basic +(\S+)$/i.exec(header ?? "")?.[1];
	return encoded !== undefined && decodeBasic(encoded) === `${siteId}:${apiKey}`;
}

/** The token of a Bearer header. @param {string | undefined} header */
export const bearerOf = (header) => /^bearer +(\S+)$/i.exec(header ?? "")?.[1];

/**
 * Accepts both base64 alphabets: the official Go client uses the URL-safe one, and the real API accepts it.
 *
 * @param {string} encoded
 * @returns {string | undefined} `undefined` if it is not base64-encoded UTF-8
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
 * Removes the credentials from the headers. Without a known scheme, any part of the value may be secret, so all of it
 * goes.
 *
 * @param {Record<string, string>} headers
 */
export function redact(headers) {
	const { authorization } = headers;
	if (authorization === undefined) return { ...headers };
	const scheme = /^(basic|bearer) /i.exec(authorization)?.[1].toLowerCase();
	const name = { basic: "Basic ", bearer: "Bearer " }[scheme ?? ""] ?? "";
	return { ...headers, authorization: `${name}[redacted]` };
}
