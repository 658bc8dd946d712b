/** @import { Answer } from "./answers.js" */
/** @import { Reply } from "../faults/faults.js" */
/** @import { WireRequest } from "../sandbox.js" */

/**
 * The way into a sandbox that has the shape of `fetch`. Like it, it rejects with the reason of an aborted signal, and
 * with a `TypeError` where a connection would break. It follows no redirect.
 *
 * @param {(request: WireRequest) => Reply} reply
 */
export function makeFetch(reply) {
	/**
	 * @param {string | URL | Request} input
	 * @param {RequestInit} [init]
	 */
	return async (input, init) => {
		// A Request is taken as it is, since one of another realm could not be made anew.
		const isRequest = typeof input === "object" && !(input instanceof URL) && init === undefined;
		const request = isRequest ? input : new Request(input, init);
		const wire = await readRequest(request);
		return respond(reply(wire), request);
	};
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

/**
 * @param {Reply} reply
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function respond(reply, request) {
	switch (reply.kind) {
		case "answer":
			return new Response(reply.answer.body, reply.answer);
		case "reset":
			throw new TypeError("fetch failed: the connection was reset");
		case "stall":
			return wait(request);
		case "truncate":
			return new Response(truncatedBody(reply.answer), reply.answer);
		case "slow":
			if (reply.answer.body !== null) return new Response(slowBody(reply, request), reply.answer);
			await wait(request, reply.delay);
			return new Response(null, reply.answer);
	}
}

/**
 * Only a request knows that its signal follows the caller's: were it collected, the abort would never arrive.
 *
 * @type {Set<Request>}
 */
const waiting = new Set();

/**
 * @param {Request} request an abort of it ends the wait
 * @param {number} [delay] in milliseconds; without it the wait is endless
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
function slowBody({ answer, rest, delay }, request) {
	/** @type {ReturnType<typeof setTimeout>} */
	let timer;
	return new ReadableStream({
		start(controller) {
			controller.enqueue(answer.body);
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

/** @param {Answer} answer */
function truncatedBody({ body }) {
	// What is enqueued would be lost if the error came at once.
	const steps = [
		(/** @type {ReadableStreamDefaultController} */ controller) => controller.enqueue(body),
		(/** @type {ReadableStreamDefaultController} */ controller) =>
			controller.error(new TypeError("terminated: the body broke off")),
	];
	return new ReadableStream({ pull: (controller) => steps.shift()?.(controller) }, { highWaterMark: 0 });
}
