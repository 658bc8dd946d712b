/** How long a message waits before it is delivered again. In seconds. */

/** The queues' own limit: 24 hours. */
const LONGEST = 86_400;

/** The wait doubles with each delivery, from the first to the longest. A failure that a person must fix (a refused key, a bug) waits longer. */
const TRANSIENT = { first: 10, longest: 3600 };
const LASTING = { first: 900, longest: 3600 };

/** Whether the same messages may succeed later. Only an error of this package says that. @param {any} error */
export const isTransient = (error) => error?.retryable === true;

/**
 * @param {any} error why it is delivered again
 * @param {number} attempts how often it has been delivered
 * @param {boolean} isTransientFailure whether the same messages may succeed later
 * @returns {number} whole seconds
 */
export function delayOf(error, attempts, isTransientFailure) {
	const { first, longest } = isTransientFailure ? TRANSIENT : LASTING;
	const backoff = Math.min(first * 2 ** (attempts - 1), longest);
	const asked = Math.ceil(Number(error?.retryAfterMs ?? 0) / 1000) || 0;
	return Math.min(Math.max(backoff, asked), LONGEST);
}
