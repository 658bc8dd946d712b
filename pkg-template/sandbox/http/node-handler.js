/// <reference types="node" />
/** @import { IncomingMessage, ServerResponse } from "node:http" */
/** @import { SandboxOptions } from "../index.d.ts" */
/** @import { SandboxHandler } from "../node.d.ts" */
/** @import { Reply } from "../faults/faults.js" */
/** @import { WireResponse } from "./responses.js" */
import { makeSandbox } from "../sandbox.js";
import { BadRequest, badRequestV1, invalid } from "./bad-request.js";
import { json } from "./responses.js";

/**
 * Makes a sandbox and a request handler for a `node:http` server. Faults act on the socket itself.
 *
 * @param {SandboxOptions} [options]
 * @returns {SandboxHandler & { stop: () => void }}
 */
export function makeHandler(options) {
	const { sandbox, accept, stop } = makeSandbox(options);
	/** @type {SandboxHandler["handle"]} */
	const handle = async (incoming, outgoing, target = incoming.url ?? "/") => {
		// Without a listener, the error of a broken connection would end the process.
		for (const stream of [incoming, outgoing]) stream.on("error", () => {});
		try {
			const headers = readHeaders(incoming);
			const { authority = headers.host, ...rest } = splitTarget(target);
			if (authority !== headers.host) {
				send(badRequestV1(new BadRequest(invalid("host", "must be that of the request target"))), outgoing);
				return;
			}
			const { method = "GET" } = incoming;
			const origin = `http://${authority ?? ""}${mountOf(incoming, target)}`;
			const { maxBytes, reply } = accept({ method, headers, origin, ...rest });
			const body = await readBody(incoming, maxBytes);
			if (body === "disconnected") outgoing.destroy();
			else respond(reply(body), outgoing);
		} catch (error) {
			if (outgoing.headersSent) outgoing.destroy();
			else send(json(500, { meta: { error: `the sandbox failed: ${error}` } }), outgoing);
		}
	};
	return { sandbox, handle, stop };
}

/**
 * The part of the path that the server hides from the sandbox. The URLs in the sandbox's responses need it.
 *
 * @param {IncomingMessage} incoming
 * @param {string} target
 */
const mountOf = ({ url = "/" }, target) => (url.endsWith(target) ? url.slice(0, -target.length) : "");

/**
 * @param {IncomingMessage} incoming
 * @param {number} maxBytes 0 if the body is not to be read
 * @returns {Promise<Uint8Array | undefined | "disconnected">} `undefined` if it is longer
 */
function readBody(incoming, maxBytes) {
	return new Promise((resolve, reject) => {
		if (maxBytes === 0) resolve(new Uint8Array());
		else if (incoming.readableDidRead)
			reject(new Error("the body has been read before. Put the sandbox before any body parser"));
		else if (Number(incoming.headers["content-length"]) > maxBytes) resolve(undefined);
		else {
			/** @type {Uint8Array[]} */
			let chunks = [];
			let length = 0;
			// The listener stays: the client may only read the response when it has sent everything.
			incoming.on("data", (chunk) => {
				length += chunk.length;
				if (length <= maxBytes) chunks.push(chunk);
				else {
					chunks = [];
					resolve(undefined);
				}
			});
			incoming.once("end", () => resolve(Buffer.concat(chunks)));
			incoming.once("close", () => resolve("disconnected"));
		}
	});
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
 * URL, which has an authority.
 *
 * @param {string} url
 */
function splitTarget(url) {
	const [prefix, authority] = /^https?:\/\/([^/?]*)/i.exec(url) ?? [""];
	const [path, ...query] = url.slice(prefix.length).split("?");
	return { authority, path, query: query.join("?") };
}

/**
 * @param {Reply} reply
 * @param {ServerResponse} outgoing
 */
function respond(reply, outgoing) {
	switch (reply.kind) {
		case "complete":
			send(reply.response, outgoing);
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
 * @param {WireResponse} response
 * @param {ServerResponse} outgoing
 */
function send({ status, headers, body }, outgoing) {
	outgoing.writeHead(status, headers).end(body);
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
