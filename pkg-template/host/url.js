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
 * The parts of a URL that may be relative to another one.
 *
 * @param {string} url
 * @param {string} base
 * @returns {[origin: string, userinfo: string, path: string, suffix: string] | undefined} `undefined` if it is not a URL
 */
export function resolveUrl(url, base) {
	try {
		const { origin, username, password, pathname, search, hash } = new URL(url, base);
		return [origin, username + password, pathname, search + hash];
	} catch {
		return undefined;
	}
}

/**
 * The parts of an absolute URL, in the order of the core's `UrlParts`.
 *
 * @param {string} url
 */
export function urlParts(url) {
	const { origin, hostname, protocol, username, password, pathname, search, hash } = new URL(url);
	return [origin, hostname, protocol, username + password, pathname, search + hash];
}
