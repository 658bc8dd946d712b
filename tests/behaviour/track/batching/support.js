/** Clients with `batching`, and a server of batches. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").TrackClient} TrackClient */
/** @typedef {import("customerio-wasm").TrackClientOptions} Options */
/** @typedef {{ type: string, action: string, name?: string, identifiers: Record<string, string> }} Sent an operation as the server received it */
/** @typedef {{ method: string, path: string, body: string, batch: Sent[] | undefined }} Request `batch` has the operations of a batch */
import { clientOf } from "../../support.js";

/** Longer than any test waits, so only a flush or a full batch sends. */
export const LONG_DELAY = 600_000;

/** @param {Context} context @param {Options} [options] */
export const batchingClientOf = (context, options) => clientOf(context, { batching: {}, ...options });

/** A client whose calls wait until they are flushed. @param {Context} context @param {Options} [options] */
export const waitingClientOf = (context, options) =>
	clientOf(context, { batching: { maxDelayMs: LONG_DELAY }, ...options });

/**
 * Creates a `fetch` that keeps what it receives.
 *
 * @param {(request: Request, number: number) => Response | void | Promise<Response | void>} [serve] `number` is 1 for the first request.
 * Without a response, it is accepted
 */
export function server(serve = () => {}) {
	/** @type {Request[]} */
	const requests = [];
	return {
		requests,
		/** The operations of the batches. */
		batches: () => requests.flatMap(({ batch }) => (batch ? [batch] : [])),
		/** @param {string} url @param {RequestInit} init */
		async fetch(url, init) {
			// Synchronously: bodies that are read asynchronously would not keep their order.
			const body =
				typeof init.body === "string"
					? init.body
					: new TextDecoder().decode(/** @type {Uint8Array | undefined} */ (init.body));
			const { pathname } = new URL(url);
			const batch = pathname.endsWith("/v2/batch") ? JSON.parse(body).batch : undefined;
			const request = { method: String(init.method), path: pathname, body, batch };
			requests.push(request);
			return (await serve(request, requests.length)) ?? new Response("{}");
		},
	};
}

/** @param {number} status @param {unknown} [body] */
export const respond = (status, body = {}) => new Response(JSON.stringify(body), { status });

/** An event of each of some people. @param {TrackClient} cio @param {readonly (string | number)[]} people */
export const trackAll = (cio, people) => people.map((person) => cio.track(person, { name: `of ${person}` }));

/** The names of events in a batch. @param {readonly Sent[]} batch */
export const namesIn = (batch) => batch.map(({ name }) => name);
