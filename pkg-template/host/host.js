/** What the core asks of its host: to tell the caller's hooks, to write to the console, to look at things. */

/**
 * Calls a hook of the caller's. What it throws, or its promise rejects with, is written to the console and changes nothing.
 *
 * @param {(details: unknown) => unknown} hook
 * @param {unknown} details
 */
export async function tell(hook, details) {
	try {
		await hook(details);
	} catch (thrown) {
		write("error", "customerio-wasm: a hook threw, which changes nothing:", thrown);
	}
}

/** @param {string} text @param {unknown} details */
export const log = (text, details) => write("log", text, details);

/** @param {"log" | "error"} level @param {string} text @param {unknown} details */
function write(level, text, details) {
	try {
		console[level](text, details);
	} catch {
		// A console that throws is a mock's, and nobody is left to be told of it.
	}
}

/** Whether this is a page, where every visitor can read what the code knows. */
export function isPage() {
	return typeof window === "object" && typeof document === "object" && window.document === document;
}

/** Whether a value is a Date, of whichever realm, that is a point in time. @param {any} value */
export function isValidDate(value) {
	try {
		return !Number.isNaN(Date.prototype.getTime.call(value));
	} catch {
		return false;
	}
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
