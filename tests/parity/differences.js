/** Every deliberate difference from `customerio-node`, with its reason. The README shows this list, and the parity test checks it. */
import { DATA } from "./differences/data.js";
import { EVENTS } from "./differences/events.js";
import { IDS } from "./differences/ids.js";
import { OPERATIONS } from "./differences/operations.js";
import { OPTIONS } from "./differences/options.js";
import { REQUESTS } from "./differences/requests.js";
import { RESULTS } from "./differences/results.js";

/** @typedef {import("./calls.js").Call} Call */
/** @typedef {import("./record.js").Recording} Recording */
/**
 * `expected` starts as what the official client did, `actual` is what this package did.
 *
 * @typedef {object} Pair
 * @property {Recording} expected
 * @property {Recording} actual
 * @property {Call} call
 */
/**
 * @typedef {object} Difference
 * @property {string} what the subject of the difference
 * @property {string} official what `customerio-node` does
 * @property {string} ours what this package does
 * @property {string} why
 * @property {(call: Call) => Call} [reword] the call that has the same effect with the official client
 * @property {(pair: Pair) => void} [explain] adjusts `expected`, and removes unpredictable values from `actual`
 */

/** @type {readonly Difference[]} */
export const DIFFERENCES = [...EVENTS, ...DATA, ...IDS, ...OPERATIONS, ...RESULTS, ...OPTIONS, ...REQUESTS];
