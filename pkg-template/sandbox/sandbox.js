/** @import { Sandbox, SandboxOptions } from "./index.d.ts" */
/** @import { WireResponse } from "./http/responses.js" */
/** @import { Reply } from "./faults/faults.js" */
/** @import { Route } from "./routes.js" */

import { sendDue } from "./app/deliveries/send.js";
import { handleApp, needsBody } from "./app/handle.js";
import { RateLimiter } from "./app/http/rate-limit.js";
import { addLiveHeaders } from "./app/http/responses.js";
import { sendDueNewsletters } from "./app/newsletters/newsletters.js";
import { isApp as isAppPath } from "./app/routes.js";
import { control, isControl } from "./control.js";
import { applyFault, Faults } from "./faults/faults.js";
import { readFault } from "./faults/read-fault.js";
import { isAuthorized, redact } from "./http/auth.js";
import { BadRequest, invalid } from "./http/bad-request.js";
import { readJsonObject } from "./http/body.js";
import { allowAnyOrigin, allowPreflight, isPreflight } from "./http/cors.js";
import { makeFetch } from "./http/fetch.js";
import {
	contentTooLarge,
	forbidden,
	methodNotAllowed,
	noContent,
	notFound,
	unauthorized,
} from "./http/responses.js";
import { distrust } from "./http/trust.js";
import { readOptions } from "./options.js";
import { handlePipelines, needsBody as needsPipelinesBody } from "./pipelines/handle.js";
import { redactBody } from "./pipelines/http/keys.js";
import { MAX_BATCH_BYTES } from "./pipelines/limits.js";
import { callAt } from "./pipelines/routes.js";
import { readParams, routesAt } from "./routes.js";
import { Store } from "./store/store.js";

/**
 * A request before its body. Header names are in lower case. `origin` is where the sandbox was reached.
 *
 * @typedef {{
 *   method: string;
 *   path: string;
 *   query: string;
 *   headers: Record<string, string>;
 *   origin: string;
 * }} RequestHead
 */

/** @typedef {RequestHead & { body: Uint8Array }} WireRequest */

/**
 * Decides from the head of a request how many bytes of its body to read: 0 if the response does not depend on it. `reply` takes
 * these bytes, or `undefined` if the body is longer.
 *
 * @typedef {(head: RequestHead) => { maxBytes: number; reply: (body: Uint8Array | undefined) => Reply }} Accept
 */

/** Far more than most limits of the APIs, so that a request beyond one of them gets the API's own response. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/**
 * Whether a path belongs to the App API. The Pipelines API has a few exact paths under `/v1/`, and the App API has none of them.
 *
 * @param {string} path
 */
const isApp = (path) => callAt(path) === undefined && isAppPath(path);

/**
 * Makes a sandbox. `accept` takes the path as received, which a `Request` would have normalised.
 *
 * @param {SandboxOptions} [options]
 * @returns {{ sandbox: Sandbox; accept: Accept; stop: () => void }} `stop` aborts the webhook that is being sent, and sends no others
 */
export function makeSandbox(options) {
	const { now, random, app, webhook, ...account } = readOptions(options);
	const faults = new Faults(random);
	const nowInSeconds = () => Math.floor(now() / 1000);
	const makeStore = () => new Store({ app, webhook }, nowInSeconds);
	let store = makeStore();
	let limiter = new RateLimiter(app.rateLimit ?? {});

	/** Sends the messages whose time has come since the last request. */
	const catchUp = () => {
		if (!store.isAppUsed) return;
		sendDue(store, nowInSeconds());
		sendDueNewsletters(store, nowInSeconds());
	};

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
				now: nowInSeconds(),
			});
		} catch (error) {
			if (error instanceof BadRequest) return route.badRequest(error);
			throw error;
		}
	};

	/** @param {WireRequest} request */
	const handle = (request) => {
		if (isApp(request.path)) return handleApp(request, { ...account, store, limiter, now: now() });
		const routes = routesAt(request.path);
		const route = routes.find(({ method }) => method === request.method);
		if (route) return perform(route, request);
		return routes.length === 0 ? notFound() : methodNotAllowed(routes.map(({ method }) => method));
	};

	/**
	 * @param {RequestHead} head
	 * @param {Uint8Array | undefined} body
	 * @returns {Reply}
	 */
	const handleOrFail = (head, body) => {
		const request = { ...head, body: body ?? new Uint8Array() };
		const perform = () => {
			catchUp();
			const type = callAt(head.path);
			if (type) return handlePipelines(head, body, type, { store, keys: account, now: nowInSeconds() });
			return body ? handle(request) : contentTooLarge(MAX_BODY_BYTES);
		};
		const fault = faults.take(head);
		const reply = fault ? applyFault(fault, perform) : complete(perform());
		const status = "response" in reply ? reply.response.status : 0;
		const { method, path, query } = request;
		const seenBody = callAt(path) ? redactBody(request.body) : request.body;
		const seen = { method, path, query, headers: redact(head.headers), body: seenBody, status };
		store.requests.add(fault ? { ...seen, fault: fault.kind } : seen);
		if (!("response" in reply)) return reply;
		const addHeaders = isApp(path) ? addLiveHeaders : allowAnyOrigin;
		return { ...reply, response: addHeaders(reply.response) };
	};

	/** @type {Accept} */
	const acceptControl = (head) => {
		const reason = distrust(head);
		if (reason) return { maxBytes: 0, reply: () => complete(forbidden(reason)) };
		return {
			maxBytes: MAX_BODY_BYTES,
			reply: (body) =>
				complete(body ? control(head, { sandbox, faults, body }) : contentTooLarge(MAX_BODY_BYTES)),
		};
	};

	/** @type {Accept} */
	const accept = (head) => {
		if (isControl(head.path)) return acceptControl(head);
		if (isPreflight(head)) {
			const response = isApp(head.path) ? addLiveHeaders(noContent()) : allowPreflight(head);
			return { maxBytes: 0, reply: () => complete(response) };
		}
		const { method, path, headers } = head;
		if (callAt(path)) {
			const maxBytes = needsPipelinesBody(head, account) ? MAX_BATCH_BYTES : 0;
			return { maxBytes, reply: (body) => handleOrFail(head, body) };
		}
		if (isApp(path)) {
			const maxBytes = needsBody(head, account.appKey) ? MAX_BODY_BYTES : 0;
			return { maxBytes, reply: (body) => handleOrFail(head, body) };
		}
		const mayRead =
			isAuthorized(headers.authorization, account) ||
			routesAt(path).some((route) => route.method === method && route.auth === "none");
		return { maxBytes: mayRead ? MAX_BODY_BYTES : 0, reply: (body) => handleOrFail(head, body) };
	};

	/** @type {Sandbox} */
	const sandbox = {
		fetch: makeFetch(accept),
		fail: (fault) => faults.add(readFault(fault)),
		state() {
			catchUp();
			return { ...store.state(), faults: faults.list() };
		},
		counts() {
			catchUp();
			return { ...store.counts(), faults: faults.size };
		},
		settled() {
			catchUp();
			return store.app.outbox.settled();
		},
		reset() {
			store.stop();
			store = makeStore();
			limiter = new RateLimiter(app.rateLimit ?? {});
			faults.clear();
		},
	};
	return { sandbox, accept, stop: () => store.stop() };
}

/**
 * The specification has no 413: a body beyond the limit of its route is a 400.
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
