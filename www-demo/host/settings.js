/**
 * Where the demo sends: a sandbox of its own, or the real Customer.io.
 *
 * @typedef {object} Target
 * @property {string} siteId
 * @property {string} apiKey
 * @property {"us" | "eu"} region
 * @property {string} [url] the sandbox's base; absent for the real Customer.io
 */

/** A mistake in how the demo was started: its message is all that the user needs to see. */
export class SettingsError extends Error {}

/**
 * The credentials of the real Customer.io, if the environment gives them.
 *
 * @param {NodeJS.ProcessEnv} env `CIO_SITE_ID`, `CIO_API_KEY` and perhaps `CIO_REGION` (`us` or `eu`)
 * @returns {Target | undefined} undefined: use a sandbox
 * @throws {SettingsError} if only half of them is there
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
		throw new SettingsError(`CIO_REGION is "${CIO_REGION}": it must be "us" or "eu".`);
	}
	return { siteId: CIO_SITE_ID, apiKey: CIO_API_KEY, region: CIO_REGION };
}
