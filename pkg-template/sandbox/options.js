/** @import { SandboxOptions } from "./index.d.ts" */

const DEFAULTS = {
	siteId: "site",
	apiKey: "key",
	region: /** @type {const} */ ("us"),
	now: () => Date.now(),
	random: () => Math.random(),
};

/**
 * Checks the options and fills in the defaults.
 *
 * @param {SandboxOptions} [options]
 * @returns {Required<SandboxOptions>}
 * @throws {TypeError} if an option is unknown or invalid
 */
export function readOptions(options = {}) {
	for (const name of Object.keys(options)) {
		if (!Object.hasOwn(DEFAULTS, name)) throw new TypeError(`${name} is not a sandbox option`);
	}
	const {
		siteId = DEFAULTS.siteId,
		apiKey = DEFAULTS.apiKey,
		region = DEFAULTS.region,
		now = DEFAULTS.now,
		random = DEFAULTS.random,
	} = options;
	if (typeof siteId !== "string" || siteId === "" || siteId.includes(":")) {
		throw new TypeError(
			"siteId must be a non-empty string without a colon, because a colon ends the user name in HTTP Basic",
		);
	}
	if (typeof apiKey !== "string" || apiKey === "") throw new TypeError("apiKey must be a non-empty string");
	if (region !== "us" && region !== "eu") throw new TypeError('region must be "us" or "eu"');
	if (typeof now !== "function")
		throw new TypeError("now must be a function that returns milliseconds since 1970");
	if (typeof random !== "function")
		throw new TypeError("random must be a function that returns a number from 0 to 1");
	return { siteId, apiKey, region, now, random };
}
