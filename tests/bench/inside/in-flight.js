/**
 * Performs one call for each item, some at the same time.
 *
 * @template T
 * @param {Iterator<T> & Iterable<T>} items
 * @param {number} inFlight
 * @param {(item: T) => Promise<unknown>} call
 */
export async function eachInFlight(items, inFlight, call) {
	async function line() {
		for (let next = items.next(); !next.done; next = items.next()) await call(next.value);
	}
	await Promise.all(Array.from({ length: inFlight }, line));
}
