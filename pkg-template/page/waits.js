/** How long the page waits before it sends again. */
import { read, write } from "./storage.js";

const MIN_BACKOFF_MS = 1_000;
const MAX_BACKOFF_MS = 300_000;

/** The longest `Retry-After` that is respected. */
const MAX_RETRY_AFTER_MS = 3_600_000;

/**
 * The wait after a number of failures in a row: it doubles up to a limit, and half of it is random, so that the visitors of a site do not
 * come back all at once.
 *
 * @param {number} failures at least 1
 * @returns {number} milliseconds
 */
export const backoff = (failures) =>
	Math.min(MIN_BACKOFF_MS * 2 ** (failures - 1), MAX_BACKOFF_MS) * (1 - Math.random() / 2);

/**
 * Reads a `Retry-After`.
 *
 * @param {string | null} text seconds, or an HTTP date
 * @returns {number} milliseconds, 0 for none
 */
export function retryAfter(text) {
	const seconds = Number(text);
	const ms = seconds >= 0 ? seconds * 1000 : Date.parse(text ?? "") - Date.now();
	return ms > 0 ? Math.min(ms, MAX_RETRY_AFTER_MS) : 0;
}

/**
 * The pause that a `Retry-After` asks for. It applies to all tabs, and to the pages that follow.
 *
 * @param {string} key where it is stored, as the time in milliseconds when it ends
 */
export function makePause(key) {
	/** When this page's own pause ends, by the monotonic clock, and the text that is stored for it. */
	let [own, written] = [0, ""];
	/** How many milliseconds are left. A stored time beyond any pause comes from a clock that was set back, or from other code. */
	const left = () => {
		const text = read(key);
		const others = text === written ? 0 : Number(text) - Date.now();
		return Math.max(own - performance.now(), others <= MAX_RETRY_AFTER_MS ? others : 0, 0);
	};
	return {
		left,
		/** A shorter pause, of another request, does not end a longer one. @param {number} ms */
		set: (ms) => {
			const wait = Math.max(ms, left());
			own = performance.now() + wait;
			written = String(Date.now() + wait);
			write(key, written);
		},
	};
}
