/** @import { WireResponse } from "./responses.js" */
/** @import { Reply } from "../faults/faults.js" */
/** @import { Accept, RequestHead } from "../sandbox.js" */

/**
 * Makes a function with the signature of `fetch`. Like `fetch`, it rejects with the reason of an aborted signal, and with a
 * `TypeError` if the connection breaks. It does not follow redirects.
 *
 * @param {Accept} accept
 */
export function makeFetch(accept) {
	/**
	 * @param {string | URL | Request} input
	 * @param {RequestInit} [init]
	 */
	return async (input, init) => {
		// A Request is used as it is: one from another realm cannot be copied.
		const isRequest = typeof input === "object" && !(input instanceof URL) && init === undefined;
		const request = isRequest ? input : new Request(input, init);
		request.signal.throwIfAborted();
		const { maxBytes, reply } = accept(readHead(request));
		const body = await readBody(request, maxBytes);
		// The caller may have aborted in the meantime. An abort that has already happened fires no more events.
		request.signal.throwIfAborted();
		return respond(reply(body), request);
	};
}

/**
 * @param {Request} request
 * @returns {RequestHead}
 */
function readHead({ method, url, headers: given }) {
	const { origin, pathname, search } = new URL(url);
	/** @type {Record<string, string>} */
	const headers = {};
	given.forEach((value, name) => {
		headers[name] = value;
	});
	return { method, path: pathname, query: search.slice(1), headers, origin };
}

/**
 * @param {Request} request
 * @param {number} maxBytes 0 if the body is not to be read
 * @returns {Promise<Uint8Array | undefined>} `undefined` if it is longer
 */
async function readBody(request, maxBytes) {
	if (maxBytes === 0) return new Uint8Array();
	// Firefox has no `Request.body`.
	if (!request.body) {
		const bytes = new Uint8Array(await request.arrayBuffer());
		return bytes.length <= maxBytes ? bytes : undefined;
	}
	/** @type {BlobPart[]} */
	const chunks = [];
	const reader = request.body.getReader();
	for (let length = 0; ; ) {
		const { done, value } = await reader.read();
		if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
		length += value.length;
		if (length > maxBytes) {
			await reader.cancel();
			return undefined;
		}
		chunks.push(value);
	}
}

/**
 * @param {Reply} reply
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function respond(reply, request) {
	switch (reply.kind) {
		case "complete":
			return new Response(reply.response.body, reply.response);
		case "reset":
			throw new TypeError("fetch failed: the connection was reset");
		case "stall":
			return wait(request);
		case "truncate":
			return new Response(truncatedBody(reply.response), reply.response);
		case "slow":
			if (reply.response.body !== null) return new Response(slowBody(reply, request), reply.response);
			await wait(request, reply.delay);
			return new Response(null, reply.response);
	}
}

/**
 * Keeps waiting requests alive. A request's signal follows the caller's only while the request exists: once it were
 * garbage-collected, an abort would not arrive.
 *
 * @type {Set<Request>}
 */
const waiting = new Set();

/**
 * @param {Request} request aborting it ends the wait
 * @param {number} [delay] in milliseconds; forever if absent
 * @returns {Promise<any>}
 */
async function wait(request, delay) {
	const { signal } = request;
	waiting.add(request);
	try {
		await new Promise((resolve, reject) => {
			const timer = delay === undefined ? undefined : setTimeout(resolve, delay);
			const end = () => {
				clearTimeout(timer);
				reject(signal.reason);
			};
			signal.addEventListener("abort", end, { once: true });
		});
	} finally {
		waiting.delete(request);
	}
}

/**
 * @param {Extract<Reply, { kind: "slow" }>} reply
 * @param {Request} request
 */
function slowBody({ response, rest, delay }, request) {
	/** @type {ReturnType<typeof setTimeout>} */
	let timer;
	return new ReadableStream({
		start(controller) {
			controller.enqueue(response.body);
			timer = setTimeout(() => {
				controller.enqueue(rest);
				controller.close();
			}, delay);
			const end = () => {
				clearTimeout(timer);
				controller.error(request.signal.reason);
			};
			request.signal.addEventListener("abort", end, { once: true });
		},
		cancel: () => clearTimeout(timer),
	});
}

/** @param {WireResponse} response */
function truncatedBody({ body }) {
	// An immediate error would discard the enqueued chunk.
	const steps = [
		(/** @type {ReadableStreamDefaultController} */ controller) => controller.enqueue(body),
		(/** @type {ReadableStreamDefaultController} */ controller) =>
			controller.error(new TypeError("terminated: the response body ended early")),
	];
	return new ReadableStream({ pull: (controller) => steps.shift()?.(controller) }, { highWaterMark: 0 });
}
