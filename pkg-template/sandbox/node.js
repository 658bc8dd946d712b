/// <reference types="node" />
/** @import { Server } from "node:http" */
import { createServer } from "node:http";
import { makeHandler } from "./http/node-handler.js";

/** @type {typeof import("./node.d.ts").createSandboxHandler} */
export function createSandboxHandler(options) {
	const { sandbox, handle } = makeHandler(options);
	return { sandbox, handle };
}

/** @type {typeof import("./node.d.ts").serveSandbox} */
export async function serveSandbox({ port = 0, host = "127.0.0.1", ...options } = {}) {
	const { sandbox, handle, stop: stopWebhooks } = makeHandler(options);
	const server = createServer((incoming, outgoing) => handle(incoming, outgoing));
	const url = await listen(server, port, host);
	/** @type {Promise<void> | undefined} */
	let closed;
	const close = () => {
		stopWebhooks();
		closed ??= stop(server);
		return closed;
	};
	return { url, sandbox, handle, close };
}

/**
 * @param {Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string>} its URL
 */
async function listen(server, port, host) {
	try {
		await new Promise((resolve, reject) => {
			server.once("error", reject);
			server.listen(port, host, () => resolve(undefined));
		});
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new Error(`The sandbox cannot listen on ${host}, port ${port}: ${reason}`, { cause });
	}
	const address = server.address();
	const actual = typeof address === "object" && address ? address.port : port;
	return `http://${host.includes(":") ? `[${host}]` : host}:${actual}`;
}

/**
 * @param {Server} server
 * @returns {Promise<void>}
 */
function stop(server) {
	return new Promise((resolve, reject) => {
		server.close((error) => (error ? reject(error) : resolve()));
		server.closeAllConnections();
	});
}
