/** Measures the time from importing a client to its first request. */

/** @typedef {{ connect(url: string): import("./contestants/account.js").Contestant }} ContestantModule */

/**
 * @param {() => Promise<ContestantModule>} load
 * @param {string} url a server's origin
 * @returns {Promise<number>} milliseconds from before the import until `fetch` is called
 */
export async function startUp(load, url) {
	const realFetch = globalThis.fetch;
	// Triggers the runtime's lazy loading of `fetch`, which is not the client's cost.
	await (await realFetch(new Request(url))).text();
	let sent = Number.NaN;
	globalThis.fetch = (...request) => {
		sent = performance.now();
		return realFetch(...request);
	};
	const before = performance.now();
	const { connect } = await load();
	await connect(url).identify("42", { email: "ada@example.com", plan: "pro" });
	return sent - before;
}
