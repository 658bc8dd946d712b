/** @typedef {import("customerio-wasm/sandbox").SandboxState["requests"][number]} Request */

/**
 * A request, or a run of batches with the same response, which would bury all other requests. `number` is the index of the first
 * among all requests; the bodies are those of the last.
 *
 * @typedef {Request & { number: number, count: number }} ShownRequest
 */

/**
 * @param {Request[]} requests the last ones, oldest first
 * @param {number} arrived the number of all requests
 * @returns {ShownRequest[]}
 */
export function groupBatches(requests, arrived) {
	/** @type {ShownRequest[]} */
	const shown = [];
	requests.forEach((request, index) => {
		const last = shown.at(-1);
		if (last && isSameBatch(last, request)) Object.assign(last, request, { count: last.count + 1 });
		else shown.push({ ...request, number: arrived - requests.length + index, count: 1 });
	});
	return shown;
}

/**
 * @param {Request} one
 * @param {Request} other
 */
function isSameBatch(one, other) {
	return (
		other.path === "/api/v2/batch" &&
		[one.path, one.method, one.status, one.fault].join() ===
			[other.path, other.method, other.status, other.fault].join()
	);
}
