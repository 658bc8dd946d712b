/** @import { Region } from "../track/index.js" */

/**
 * The region objects of the official client, for code that was written for it. The core knows a region by its `trackUrl`.
 *
 * @param {string} suffix
 * @returns {Region}
 */
const region = (suffix) =>
	Object.freeze({
		trackUrl: `https://track${suffix}.customer.io/api/v1`,
		trackV2Url: `https://track${suffix}.customer.io/api/v2`,
		apiUrl: `https://api${suffix}.customer.io/v1`,
		pipelinesUrl: `https://cdp${suffix}.customer.io/v1`,
	});

export const RegionUS = region("");
export const RegionEU = region("-eu");
