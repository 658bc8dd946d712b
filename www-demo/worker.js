/**
 * A Cloudflare Worker between a page and Customer.io. The page reports what happened; the Worker holds the credentials.
 *
 * Deploy: `npx wrangler secret put CIO_SITE_ID`, the same for `CIO_API_KEY`, set `PAGE_ORIGIN` in wrangler.json,
 * then `npx wrangler deploy`. The origin check stops other pages, but not other programs: a public
 * deployment must also authenticate its users, and should offer only the actions that its page uses.
 */
import { CustomerIORequestError, TrackClient } from "customerio-wasm/track";
import { isAction, perform } from "./shared/actions.js";
import { describeError } from "./shared/error-view.js";

/**
 * @typedef {object} Env
 * @property {string} CIO_SITE_ID
 * @property {string} CIO_API_KEY
 * @property {"us" | "eu"} CIO_REGION
 * @property {string} PAGE_ORIGIN the only allowed origin, such as `https://www.example.com`
 * @property {string} [CIO_URL] a base URL other than Customer.io's, such as that of a sandbox
 */

/** One client serves all requests of this isolate. @type {TrackClient | undefined} */
let client;

/** @param {Env} env */
function clientFor(env) {
	client ??= new TrackClient(env.CIO_SITE_ID, env.CIO_API_KEY, {
		region: env.CIO_REGION,
		...(env.CIO_URL ? { url: env.CIO_URL } : {}),
	});
	return client;
}

/** The status of the response, by error class: 400 is the page's mistake, 502 and 504 are not. */
const STATUS_BY_ERROR = new Map([
	["ValidationError", 400],
	["CustomerIORequestError", 502],
	["NetworkError", 502],
	["RegionError", 502],
	["TimeoutError", 504],
]);

/**
 * Runs `POST /<action>` with the action's input as the JSON body, and `POST /batch` with a batch of the v2 API.
 *
 * @param {Request} request
 * @param {Env} env
 */
async function handle(request, env) {
	const name = new URL(request.url).pathname.slice(1);
	if (request.method !== "POST" || !(isAction(name) || name === "batch"))
		return failure(404, "POST to the path of one of the five actions, or to /batch.");
	const input = await request.json().catch(() => undefined);
	if (typeof input !== "object" || input === null) return failure(400, "The body must be a JSON object.");
	try {
		if (name === "batch") return await relayBatch(clientFor(env), input);
		return Response.json({ result: await perform(clientFor(env), name, input) });
	} catch (error) {
		const view = describeError(error);
		return Response.json({ error: view }, { status: STATUS_BY_ERROR.get(view.name) ?? 500 });
	}
}

/**
 * The page's own `sendAll` packs batches, retries and reads the responses, so these are Customer.io's.
 *
 * @param {TrackClient} cio
 * @param {import("./shared/actions.js").JsonObject} batch
 */
async function relayBatch(cio, batch) {
	try {
		const { status, data } = await cio.rawRequest({ url: "/v2/batch", method: "POST", data: batch });
		return Response.json(data, { status });
	} catch (error) {
		if (!(error instanceof CustomerIORequestError)) throw error;
		const { "retry-after": delay } = error.response.headers;
		return new Response(error.body, {
			status: error.statusCode,
			headers: delay ? { "retry-after": delay, "access-control-expose-headers": "retry-after" } : {},
		});
	}
}

/**
 * @param {number} status
 * @param {string} message
 */
function failure(status, message) {
	return Response.json({ error: { name: "Rejected", message } }, { status });
}

export default {
	/**
	 * @param {Request} request
	 * @param {Env} env
	 */
	async fetch(request, env) {
		if (request.headers.get("origin") !== env.PAGE_ORIGIN) return failure(403, "This origin is not allowed.");
		const preflight = request.method === "OPTIONS";
		const response = preflight ? new Response(null, { status: 204 }) : await handle(request, env);
		response.headers.set("access-control-allow-origin", env.PAGE_ORIGIN);
		response.headers.set("vary", "origin");
		if (preflight) {
			response.headers.set("access-control-allow-methods", "POST");
			response.headers.set("access-control-allow-headers", "content-type");
			response.headers.set("access-control-max-age", "86400");
		}
		return response;
	},
};
