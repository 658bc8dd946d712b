/** @import { Json } from "../types/json.d.ts" */
/** @import { JsonObject } from "../http/body.js" */
/** @import { WireResponse } from "../http/responses.js" */
/** @import { Store } from "../store/store.js" */
/** @import { LimitClass } from "./http/rate-limit.js" */
/** @import { ErrorFormat } from "./http/refusal.js" */
/** @import { UploadedForm } from "./http/multipart.js" */
/** @import { Check } from "./shapes/checks.js" */

/**
 * What a handler gets. `params` are decoded. `body` is the JSON object of the request, `{}` if the route reads none; `content` is
 * the same when any JSON is allowed. An `optional` body may be absent. `origin` is where the request came in. `now` is in unix seconds.
 *
 * @typedef {{
 *   store: Store;
 *   params: Record<string, string>;
 *   query: URLSearchParams;
 *   body: JsonObject;
 *   content: Json;
 *   form: UploadedForm;
 *   origin: string;
 *   now: number;
 * }} AppContext
 */

/** @typedef {(context: AppContext) => WireResponse} AppHandler */

/**
 * An endpoint. `check` is the body's; `invalid` is the status when it fails. `limit` is the rate limit that counts.
 *
 * @typedef {{
 *   method: string;
 *   path: string;
 *   handle: AppHandler;
 *   auth: "key" | "send" | "none";
 *   body: "none" | "json" | "optional" | "any" | "form";
 *   check?: Check;
 *   invalid: 400 | 422;
 *   errors: ErrorFormat;
 *   limit: LimitClass;
 * }} AppRoute
 */

/** @typedef {Partial<Omit<AppRoute, "method" | "path" | "handle">>} AppRouteOptions */

/**
 * @param {string} method
 * @param {AppRoute["body"]} body
 */
const row = (method, body) => {
	/**
	 * @param {string} path with the names of the OpenAPI file
	 * @param {AppHandler} handle
	 * @param {AppRouteOptions} [options]
	 * @returns {AppRoute}
	 */
	return (path, handle, options) => ({
		method,
		path,
		handle,
		auth: "key",
		body,
		invalid: 400,
		errors: "pointers",
		limit: "default",
		...options,
	});
};

export const get = row("GET", "none");
export const post = row("POST", "json");
export const put = row("PUT", "json");
export const remove = row("DELETE", "none");
