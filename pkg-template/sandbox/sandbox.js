/** @import { Sandbox, SandboxOptions } from "./index.d.ts" */
/** @import { Answer } from "./http/answers.js" */
/** @import { Reply } from "./faults/faults.js" */
/** @import { Route } from "./routes.js" */

import { control, isControl } from "./control.js";
import { Faults, suffer } from "./faults/faults.js";
import { readFault } from "./faults/read-fault.js";
import { methodNotAllowed, notFound, unauthorized } from "./http/answers.js";
import { isAuthorized, redact } from "./http/auth.js";
import { readJsonObject } from "./http/body.js";
import { allowAnyOrigin, allowPreflight, isPreflight } from "./http/cors.js";
import { makeFetch } from "./http/fetch.js";
import { BadRequest, invalid } from "./http/refusals.js";
import { readOptions } from "./options.js";
import { readParams, routesAt } from "./routes.js";
import { Store } from "./store/store.js";

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
				bytes: request.body,
				body: readBody(route, request),
				now: Math.floor(now() / 1000),
			});
		} catch (error) {
			if (error instanceof BadRequest) return route.refuse(error);
			throw error;
		}
	};

	/** @param {WireRequest} request */
	const answer = (request) => {
		const routes = routesAt(request.path);
		const route = routes.find(({ method }) => method === request.method);
		if (route) return perform(route, request);
		return routes.length === 0 ? notFound() : methodNotAllowed(routes.map(({ method }) => method));
	};

	/** @param {WireRequest} request */
	const answerOrFail = (request) => {
		const fault = faults.meet(request);
		const reply = fault ? suffer(fault, () => answer(request)) : whole(answer(request));
		const status = "answer" in reply ? reply.answer.status : 0;
		const seen = { ...request, headers: redact(request.headers), status };
		store.requests.add(fault ? { ...seen, fault: fault.kind } : seen);
		return reply;
	};

	/** @param {WireRequest} request */
	const reply = (request) => {
		if (isPreflight(request)) return whole(allowPreflight(request));
		return isControl(request.path) ? whole(control(request, { sandbox, faults })) : answerOrFail(request);
	};

	/** @param {WireRequest} request */
	const replyToAnyOrigin = (request) => {
		const result = reply(request);
		return "answer" in result ? { ...result, answer: allowAnyOrigin(result.answer) } : result;
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
 * The spec names no 413, so what is too large is malformed: a 400.
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
 * @param {Answer} answer
 * @returns {Reply}
 */
const whole = (answer) => ({ kind: "answer", answer });
