/// <reference types="node" />
/** @import { IncomingMessage, Server, ServerResponse } from "node:http" */
/** @import { WireRequest } from "./sandbox.js" */
/** @import { Answer } from "./answers.js" */
import { createServer } from "node:http";
import { makeSandbox } from "./sandbox.js";

/** @type {typeof import("./node.d.ts").serveSandbox} */
export async function serveSandbox({ port = 0, host = "127.0.0.1", ...options } = {}) {
	const { sandbox, answer } = makeSandbox(options);
	const server = createServer((incoming, outgoing) => serve(answer, incoming, outgoing));
	const url = await listen(server, port, host);
	/** @type {Promise<void> | undefined} */
	let closed;
	const close = () => {
		closed ??= stop(server);
		return closed;
	};
	return { url, sandbox, close };
}

/**
 * @param {(request: WireRequest) => Answer} answer
 * @param {IncomingMessage} incoming
 * @param {ServerResponse} outgoing
 */
async function serve(answer, incoming, outgoing) {
	const body = await readBody(incoming);
	if (body === undefined) {
		outgoing.destroy();
		return;
	}
	const result = answer({ method: incoming.method ?? "GET", ...readTarget(incoming), body });
	outgoing.writeHead(result.status, result.headers);
	outgoing.end(result.body);
}

/**
 * @param {IncomingMessage} incoming
 * @returns {Promise<Uint8Array | undefined>} `undefined` if the caller went away before the end of it
 */
async function readBody(incoming) {
	/** @type {Uint8Array[]} */
	const chunks = [];
	try {
		for await (const chunk of incoming) chunks.push(chunk);
	} catch {
		return undefined;
	}
	return Buffer.concat(chunks);
}

/**
 * The path and the query as they were sent: `new URL` would fold `..` away. A caller behind a proxy may send
 * the whole URL; then the host is cut off.
 *
 * @param {IncomingMessage} incoming
 */
function readTarget({ url = "/", headers }) {
	const target = url.replace(/^https?:\/\/[^/?]*/i, "");
	const mark = target.indexOf("?");
	const path = mark < 0 ? target : target.slice(0, mark);
	const query = mark < 0 ? "" : target.slice(mark + 1);
	/** @type {Record<string, string>} */
	const joined = {};
	for (const [name, value = ""] of Object.entries(headers)) {
		joined[name] = Array.isArray(value) ? value.join(", ") : value;
	}
	return { path, query, headers: joined };
}

/**
 * @param {Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string>} where it listens
 */
async function listen(server, port, host) {
	try {
		await new Promise((resolve, reject) => {
			server.once("error", reject);
			server.listen(port, host, () => resolve(undefined));
		});
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new Error(`The sandbox cannot listen on port ${port} of ${host}: ${reason}`, { cause });
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
