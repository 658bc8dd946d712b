/** Decisions of the relay's owner. */
import { inTime } from "./in-time.js";

/**
 * The decision of one of the owner's functions. Any other value is a mistake in the program. It does not count as consent.
 *
 * @param {string} name the option
 * @param {any} decision a boolean, or `{ success }`, as a rate limiter of Cloudflare returns it; or a promise of one
 * @returns {Promise<boolean>}
 * @throws {TypeError} and if it takes too long
 */
export async function decide(name, decision) {
	const settled = await inTime(name, decision);
	const isTaken = typeof settled === "object" ? settled?.success : settled;
	if (typeof isTaken !== "boolean") throw new TypeError(`createRelay: ${name} must return true or false`);
	return isTaken;
}
