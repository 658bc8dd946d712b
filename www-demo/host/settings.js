/**
 * Where the demo sends its requests: its own sandbox or the real Customer.io.
 *
 * @typedef {object} Target
 * @property {string} siteId
 * @property {string} apiKey
 * @property {"us" | "eu"} region
 * @property {string} [url] the sandbox's base URL; absent for the real Customer.io
 */

/** An invalid setting. The user needs only its message, not its stack. */
export class SettingsError extends Error {}

/**
 * The credentials of the real Customer.io from the environment.
 *
 * @param {NodeJS.ProcessEnv} env `CIO_SITE_ID`, `CIO_API_KEY` and optionally `CIO_REGION` (`us` or `eu`)
 * @returns {Target | undefined} `undefined` if there are none: use a sandbox
 * @throws {SettingsError} if only one of both is set, or the region is invalid
 */
export function realTarget({ CIO_SITE_ID, CIO_API_KEY, CIO_REGION = "us" }) {
	if (!CIO_SITE_ID && !CIO_API_KEY) return undefined;
	if (!CIO_SITE_ID || !CIO_API_KEY) {
		const missing = CIO_SITE_ID ? "CIO_API_KEY" : "CIO_SITE_ID";
		throw new SettingsError(
			`${missing} is not set. Set both CIO_SITE_ID and CIO_API_KEY to use the real Customer.io, or neither to use the sandbox.`,
		);
	}
	if (CIO_REGION !== "us" && CIO_REGION !== "eu") {
		throw new SettingsError(`CIO_REGION must be "us" or "eu", not "${CIO_REGION}".`);
	}
	return { siteId: CIO_SITE_ID, apiKey: CIO_API_KEY, region: CIO_REGION };
}
