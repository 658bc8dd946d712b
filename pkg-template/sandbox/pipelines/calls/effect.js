/** @import { Identifier } from "../../shapes/identifiers.js" */
/** @import { Store } from "../../store/store.js" */
/** @import { Call } from "../shapes/call.js" */

/**
 * What a valid call does. Returns why it had no effect, if it had none.
 *
 * @typedef {(store: Store) => string | void} Effect
 */

/**
 * Reads a call, or throws a `BadRequest`.
 *
 * @typedef {(call: Call) => Effect} ReadCall
 */

/**
 * Why a call could not find or create a person.
 *
 * @param {Store} store
 * @param {Identifier} identifier
 */
export function whyNobody(store, identifier) {
	return store.suppressions.has(identifier) ? "the person is suppressed" : "nobody has this userId";
}
