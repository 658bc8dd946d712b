/** @import { Answer } from "./answers.js" */
/** @import { JsonObject } from "./body.js" */
/** @import { Store } from "./store.js" */
import { BadRequest, json } from "./answers.js";
import { track, trackAnonymous } from "./events.js";
import { destroy, identify } from "./people.js";

/**
 * What a handler gets: the path's parameters decoded, `{}` as the body where none is read, the time in
 * unix seconds.
 *
 * @typedef {{
 *   store: Store;
 *   region: "us" | "eu";
 *   params: Record<string, string>;
 *   body: JsonObject;
 *   now: number;
 * }} Context
 */
/**
 * @typedef {{
 *   method: string;
 *   path: string;
 *   auth: "basic" | "none";
 *   body: "json" | "none";
 *   handle: (context: Context) => Answer;
 * }} Route
 */

const basic = /** @type {const} */ ({ auth: "basic" });

/**
 * Each endpoint is a row; the paths are those of the OpenAPI file.
 *
 * @type {Route[]}
 */
const ROUTES = [
	{ method: "GET", path: "/api/v1/accounts/region", ...basic, body: "none", handle: getRegion },
	{ method: "PUT", path: "/api/v1/customers/{identifier}", ...basic, body: "json", handle: identify },
	{ method: "DELETE", path: "/api/v1/customers/{identifier}", ...basic, body: "none", handle: destroy },
	{ method: "POST", path: "/api/v1/customers/{identifier}/events", ...basic, body: "json", handle: track },
	{ method: "POST", path: "/api/v1/events", ...basic, body: "json", handle: trackAnonymous },
];

const TEMPLATES = ROUTES.map((route) => ({ route, template: route.path.split("/") }));

/** @param {Context} context */
function getRegion({ region }) {
	const url = region === "eu" ? "https://track-eu.customer.io" : "https://track.customer.io";
	return json(200, { url, region, environment_id: 1 });
}

/**
 * The routes of a path, one for each method that it has.
 *
 * A path with a dot segment has none. Browsers, proxies and `fetch` fold `..` (and `%2e%2e`) away, so
 * nobody can be meant by it; only a raw socket can bring one this far.
 *
 * @param {string} path
 */
export function routesAt(path) {
	const segments = path.split("/");
	if (segments.some((segment) => /^(\.|%2e){1,2}$/i.test(segment))) return [];
	return TEMPLATES.filter(({ template }) => matches(template, segments)).map(({ route }) => route);
}

/**
 * @param {string[]} template
 * @param {string[]} segments
 */
function matches(template, segments) {
	if (template.length !== segments.length) return false;
	return template.every((part, index) =>
		isParameter(part) ? segments[index] !== "" : part === segments[index],
	);
}

/** @param {string} part */
const isParameter = (part) => part.startsWith("{");

/**
 * The decoded parameters of a path that matches the route.
 *
 * @param {Route} route
 * @param {string} path
 * @returns {Record<string, string>}
 * @throws {BadRequest} if one is not percent-encoded UTF-8
 */
export function readParams(route, path) {
	const segments = path.split("/");
	const entries = route.path.split("/").flatMap((part, index) => {
		return isParameter(part) ? [[part.slice(1, -1), decodeSegment(segments[index])]] : [];
	});
	return Object.fromEntries(entries);
}

/** @param {string} segment */
function decodeSegment(segment) {
	try {
		return decodeURIComponent(segment);
	} catch {
		throw new BadRequest(`the path is not percent-encoded UTF-8: ${segment}`);
	}
}
