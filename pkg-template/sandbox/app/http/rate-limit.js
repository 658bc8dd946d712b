/** @import { RateLimits } from "../../types/options.d.ts" */
/** @import { WireResponse } from "../../http/responses.js" */
import { json } from "../../http/responses.js";

/** @typedef {keyof RateLimits} LimitClass */

/** The window of each limit, in seconds. */
const WINDOWS = { default: 1, send: 1, broadcast: 10, studio: 1, archived: 24 * 60 * 60 };

/** Counts requests in windows that begin with the first request. */
export class RateLimiter {
	/** @type {Map<LimitClass, { start: number; count: number }>} */
	#windows = new Map();
	#limits;

	/** @param {RateLimits} limits requests per window; a class that is absent has no limit */
	constructor(limits) {
		this.#limits = limits;
	}

	/**
	 * Counts a request.
	 *
	 * @param {LimitClass} name
	 * @param {number} now in milliseconds
	 * @returns {{ remaining: number; limit: number; refusal?: WireResponse } | undefined} `undefined` without a limit
	 */
	count(name, now) {
		const limit = this.#limits[name];
		if (limit === undefined) return undefined;
		const length = WINDOWS[name] * 1000;
		const open = this.#windows.get(name);
		const window = open && now < open.start + length ? open : { start: now, count: 0 };
		this.#windows.set(name, window);
		if (window.count >= limit) {
			return { remaining: 0, limit, refusal: tooMany(name, limit, window.start + length - now) };
		}
		window.count += 1;
		return { remaining: limit - window.count, limit };
	}
}

/**
 * `Retry-After` is absent when a daily quota is used up.
 *
 * @param {LimitClass} name
 * @param {number} limit
 * @param {number} wait in milliseconds
 * @returns {WireResponse}
 */
function tooMany(name, limit, wait) {
	const detail = `rate limited to ${limit} requests per ${WINDOWS[name]}s (reference sandbox)`;
	const response = json(429, { errors: [{ detail, status: "429" }] });
	if (name === "archived") return response;
	const headers = { ...response.headers, "retry-after": String(Math.max(1, Math.ceil(wait / 1000))) };
	return { ...response, headers };
}
