/** `sendAll` of the clients that have it. */
import { handleOf } from "./handle.js";

/**
 * Sends any number of operations. The module of single calls does not have it.
 *
 * @param {unknown} client
 * @param {unknown} source
 * @param {unknown} options
 * @returns {Promise<any>} the report
 */
export async function sendAll(client, source, options) {
	const act = (/** @type {any} */ part) => part.sendAll(source, options);
	return await handleOf(client, "sendAll").whole.use(act, "sendAll", [options]);
}
