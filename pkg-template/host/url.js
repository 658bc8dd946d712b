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
