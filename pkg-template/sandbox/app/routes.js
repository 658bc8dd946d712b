/** @import { AppRoute } from "./route.js" */
import { templates } from "../http/templates.js";
import { ACCOUNT_ROUTES } from "./account/routes.js";
import { ASSET_ROUTES } from "./assets/routes.js";
import { BROADCAST_ROUTES } from "./broadcasts/routes.js";
import { CAMPAIGN_ROUTES } from "./campaigns/routes.js";
import { CONTENT_ROUTES } from "./content/routes.js";
import { DELIVERY_ROUTES } from "./deliveries/routes.js";
import { EXPORT_ROUTES } from "./exports/routes.js";
import { LIVE_ROUTES } from "./live/routes.js";
import { NEWSLETTER_ROUTES } from "./newsletters/routes.js";
import { OBJECT_ROUTES } from "./objects/routes.js";
import { PEOPLE_ROUTES } from "./people/routes.js";
import { SEGMENT_ROUTES } from "./segments/routes.js";
import { SEND_ROUTES } from "./sends/routes.js";
import { STUDIO_ROUTES } from "./studio/routes.js";
import { TRANSACTIONAL_ROUTES } from "./transactional/routes.js";

/** @type {AppRoute[]} */
export const APP_ROUTES = [
	...SEND_ROUTES,
	...PEOPLE_ROUTES,
	...OBJECT_ROUTES,
	...SEGMENT_ROUTES,
	...EXPORT_ROUTES,
	...DELIVERY_ROUTES,
	...TRANSACTIONAL_ROUTES,
	...CAMPAIGN_ROUTES,
	...BROADCAST_ROUTES,
	...NEWSLETTER_ROUTES,
	...CONTENT_ROUTES,
	...ASSET_ROUTES,
	...STUDIO_ROUTES,
	...LIVE_ROUTES,
	...ACCOUNT_ROUTES,
];

export const { routesAt, readParams } = templates(APP_ROUTES);

/**
 * Whether a path belongs to the App API: all of them begin with `/v1/`, which no path of the Track API does. The files of exports
 * are beside them.
 *
 * @param {string} path
 */
export const isApp = (path) => path.startsWith("/v1/") || path.startsWith("/exports/");
