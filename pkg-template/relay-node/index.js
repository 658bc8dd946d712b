/// <reference types="node" />
/** A relay as a handler of `node:http`. Types and documentation are in `index.d.ts`. */
/** @import { IncomingMessage, ServerResponse } from "node:http" */

/** @type {typeof import("./index.d.ts").toNodeHandler} */
export function toNodeHandler(relay, { origin } = {}) {
	if (typeof relay !== "function")
		throw new TypeError("toNodeHandler: relay must be a relay, as createRelay returns it");
	if (origin !== undefined && !(URL.canParse(origin) && new URL(origin).origin === origin))
		throw new TypeError(
			'toNodeHandler: origin must be an origin as browsers send it, such as "https://shop.example": no path, no trailing slash',
		);
	return async (incoming, outgoing) => {
		const connection = new AbortController();
		// Without a listener, the error of a broken connection would end the process.
		for (const stream of [incoming, outgoing]) stream.on("error", () => connection.abort());
		/** @type {Request} */
		let request;
		try {
			request = toRequest(incoming, origin, connection.signal);
		} catch {
			// The Host header is invalid, or `fetch` forbids the method.
			outgoing.writeHead(400, { "cache-control": "no-store" }).end();
			return;
		}
		const response = await relay(request);
		const body = await response.text();
		// The server itself may have responded meanwhile, for example after a timeout.
		if (outgoing.headersSent) return;
		addHeaders(outgoing, response.headers);
		outgoing.writeHead(response.status);
		outgoing.end(body, () => discardRest(incoming, /** @type {any} */ (outgoing).stream));
	};
}

/**
 * Adds headers to those that the server has set before, for example a session's cookie.
 *
 * @param {ServerResponse} outgoing
 * @param {Headers} headers
 */
function addHeaders(outgoing, headers) {
	for (const [name, value] of headers) {
		const before = [outgoing.getHeader(name) ?? []].flat().map(String);
		if (name === "set-cookie") outgoing.setHeader(name, [...before, value]);
		else outgoing.setHeader(name, name === "vary" ? [...before, value].join(", ") : value);
	}
}

/**
 * Discards what is left of a body that was not read to its end: it would block the connection's next request.
 *
 * @param {IncomingMessage} incoming
 * @param {import("node:http2").ServerHttp2Stream | undefined} stream over HTTP/2
 */
function discardRest(incoming, stream) {
	if (incoming.complete) return;
	if (stream) stream.close();
	// The iterator listens to `readable`, which stops the flow.
	else incoming.removeAllListeners("readable").resume();
}

/**
 * @param {IncomingMessage & { originalUrl?: string }} incoming
 * @param {string | undefined} origin
 * @param {AbortSignal} signal aborts if the client goes away
 * @returns {Request}
 * @throws {TypeError} for a request that a `Request` cannot be
 */
function toRequest(incoming, origin, signal) {
	const { method = "GET", socket, headers, rawHeaders } = incoming;
	const own = `${socket.encrypted ? "https" : "http"}://${headers.host ?? headers[":authority"] ?? ""}`;
	// Express takes the path of a mounted handler off `url`.
	const target = incoming.originalUrl ?? incoming.url ?? "/";
	// Not resolved against the origin: `//evil.example` would be another one.
	if (!target.startsWith("/")) throw new TypeError("the target of the request is not a path");
	const url = new URL(`${origin ?? own}${target}`);
	const copy = new Headers();
	for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
		const [name = "", value = ""] = rawHeaders.slice(at, at + 2);
		// HTTP/2 has the parts of the request line among its headers.
		if (!name.startsWith(":")) copy.append(name, value);
	}
	const hasBody = method !== "GET" && method !== "HEAD";
	const init = { method, headers: copy, signal, ...(hasBody && { body: bodyOf(incoming), duplex: "half" }) };
	return new Request(url, init);
}

/**
 * The body, read as it is asked for. It fails if the client goes away.
 *
 * @param {IncomingMessage} incoming
 * @returns {ReadableStream<Uint8Array>}
 */
function bodyOf(incoming) {
	/** @type {AsyncIterator<Uint8Array>} */
	let chunks;
	return new ReadableStream(
		{
			async pull(controller) {
				if (!chunks && (incoming.readableEnded || incoming.readableDidRead))
					throw new TypeError(
						"toNodeHandler: the body of the request has been read before. Put the relay before any body parser",
					);
				chunks ??= incoming[Symbol.asyncIterator]();
				const { done, value } = await chunks.next();
				if (done) controller.close();
				else controller.enqueue(new Uint8Array(value));
			},
		},
		{ highWaterMark: 0 },
	);
}
