/** @typedef {"identify" | "track" | "page" | "screen" | "group" | "alias"} CallType */

/** @type {readonly CallType[]} */
export const CALL_TYPES = ["identify", "track", "page", "screen", "group", "alias"];

/**
 * What each path takes. The short paths are those of the vendor's SDK for browsers. No path of the App API is among them.
 *
 * @type {Map<string, CallType | "batch">}
 */
const PATHS = new Map(
	[...CALL_TYPES, /** @type {const} */ ("batch")].flatMap((type) => [
		[`/v1/${type}`, type],
		[`/v1/${type[0]}`, type],
	]),
);

/**
 * What a path of the Pipelines API takes.
 *
 * @param {string} path
 * @returns {CallType | "batch" | undefined} `undefined` if the path belongs to another API
 */
export const callAt = (path) => PATHS.get(path);
