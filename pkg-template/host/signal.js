/** Listening to the signals of callers. */

/**
 * What waits for each of the callers' signals. A signal gets one listener for all calls, because Node warns of a leak at the eleventh
 * listener.
 *
 * @type {WeakMap<AbortSignal, { waiting: Set<() => void>, notify: () => void }>}
 */
const listeners = new WeakMap();

/** @param {AbortSignal} signal @param {() => void} onAbort */
export function listen(signal, onAbort) {
	let entry = listeners.get(signal);
	if (!entry) {
		/** @type {Set<() => void>} */
		const waiting = new Set();
		entry = { waiting, notify: () => waiting.forEach((wake) => void wake()) };
		listeners.set(signal, entry);
		signal.addEventListener("abort", entry.notify);
	}
	entry.waiting.add(onAbort);
}

/** @param {AbortSignal} signal @param {() => void} onAbort */
export function unlisten(signal, onAbort) {
	const entry = listeners.get(signal);
	entry?.waiting.delete(onAbort);
	if (entry?.waiting.size !== 0) return;
	listeners.delete(signal);
	try {
		signal.removeEventListener("abort", entry.notify);
	} catch {
		// The listener stays, and finds nobody waiting.
	}
}
