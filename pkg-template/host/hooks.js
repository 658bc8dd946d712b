/** Calls the caller's hooks, and writes to the console. */

/**
 * Calls a hook. What it throws or rejects with is written to the console and changes nothing else.
 *
 * @param {(details: unknown) => unknown} hook
 * @param {unknown} details
 */
export const notify = (hook, details) => runSafely("a hook", () => hook(details));

/**
 * Runs code of the caller's, which nothing waits for.
 *
 * @param {string} what it is
 * @param {() => unknown} run
 */
export async function runSafely(what, run) {
	try {
		await run();
	} catch (thrown) {
		write("error", `customerio-wasm: ${what} threw; the call is not affected:`, thrown);
	}
}

/** @param {string} text @param {unknown} details */
export const log = (text, details) => write("log", text, details);

/** @param {string} text @param {unknown} error */
export const logError = (text, error) => write("error", text, error);

/** @param {"log" | "error"} level @param {string} text @param {unknown} details */
function write(level, text, details) {
	try {
		console[level](text, details);
	} catch {
		// A console that throws is a mock's, and there is nowhere else to write to.
	}
}
