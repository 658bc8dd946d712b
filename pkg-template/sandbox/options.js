/** @import { SandboxOptions } from "./index.d.ts" */

const DEFAULTS = {
	siteId: "site",
	apiKey: "key",
	region: /** @type {const} */ ("us"),
	now: () => Date.now(),
	random: () => Math.random(),
};

/**
 * The options with their defaults.
 *
 * @param {SandboxOptions} [options]
 * @returns {Required<SandboxOptions>}
 * @throws {TypeError} if one is unknown or unusable
 */
export function readOptions(options = {}) {
	for (const name of Object.keys(options)) {
		if (!Object.hasOwn(DEFAULTS, name)) throw new TypeError(`${name} is not an option of the sandbox`);
	}
	const {
		siteId = DEFAULTS.siteId,
		apiKey = DEFAULTS.apiKey,
		region = DEFAULTS.region,
		now = DEFAULTS.now,
		random = DEFAULTS.random,
	} = options;
	if (typeof siteId !== "string" || siteId === "" || siteId.includes(":")) {
		throw new TypeError("siteId must be text without a colon: HTTP Basic ends the user name there");
	}
	if (typeof apiKey !== "string" || apiKey === "") throw new TypeError("apiKey must be text");
	if (region !== "us" && region !== "eu") throw new TypeError('region must be "us" or "eu"');
	if (typeof now !== "function") throw new TypeError("now must be a function that returns milliseconds");
	if (typeof random !== "function") throw new TypeError("random must be a function that returns 0 to 1");
	return { siteId, apiKey, region, now, random };
}
