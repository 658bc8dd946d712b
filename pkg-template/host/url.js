/** URLs, as the host's own parser reads them: `fetch` uses the same one. */

/**
 * The URL that is sent for this text.
 *
 * @param {string} url
 * @returns {string} empty if it is not a URL
 */
export function parsedUrl(url) {
	try {
		return new URL(url).href;
	} catch {
		return "";
	}
}

/**
 * The parts of a URL, in the order of the core's `UrlParts`.
 *
 * @param {string} url
 * @param {string} [base] for a relative URL
 * @returns {string[] | undefined} `undefined` if it is not a URL. Not the parser's error, which repeats the URL with its password
 */
export function urlParts(url, base) {
	try {
		const { origin, hostname, protocol, username, password, pathname, search, hash } = new URL(url, base);
		return [origin, hostname, protocol, username + password, pathname, search + hash];
	} catch {
		return undefined;
	}
}
