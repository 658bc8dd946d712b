/** Measures the time from importing a client to its first request. */

/**
 * Does the first thing that a client is for: a call that makes a request, or a verdict without one.
 *
 * @typedef {(url: string) => Promise<unknown>} First `url`: a server's origin
 */

/**
 * @param {() => Promise<{ first: First }>} load
 * @param {string} url a server's origin
 * @returns {Promise<number>} milliseconds from before the import until `fetch` is called or, if it never is, until there is a verdict
 */
export async function startUp(load, url) {
	const realFetch = globalThis.fetch;
	// Triggers the runtime's lazy loading of `fetch`, which is not the client's cost.
	await (await realFetch(new Request(url))).text();
	/** @type {number | undefined} */
	let sent;
	globalThis.fetch = (...request) => {
		sent ??= performance.now();
		return realFetch(...request);
	};
	const before = performance.now();
	const { first } = await load();
	await first(url);
	return (sent ?? performance.now()) - before;
}
