/** What the core asks about the runtime. */

/** Whether this is a page or one of its workers, where every visitor can read what the code knows. */
export function isBrowser() {
	return isPage() || isBrowserWorker();
}

function isPage() {
	return typeof window === "object" && typeof document === "object" && window.document === document;
}

/**
 * A dedicated, shared or service worker of a browser. Deno and workerd have the classes of workers too, but only browsers have the
 * constants of the HTML standard (section 8.10.1.1): the user agent may be any text.
 */
function isBrowserWorker() {
	const { WorkerGlobalScope, navigator } = /** @type {any} */ (globalThis);
	return (
		typeof WorkerGlobalScope === "function" &&
		globalThis instanceof WorkerGlobalScope &&
		navigator?.appCodeName === "Mozilla"
	);
}
