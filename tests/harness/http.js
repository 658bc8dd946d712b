/** `fetch`-shaped handlers and plain node:http handlers, served on loopback. */
import { once } from "node:events";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";

/** @typedef {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => void | Promise<void>} NodeHandler */
/** @typedef {{ url: string, close(): Promise<void> }} Served */

/**
 * @param {NodeHandler} handler
 * @returns {Promise<Served>} `url` is the origin, for example `http://127.0.0.1:40123`
 */
export async function listen(handler) {
	const server = createServer((request, response) => {
		Promise.resolve(handler(request, response)).catch((error) => {
			response.writeHead(500, { "content-type": "text/plain" }).end(`harness: ${error?.stack}`);
		});
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
	return {
		url: `http://127.0.0.1:${port}`,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
}

/**
 * Lets a `fetch`-shaped handler answer.
 *
 * @param {(request: Request) => Promise<Response>} handler
 * @param {import("node:http").IncomingMessage} incoming
 * @param {import("node:http").ServerResponse} outgoing
 * @param {string} [target] the path and query to show the handler, when not the incoming one
 */
export async function answerWith(handler, incoming, outgoing, target = incoming.url ?? "/") {
	const { method = "GET", headers } = incoming;
	const body = method === "GET" || method === "HEAD" ? undefined : new Uint8Array(await buffer(incoming));
	const pairs = Object.entries(headers).map(([name, value]) => [name, String(value)]);
	const request = new Request(`http://${headers.host}${target}`, {
		method,
		headers: /** @type {[string, string][]} */ (pairs),
		body,
	});
	const response = await handler(request);
	outgoing.writeHead(response.status, Object.fromEntries(response.headers));
	outgoing.end(new Uint8Array(await response.arrayBuffer()));
}

/**
 * @param {import("node:http").ServerResponse} outgoing
 * @param {unknown} value
 */
export function answerJson(outgoing, value) {
	outgoing.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
}
