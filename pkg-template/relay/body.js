/** The JSON in the body of a request. */

/**
 * The JSON text of a body as `JSON.stringify` writes it, which is what the core reads.
 *
 * @param {Uint8Array} body
 * @returns {string | undefined} `undefined` if it is not JSON in UTF-8, or nested deeper than the host can write
 */
export function compactJson(body) {
	try {
		return JSON.stringify(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)));
	} catch {
		return undefined;
	}
}
