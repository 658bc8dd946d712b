/** Base64url without padding, as tokens and cookies carry bytes. */

/** @param {Uint8Array} bytes */
export const toBase64url = (bytes) =>
	btoa(String.fromCharCode(...bytes))
		.replaceAll("+", "-")
		.replaceAll("/", "_")
		.replaceAll("=", "");

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer> | undefined} `undefined` if it is not Base64url
 */
export function fromBase64url(text) {
	if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
	const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
	return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
