/** Serves a handler of node:http on loopback. */
import { once } from "node:events";
import { createServer } from "node:http";

/** @typedef {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => void | Promise<void>} NodeHandler */
/** @typedef {{ url: string, close(): Promise<void> }} Served */

/** The types of the files that tests serve, by extension. @type {Record<string, string>} */
export const MEDIA_TYPES = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".wasm": "application/wasm",
};

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

/** A port of loopback where nothing listens. @returns {Promise<number>} */
export async function freePort() {
	const { url, close } = await listen(() => {});
	await close();
	return Number(new URL(url).port);
}

/**
 * @param {import("node:http").ServerResponse} outgoing
 * @param {unknown} value
 */
export function sendJson(outgoing, value) {
	outgoing.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
}
