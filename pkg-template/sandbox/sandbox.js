/** @import { Sandbox, SandboxOptions } from "./index.d.ts" */
/** @import { WireResponse } from "./http/responses.js" */
/** @import { Reply } from "./faults/faults.js" */
/** @import { Route } from "./routes.js" */

import { control, isControl } from "./control.js";
import { applyFault, Faults } from "./faults/faults.js";
import { readFault } from "./faults/read-fault.js";
import { isAuthorized, redact } from "./http/auth.js";
import { BadRequest, invalid } from "./http/bad-request.js";
import { readJsonObject } from "./http/body.js";
import { allowAnyOrigin, allowPreflight, isPreflight } from "./http/cors.js";
import { makeFetch } from "./http/fetch.js";
import { methodNotAllowed, notFound, unauthorized } from "./http/responses.js";
import { readOptions } from "./options.js";
import { readParams, routesAt } from "./routes.js";
import { Store } from "./store/store.js";

/**
 * A request as received. Header names are in lower case.
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
 * Makes a sandbox. `reply` takes the path as received, which a `Request` would have normalised.
 *
 * @param {SandboxOptions} [options]
 * @returns {{ sandbox: Sandbox; reply: (request: WireRequest) => Reply }}
 */
export function makeSandbox(options) {
	const { now, random, ...account } = readOptions(options);
	const faults = new Faults(random);
	let store = new Store();

	/**
	 * @param {Route} route
	 * @param {WireRequest} request
	 */
	const perform = (route, request) => {
		if (route.auth === "basic" && !isAuthorized(request.headers.authorization, account))
			return unauthorized();
		try {
			return route.handle({
				store,
				region: account.region,
				params: readParams(route, request.path),
				query: new URLSearchParams(request.query),
				body: readBody(route, request),
				now: Math.floor(now() / 1000),
			});
		} catch (error) {
			if (error instanceof BadRequest) return route.badRequest(error);
			throw error;
		}
	};

	/** @param {WireRequest} request */
	const handle = (request) => {
		const routes = routesAt(request.path);
		const route = routes.find(({ method }) => method === request.method);
		if (route) return perform(route, request);
		return routes.length === 0 ? notFound() : methodNotAllowed(routes.map(({ method }) => method));
	};

	/** @param {WireRequest} request */
	const handleOrFail = (request) => {
		const fault = faults.take(request);
		const reply = fault ? applyFault(fault, () => handle(request)) : complete(handle(request));
		const status = "response" in reply ? reply.response.status : 0;
		const seen = { ...request, headers: redact(request.headers), status };
		store.requests.add(fault ? { ...seen, fault: fault.kind } : seen);
		return reply;
	};

	/** @param {WireRequest} request */
	const reply = (request) => {
		if (isPreflight(request)) return complete(allowPreflight(request));
		return isControl(request.path) ? complete(control(request, { sandbox, faults })) : handleOrFail(request);
	};

	/** @param {WireRequest} request */
	const replyToAnyOrigin = (request) => {
		const result = reply(request);
		return "response" in result ? { ...result, response: allowAnyOrigin(result.response) } : result;
	};

	/** @type {Sandbox} */
	const sandbox = {
		fetch: makeFetch(replyToAnyOrigin),
		fail: (fault) => faults.add(readFault(fault)),
		state: () => store.state(),
		counts: () => store.counts(),
		reset() {
			store = new Store();
			faults.clear();
		},
	};
	return { sandbox, reply: replyToAnyOrigin };
}

/**
 * The spec has no 413: a body that is too large is a 400.
 *
 * @param {Route} route
 * @param {WireRequest} request
 */
function readBody({ body, maxBytes = Number.POSITIVE_INFINITY }, request) {
	if (request.body.length > maxBytes) {
		throw new BadRequest(invalid("", `the body must be at most ${maxBytes} bytes`));
	}
	return body === "json" ? readJsonObject(request.headers["content-type"], request.body) : {};
}

/**
 * @param {WireResponse} response
 * @returns {Reply}
 */
const complete = (response) => ({ kind: "complete", response });
