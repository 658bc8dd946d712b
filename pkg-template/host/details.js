/** What a call resolves with, and on demand its response and the number of attempts. */
import { headersOf } from "./attempt.js";

/**
 * What the core resolves with.
 *
 * @typedef {{ data: any, response: Response, attempts: number }} Details
 */

/** Where a call keeps its details. It makes no second promise, which would cost each call, and could reject unhandled. */
export class Kept {
	/** @type {Details | undefined} */
	details = undefined;
}

/**
 * Keeps the details of a call.
 *
 * @param {Kept} kept
 * @param {Details} details
 * @returns {any} the data
 */
export function keep(kept, details) {
	kept.details = details;
	return details.data;
}

/**
 * The promise of a call's data, which gives the rest on demand. It stays a native promise, so that the stack of an error leads to the line
 * that awaits it.
 *
 * @param {any} promise
 * @param {Kept} kept has the details when the promise has resolved
 */
export function withDetails(promise, kept) {
	promise.withResponse = () => detailed(promise, kept);
	return promise;
}

/** @param {Promise<any>} promise @param {Kept} kept */
async function detailed(promise, kept) {
	const data = await promise;
	const { response, attempts } = /** @type {Details} */ (kept.details);
	return { data, response: { status: response.status, headers: headersOf(response) }, attempts };
}
