/** How the methods of the clients call the core. */
import { Kept, keep, withDetails } from "./details.js";
import { handleOf } from "./handle.js";
import { withCallersStack } from "./stack.js";

/**
 * Passes a call's parameters to the client's part in the core, after the client's checks. The last argument is the client's handle.
 *
 * @typedef {(part: any, parameters: any, handle: ReturnType<typeof handleOf>) => Promise<any>} Act
 */

/**
 * @param {unknown} client
 * @param {string} action the public method's name
 * @param {unknown[]} parameters
 * @param {Act} act
 * @param {unknown} options the call's, which limit the load
 * @returns {any} a promise of the data, which gives the rest on demand
 */
export function call(client, action, parameters, act, options) {
	const kept = new Kept();
	return withDetails(perform(client, action, parameters, act, options, kept), kept);
}

/**
 * The same, for a call that keeps its details itself.
 *
 * @param {unknown} client
 * @param {string} action
 * @param {unknown[]} parameters
 * @param {Act} act
 * @param {unknown} options
 * @param {Kept} kept
 * @returns {Promise<any>} the data
 */
export async function perform(client, action, parameters, act, options, kept) {
	const handle = handleOf(client, action);
	const checking = handle.checks?.check(action, parameters, handle.own) ?? parameters;
	const checked = Array.isArray(checking) ? checking : await checking;
	try {
		return keep(kept, await handle.run((part, own) => act(part, own, handle), action, [options], checked));
	} catch (/** @type {any} */ thrown) {
		// Not by `handle.use`: one more async function costs as much as a crossing or two. As in `use`, no function is called before the mark.
		if (thrown?.attempts === undefined) handle.loader.isBroken = true;
		throw withCallersStack(thrown);
	}
}
