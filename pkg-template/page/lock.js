/** One tab sends at a time. */

/** How long a tab waits for another one, in milliseconds. */
const MAX_WAIT_MS = 10_000;

/**
 * Runs a task while no other tab runs one of the same name.
 *
 * @param {string} name
 * @param {() => Promise<void>} task never rejects
 * @returns {Promise<void>} also resolves, without having run the task, if another tab keeps the lock too long
 */
export async function withLock(name, task) {
	const signal = timeLimit(MAX_WAIT_MS);
	try {
		await navigator.locks.request(name, { signal }, task);
	} catch {
		// Without locks (a page without https, a sandboxed frame), two tabs may send the same item. Thanks to its id, it counts once.
		if (!signal?.aborted) await task();
	}
}

/** A signal that aborts after this many milliseconds, in browsers since 2022. @param {number} ms */
export const timeLimit = (ms) => AbortSignal.timeout?.(ms);
