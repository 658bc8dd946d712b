/** How long a page waits, in milliseconds. It sends again, and repeated events count once. */
export const TIME_LIMIT = 15_000;

/**
 * What one of the owner's functions resolves with, if it does so in time: one that never settles must not keep the page's request open.
 *
 * @template Result
 * @param {string} name the option
 * @param {Result | PromiseLike<Result>} result
 * @returns {Promise<Result>}
 * @throws {Error} if it takes too long, and what it rejects with
 */
export async function inTime(name, result) {
	// Most of these functions return at once: those need no timer.
	if (typeof (/** @type {any} */ (result)?.then) !== "function") return result;
	/** @type {ReturnType<typeof setTimeout> | undefined} */
	let timer;
	/** @type {Promise<never>} */
	const late = new Promise((_resolve, reject) => {
		timer = setTimeout(
			() => reject(new Error(`createRelay: ${name} did not settle within ${TIME_LIMIT / 1000} seconds`)),
			TIME_LIMIT,
		);
	});
	try {
		return await Promise.race([result, late]);
	} finally {
		clearTimeout(timer);
	}
}
