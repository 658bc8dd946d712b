/**
 * What the guard allows: slightly more than the code needs today. Lower a number after an improvement; explain in the commit
 * why one must rise.
 */

/**
 * kB of WebAssembly and JavaScript for one part, minified, gzip.
 *
 * Those of `track` and `pipelines` are what a page loads for single calls. Only servers load `app`, which is compiled for speed. `queue` and
 * `relay` have no engine.
 *
 * @type {Record<string, number>}
 */
export const GZIP_KILOBYTES = { track: 77.6, app: 100.8, pipelines: 70.3, queue: 37.8, relay: 27.9 };

/** The same for what has no WebAssembly. @type {Record<string, number>} */
export const PLAIN_GZIP_KILOBYTES = { page: 5.5, webhooks: 3 };

/** The targets that the benchmark's report compares the same downloads with. */
export const TARGET_KILOBYTES = { track: 54, pipelines: 40, page: 5, app: 60 };

/** kB of the tarball, which an installation downloads: every part for every runtime, some compiled for speed, and the sandbox. */
export const TARBALL_KILOBYTES = 2_670;

/** Calls across the boundary that one action makes with a stubbed `fetch`. @type {Record<string, import("./crossings.js").Crossings>} */
export const CROSSINGS = {
	identify: { imports: 8, exports: 10 },
	track: { imports: 10, exports: 10 },
	destroy: { imports: 5, exports: 8 },
	// 2 kB each: some 16 texts are handed over, and two batches are sent.
	"256 events with batching": { imports: 146, exports: 90 },
	// Some 40 of them write the report, once.
	"sendAll of 1,000 events": { imports: 118, exports: 50 },
	sendEmail: { imports: 7, exports: 8 },
	"track of the Pipelines API": { imports: 9, exports: 6 },
	"50 items to the relay": { imports: 8, exports: 2 },
	"toMessages of 1,000 events": { imports: 52, exports: 40 },
};
