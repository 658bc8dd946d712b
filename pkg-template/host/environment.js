/** What the core asks about the runtime. */

/** Whether this is a page, where every visitor can read what the code knows. */
export function isPage() {
	return typeof window === "object" && typeof document === "object" && window.document === document;
}

/**
 * The parts of an absolute URL, in the order of the core's `UrlParts`.
 *
 * @param {string} url
 */
export function urlParts(url) {
	const { origin, protocol, username, password, pathname, search, hash } = new URL(url);
	return [origin, protocol, username + password, pathname, search + hash];
}
