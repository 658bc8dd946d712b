/**
 * What the guard allows: a little more than what the code needs as it stands. Who makes it need less lowers these; who must
 * raise one says why.
 */

/** kB of WebAssembly and JavaScript, minified, gzip. */
export const GZIP_KILOBYTES = 49.5;

/** Calls across the boundary, of one action whose `fetch` is answered at once. @type {Record<string, import("./crossings.js").Crossings>} */
export const CROSSINGS = {
	identify: { imports: 8, exports: 3 },
	track: { imports: 28, exports: 4 },
	destroy: { imports: 6, exports: 3 },
	"sendAll of 1,000 events": { imports: 74, exports: 28 },
};
