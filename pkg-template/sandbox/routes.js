/** @import { WireResponse } from "./http/responses.js" */
/** @import { JsonObject } from "./http/body.js" */
/** @import { Store } from "./store/store.js" */
/** @import { BadRequest } from "./http/bad-request.js" */
import { badRequestMerge, badRequestV1, badRequestV2 } from "./http/bad-request.js";
import { templates } from "./http/templates.js";
import { getRegion } from "./v1/account.js";
import { reportMetric, reportPushEvent, unsubscribe } from "./v1/deliveries.js";
import { putDevice, removeDevice } from "./v1/devices.js";
import { track, trackAnonymous } from "./v1/events.js";
import { submitForm } from "./v1/forms.js";
import { destroy, identify, mergeCustomers, suppressCustomer, unsuppressCustomer } from "./v1/people.js";
import { addToSegment, removeFromSegment } from "./v1/segments.js";
import { batch, MAX_BATCH_BYTES } from "./v2/batch.js";
import { entity, MAX_OPERATION_BYTES } from "./v2/operation.js";

/**
 * What a handler gets. `params` are decoded, `body` is `{}` if the route reads none, `now` is in unix seconds.
 *
 * @typedef {{
 *   store: Store;
 *   region: "us" | "eu";
 *   params: Record<string, string>;
 *   query: URLSearchParams;
 *   body: JsonObject;
 *   now: number;
 * }} Context
 */
/**
 * An endpoint. `badRequest` formats its 400 responses.
 *
 * @typedef {{
 *   method: string;
 *   path: string;
 *   auth: "basic" | "none";
 *   body: "json" | "none";
 *   maxBytes?: number;
 *   badRequest: (error: BadRequest) => WireResponse;
 *   handle: (context: Context) => WireResponse;
 * }} Route
 */

const bare = /** @type {const} */ ({ auth: "basic", body: "none", badRequest: badRequestV1 });
const v1 = /** @type {const} */ ({ auth: "basic", body: "json", badRequest: badRequestV1 });
const open = /** @type {const} */ ({ auth: "none", body: "json", badRequest: badRequestV1 });
const v2 = /** @type {const} */ ({ auth: "basic", body: "json", badRequest: badRequestV2 });

const PERSON = "/api/v1/customers/{identifier}";
const SEGMENT = "/api/v1/segments/{segment_id}";

/**
 * One row per endpoint, with the path of the OpenAPI file.
 *
 * @type {Route[]}
 */
export const ROUTES = [
	{ method: "GET", path: "/api/v1/accounts/region", ...bare, handle: getRegion },
	{ method: "PUT", path: PERSON, ...v1, handle: identify },
	{ method: "DELETE", path: PERSON, ...bare, handle: destroy },
	{ method: "PUT", path: `${PERSON}/devices`, ...v1, handle: putDevice },
	{ method: "DELETE", path: `${PERSON}/devices/{device_id}`, ...bare, handle: removeDevice },
	{ method: "POST", path: `${PERSON}/suppress`, ...bare, handle: suppressCustomer },
	{ method: "POST", path: `${PERSON}/unsuppress`, ...bare, handle: unsuppressCustomer },
	{ method: "POST", path: `${PERSON}/events`, ...v1, handle: track },
	{ method: "POST", path: "/api/v1/events", ...v1, handle: trackAnonymous },
	{
		method: "POST",
		path: "/api/v1/merge_customers",
		...v1,
		badRequest: badRequestMerge,
		handle: mergeCustomers,
	},
	{ method: "POST", path: `${SEGMENT}/add_customers`, ...v1, handle: addToSegment },
	{ method: "POST", path: `${SEGMENT}/remove_customers`, ...v1, handle: removeFromSegment },
	{ method: "POST", path: "/api/v1/forms/{form_id}/submit", ...v1, handle: submitForm },
	{ method: "POST", path: "/api/v1/metrics", ...open, handle: reportMetric },
	{ method: "POST", path: "/api/v1/push/events", ...open, handle: reportPushEvent },
	{ method: "POST", path: "/unsubscribe/{delivery_id}", ...open, handle: unsubscribe },
	{ method: "POST", path: "/api/v2/entity", ...v2, maxBytes: MAX_OPERATION_BYTES, handle: entity },
	{ method: "POST", path: "/api/v2/batch", ...v2, maxBytes: MAX_BATCH_BYTES, handle: batch },
];

export const { routesAt, readParams } = templates(ROUTES);
