/** @import { Context } from "../routes.js" */
import { json } from "../http/responses.js";

/**
 * `GET /api/v1/accounts/region`
 *
 * @param {Context} context
 */
export function getRegion({ region }) {
	const url = region === "eu" ? "https://track-eu.customer.io" : "https://track.customer.io";
	return json(200, { url, region, environment_id: 1 });
}
