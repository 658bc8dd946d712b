/// <reference types="node" />
/** @import { IncomingMessage, ServerResponse } from "node:http" */
/** @import { Sandbox, SandboxOptions } from "../index.d.ts" */
/** @import { Reply } from "../faults/faults.js" */
import { makeSandbox } from "../sandbox.js";

/**
 * Makes a sandbox and a request handler for a `node:http` server. Faults act on the socket itself.
 *
 * @param {SandboxOptions} [options]
 */
export function makeNodeHandler(options) {
	const { sandbox, reply } = makeSandbox(options);
	/**
	 * @param {IncomingMessage} incoming
	 * @param {ServerResponse} outgoing
	 * @param {string} [target] the path and query for the sandbox, if they differ from those of the request
	 */
	const handle = async (incoming, outgoing, target = incoming.url ?? "/") => {
		const body = await readBody(incoming);
		if (body === undefined) {
			outgoing.destroy();
			return;
		}
		const { method = "GET" } = incoming;
		const headers = readHeaders(incoming);
		respond(reply({ method, ...splitTarget(target), headers, body }), outgoing);
	};
	return { sandbox, handle };
}

/**
 * @param {IncomingMessage} incoming
 * @returns {Promise<Uint8Array | undefined>} `undefined` if the client disconnected before the end
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

/** @param {IncomingMessage} incoming */
function readHeaders({ headers }) {
	/** @type {Record<string, string>} */
	const joined = {};
	for (const [name, value = ""] of Object.entries(headers)) {
		joined[name] = Array.isArray(value) ? value.join(", ") : value;
	}
	return joined;
}

/**
 * Splits a request target without normalising it: `new URL` would resolve `..`. A client of a proxy may send the absolute
 * URL; its origin is removed.
 *
 * @param {string} url
 */
function splitTarget(url) {
	const target = url.replace(/^https?:\/\/[^/?]*/i, "");
	const mark = target.indexOf("?");
	const path = mark < 0 ? target : target.slice(0, mark);
	const query = mark < 0 ? "" : target.slice(mark + 1);
	return { path, query };
}

/**
 * @param {Reply} reply
 * @param {ServerResponse} outgoing
 */
function respond(reply, outgoing) {
	switch (reply.kind) {
		case "complete":
			outgoing.writeHead(reply.response.status, reply.response.headers).end(reply.response.body);
			break;
		case "reset":
			outgoing.socket?.resetAndDestroy();
			break;
		case "truncate":
			outgoing.writeHead(reply.response.status, reply.response.headers);
			outgoing.write(reply.response.body, () => outgoing.destroy());
			break;
		case "slow":
			respondSlowly(reply, outgoing);
			break;
		case "stall":
			break;
	}
}

/**
 * @param {Extract<Reply, { kind: "slow" }>} reply
 * @param {ServerResponse} outgoing
 */
function respondSlowly({ response, rest, delay }, outgoing) {
	outgoing.writeHead(response.status, response.headers);
	// Without a body the headers are the whole response.
	if (response.body !== null) outgoing.write(response.body);
	const timer = setTimeout(() => outgoing.end(rest), delay);
	outgoing.once("close", () => clearTimeout(timer));
}
