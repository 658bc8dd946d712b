/** @import { Sandbox, SandboxOptions } from "./index.d.ts" */
/** @import { Answer } from "./answers.js" */
/** @import { Route } from "./routes.js" */
import { BadRequest, badRequest, methodNotAllowed, noContent, notFound, unauthorized } from "./answers.js";
import { isAuthorized, redact } from "./auth.js";
import { readJsonObject } from "./body.js";
import { readOptions } from "./options.js";
import { readParams, routesAt } from "./routes.js";
import { Store } from "./store.js";

/**
 * A request as it came over the wire. Header names are in lower case.
 *
 * @typedef {{
 *   method: string;
 *   path: string;
 *   query: string;
 *   headers: Record<string, string>;
 *   body: Uint8Array;
 * }} WireRequest
 */

/**
 * A sandbox, and the way into it that keeps the wire's own path: a `Request` has already normalised it.
 *
 * @param {SandboxOptions} [options]
 * @returns {{ sandbox: Sandbox; answer: (request: WireRequest) => Answer }}
 */
export function makeSandbox(options) {
	const { now, ...account } = readOptions(options);
	let store = new Store();
	const reset = () => {
		store = new Store();
	};

	/**
	 * @param {WireRequest} request
	 * @param {Route} route
	 */
	const perform = (request, route) => {
		if (route.auth === "basic" && !isAuthorized(request.headers.authorization, account))
			return unauthorized();
		try {
			const params = readParams(route, request.path);
			const body = route.body === "json" ? readJsonObject(request.headers["content-type"], request.body) : {};
			const seconds = Math.floor(now() / 1000);
			return route.handle({ store, region: account.region, params, body, now: seconds, reset });
		} catch (error) {
			if (error instanceof BadRequest) return badRequest(error);
			throw error;
		}
	};

	/** @param {WireRequest} request */
	const answer = (request) => {
		if (isPreflight(request)) return allowPreflight(request);
		const routes = routesAt(request.path);
		const route = routes.find(({ method }) => method === request.method);
		const result = route ? perform(request, route) : refuse(routes);
		if (route?.listed ?? true) {
			const body = new TextDecoder("utf-8", { ignoreBOM: true }).decode(request.body);
			store.addRequest({ ...request, headers: redact(request.headers), body, status: result.status });
		}
		return allowAnyOrigin(result);
	};

	const sandbox = {
		/** @param {Request} request */
		async fetch(request) {
			const { status, headers, body } = answer(await readRequest(request));
			return new Response(body, { status, headers });
		},
		state: () => store.state(),
		reset,
	};
	return { sandbox, answer };
}

/**
 * @param {Request} request
 * @returns {Promise<WireRequest>}
 */
async function readRequest(request) {
	request.signal.throwIfAborted();
	const { pathname, search } = new URL(request.url);
	/** @type {Record<string, string>} */
	const headers = {};
	request.headers.forEach((value, name) => {
		headers[name] = value;
	});
	const body = new Uint8Array(await request.arrayBuffer());
	return { method: request.method, path: pathname, query: search.slice(1), headers, body };
}

/** @param {Route[]} routes */
function refuse(routes) {
	return routes.length === 0 ? notFound() : methodNotAllowed(routes.map(({ method }) => method));
}

/** @param {WireRequest} request */
function isPreflight({ method, headers }) {
	return method === "OPTIONS" && headers["access-control-request-method"] !== undefined;
}

/**
 * Names what was asked for, because `*` would not cover `Authorization`.
 *
 * @param {WireRequest} request
 */
function allowPreflight({ headers }) {
	const answer = allowAnyOrigin(noContent());
	answer.headers["access-control-allow-methods"] = headers["access-control-request-method"];
	answer.headers["access-control-allow-headers"] = headers["access-control-request-headers"] ?? "";
	return answer;
}

/**
 * @param {Answer} answer
 * @returns {Answer}
 */
function allowAnyOrigin(answer) {
	return { ...answer, headers: { ...answer.headers, "access-control-allow-origin": "*" } };
}
