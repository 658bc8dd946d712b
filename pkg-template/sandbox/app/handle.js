/** @import { AppRoute } from "./route.js" */
/** @import { RateLimiter } from "./http/rate-limit.js" */
/** @import { WireResponse } from "../http/responses.js" */
/** @import { RequestHead, WireRequest } from "../sandbox.js" */
/** @import { Store } from "../store/store.js" */
import { BadRequest } from "../http/bad-request.js";
import { readJson, readJsonObject } from "../http/body.js";
import { hasKey } from "./http/auth.js";
import { emptyForm, readForm } from "./http/multipart.js";
import { malformed, Refusal, refuse } from "./http/refusal.js";
import { noSuchPage, unauthorized } from "./http/responses.js";
import { readParams, routesAt } from "./routes.js";

/**
 * @param {RequestHead} head
 * @returns {AppRoute | undefined}
 */
const routeOf = ({ path, method }) => routesAt(path).find((route) => route.method === method);

/**
 * Whether the response depends on the body.
 *
 * @param {RequestHead} head
 * @param {string} appKey
 */
export function needsBody(head, appKey) {
	const route = routeOf(head);
	return route !== undefined && route.body !== "none" && hasKey(head.headers, appKey, route.auth);
}

/**
 * Handles a request to the App API.
 *
 * @param {WireRequest} request
 * @param {{ store: Store; appKey: string; region: "us" | "eu"; limiter: RateLimiter; now: number }} parts `now` in milliseconds
 * @returns {WireResponse}
 */
export function handleApp(request, { store, appKey, region, limiter, now }) {
	const route = routeOf(request);
	if (route === undefined) return noSuchPage();
	if (!hasKey(request.headers, appKey, route.auth)) return unauthorized();
	const counted = limiter.count(route.limit, now);
	/** @type {Record<string, string>} */
	const quota =
		route.limit === "archived" && counted
			? { "x-ratelimit-limit": String(counted.limit), "x-ratelimit-remaining": String(counted.remaining) }
			: {};
	const response = counted?.refusal ?? perform(route, request, { store, region, now });
	return { ...response, headers: { ...response.headers, ...quota } };
}

/**
 * @param {AppRoute} route
 * @param {WireRequest} request
 * @param {{ store: Store; region: "us" | "eu"; now: number }} parts
 */
function perform(route, request, { store, region, now }) {
	try {
		return route.handle({
			store,
			region,
			params: readParams(route, request.path),
			query: new URLSearchParams(request.query),
			origin: request.origin,
			now: Math.floor(now / 1000),
			...readBody(route, request),
		});
	} catch (error) {
		if (error instanceof Refusal) return refuse(error, route.errors);
		if (error instanceof BadRequest) return refuse(malformed(error.message), route.errors);
		throw error;
	}
}

/**
 * @param {AppRoute} route
 * @param {WireRequest} request
 */
function readBody(route, { headers, body: bytes }) {
	const type = headers["content-type"];
	const nothing = { body: {}, content: null, form: emptyForm() };
	if (route.body === "none" || (route.body === "optional" && bytes.length === 0)) return nothing;
	if (route.body === "form") return { ...nothing, form: readForm(type, bytes) };
	if (route.body === "any") return { ...nothing, content: readJson(type, bytes) };
	const body = readJsonObject(type, bytes);
	const problems = route.check?.(body, "") ?? [];
	if (problems.length > 0) throw new Refusal(route.invalid, ...problems);
	return { ...nothing, body, content: body };
}
