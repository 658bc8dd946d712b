/**
 * What the guard allows: a little more than what the code needs as it stands. Who makes it need less lowers these; who must
 * raise one says why.
 */

/** kB of WebAssembly and JavaScript, minified, gzip. */
export const GZIP_KILOBYTES = 60;

/** Calls across the boundary, of one action whose `fetch` is answered at once. @type {Record<string, import("./crossings.js").Crossings>} */
export const CROSSINGS = {
	identify: { imports: 85, exports: 20 },
	track: { imports: 118, exports: 32 },
	destroy: { imports: 76, exports: 20 },
};
