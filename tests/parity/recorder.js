/** A server that responds like Customer.io and records its requests. */
import { buffer } from "node:stream/consumers";
import { listen } from "../harness/http.js";

/**
 * A response with a status (default 200), a reset connection, or no response at all. A `location` may be a path.
 *
 * @typedef {{ status?: number, headers?: Record<string, string>, body?: string, reset?: true, stall?: true }} ScriptedResponse
 */
/** @typedef {{ method: string, path: string, query: string, headers: Record<string, string>, body: string }} RecordedRequest */

/** @param {string} path @returns {ScriptedResponse} */
function defaultResponse(path) {
	const headers = { "content-type": "application/json; charset=utf-8" };
	if (path.endsWith("/submit")) return { status: 204 };
	if (path.endsWith("/accounts/region")) {
		return { headers, body: '{"url":"track.customer.io","region":"us","environment_id":1}' };
	}
	return { headers, body: "{}\n" };
}

/** Starts a recorder on loopback. */
export async function startRecorder() {
	/** @type {RecordedRequest[]} */
	let requests = [];
	/** @type {readonly ScriptedResponse[]} */
	let responses = [];
	const { url, close } = await listen(async (request, response) => {
		const { method = "", url: target = "" } = request;
		const [path, ...query] = target.split("?");
		const { host: _, ...headers } = /** @type {Record<string, string>} */ (request.headers);
		const scriptedResponse = responses[requests.length] ?? defaultResponse(path);
		requests.push({ method, path, query: query.join("?"), headers, body: String(await buffer(request)) });
		if (scriptedResponse.stall) return;
		if (scriptedResponse.reset) return void response.destroy();
		const location = scriptedResponse.headers?.location && {
			location: new URL(scriptedResponse.headers.location, url).href,
		};
		response
			.writeHead(scriptedResponse.status ?? 200, { ...scriptedResponse.headers, ...location })
			.end(scriptedResponse.body);
	});
	return {
		url,
		close,
		/**
		 * Starts a new recording.
		 *
		 * @param {readonly ScriptedResponse[]} scripted the first responses, before the default ones
		 * @returns {() => RecordedRequest[]} returns the requests received since
		 */
		start(scripted) {
			requests = [];
			responses = scripted;
			return () => requests;
		},
	};
}
