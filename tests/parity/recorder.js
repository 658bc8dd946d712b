/** A server that answers as Customer.io does and keeps what it was sent. */
import { buffer } from "node:stream/consumers";
import { listen } from "../harness/http.js";

/**
 * An answer: with a status (200 unless given), or by cutting the connection, or never. A `location` may be a path.
 *
 * @typedef {{ status?: number, headers?: Record<string, string>, body?: string, reset?: true, stall?: true }} Answer
 */
/** @typedef {{ method: string, path: string, query: string, headers: Record<string, string>, body: string }} RecordedRequest */

/** @param {string} path @returns {Answer} */
function usualAnswer(path) {
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
	/** @type {readonly Answer[]} */
	let answers = [];
	const { url, close } = await listen(async (request, response) => {
		const { method = "", url: target = "" } = request;
		const [path, ...query] = target.split("?");
		const { host: _, ...headers } = /** @type {Record<string, string>} */ (request.headers);
		const answer = answers[requests.length] ?? usualAnswer(path);
		requests.push({ method, path, query: query.join("?"), headers, body: String(await buffer(request)) });
		if (answer.stall) return;
		if (answer.reset) return void response.destroy();
		const location = answer.headers?.location && { location: new URL(answer.headers.location, url).href };
		response.writeHead(answer.status ?? 200, { ...answer.headers, ...location }).end(answer.body);
	});
	return {
		url,
		close,
		/**
		 * Starts a new record.
		 *
		 * @param {readonly Answer[]} scripted the first answers; after them, the usual ones
		 * @returns {() => RecordedRequest[]} gives what has arrived since
		 */
		start(scripted) {
			requests = [];
			answers = scripted;
			return () => requests;
		},
	};
}
