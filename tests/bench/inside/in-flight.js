/**
 * Makes one call per item, with a limited number in flight.
 *
 * @template T
 * @param {Iterator<T> & Iterable<T>} items
 * @param {number} inFlight
 * @param {(item: T) => Promise<unknown>} call
 */
export async function eachInFlight(items, inFlight, call) {
	async function worker() {
		for (let next = items.next(); !next.done; next = items.next()) await call(next.value);
	}
	await Promise.all(Array.from({ length: inFlight }, worker));
}
