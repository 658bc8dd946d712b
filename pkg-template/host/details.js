/** What a call resolves with, and on demand how it came about. */
import { headersOf } from "./attempt.js";

/**
 * What the core resolves with.
 *
 * @typedef {{ data: any, response: Response, attempts: number }} Details
 */

/**
 * The promise of a call's data, which gives the rest on demand. It is a native promise with a method, so that the stack of an error leads to
 * the line that awaits it.
 *
 * @param {(keep: (details: Details) => any) => Promise<any>} make makes the call: resolves with what `keep` gives for the core's details, the
 * data. There is no second promise, which would cost each call, and could reject unhandled
 * @returns {any}
 */
export function withDetails(make) {
	/** @type {Details} */
	let details;
	/** @type {any} */
	const promise = make((given) => {
		details = given;
		return given.data;
	});
	promise.withResponse = async () => {
		const data = await promise;
		const { response, attempts } = details;
		return { data, response: { status: response.status, headers: headersOf(response) }, attempts };
	};
	return promise;
}
