/// <reference types="node" />
/** @import { IncomingMessage, ServerResponse } from "node:http" */
/** @import { Sandbox, SandboxOptions } from "../index.d.ts" */
/** @import { Reply } from "../faults/faults.js" */
import { makeSandbox } from "../sandbox.js";

/**
 * A sandbox, and the handler that a server of `node:http` mounts it with. What fails does so on the socket itself.
 *
 * @param {SandboxOptions} [options]
 */
export function makeNodeHandler(options) {
	const { sandbox, reply } = makeSandbox(options);
	/**
	 * @param {IncomingMessage} incoming
	 * @param {ServerResponse} outgoing
	 * @param {string} [target] the path and query that the sandbox is to see, unless it is the one that was sent
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
 * The path and the query as they were sent: `new URL` would fold `..` away. A caller behind a proxy may send
 * the whole URL; then the host is cut off.
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
		case "answer":
			outgoing.writeHead(reply.answer.status, reply.answer.headers).end(reply.answer.body);
			break;
		case "reset":
			outgoing.socket?.resetAndDestroy();
			break;
		case "truncate":
			outgoing.writeHead(reply.answer.status, reply.answer.headers);
			outgoing.write(reply.answer.body, () => outgoing.destroy());
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
function respondSlowly({ answer, rest, delay }, outgoing) {
	outgoing.writeHead(answer.status, answer.headers);
	// Without a body the headers are the whole answer.
	if (answer.body !== null) outgoing.write(answer.body);
	const timer = setTimeout(() => outgoing.end(rest), delay);
	outgoing.once("close", () => clearTimeout(timer));
}
