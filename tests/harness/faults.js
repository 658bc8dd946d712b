/**
 * Responses that a healthy sandbox never sends: they stall, break off, redirect or are not from Customer.io.
 * Each one is a base URL for a client: `new TrackClient(id, key, { url: origin + "/faults/stall/a" })`.
 */
import { randomBytes } from "node:crypto";
import { pipeline, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createGzip, gzipSync } from "node:zlib";
import { sendJson } from "./http.js";

/** @typedef {{ opened: number, closed: number }} Stalled */

/** @type {Record<string, [status: number, headers: Record<string, string>, body: string | Uint8Array]>} */
const RESPONSES = {
	"200-html": [200, { "content-type": "text/html" }, "<!doctype html><title>Portal</title>"],
	"200-empty": [200, {}, ""],
	"201-json": [201, { "content-type": "application/json", "x-request-id": "r-1" }, '{"made":true}'],
	"204-empty": [204, {}, ""],
	"200-bytes": [200, { "content-type": "application/octet-stream" }, new Uint8Array([0, 255, 128, 10, 13])],
	"200-text": [200, { "content-type": "text/plain; charset=utf-8" }, "grüße 🙂"],
	"400-v1": [400, { "content-type": "application/json" }, '{"meta":{"errors":["first","second"]}}'],
	"400-merge": [400, { "content-type": "application/json" }, '{"meta":{"error":"only one"}}'],
	"400-v2": [
		400,
		{ "content-type": "application/json" },
		'{"errors":[{"reason":"required","field":"identifiers","message":"is missing"}]}',
	],
	"401-text": [401, { "content-type": "text/plain" }, "Unauthorized request"],
	"404-json": [404, { "content-type": "application/json" }, '{"meta":{"errors":["not found"]}}'],
	"429-json": [429, { "content-type": "application/json", "retry-after": "7" }, "{}"],
	"500-empty": [500, {}, ""],
	"500-broken": [500, { "content-type": "application/json" }, '{"meta":{"err'],
	"500-odd": [500, { "content-type": "application/json" }, '{"meta":null,"errors":[null,7,{"reason":3}]}'],
	"502-html": [502, { "content-type": "text/html" }, "<html><h1>502 Bad Gateway</h1></html>"],
	"503-json": [503, { "content-type": "application/json" }, '{"meta":{"errors":["later"]}}'],
};

/** A JSON text of this many bytes: an object, and white space. @param {number} bytes */
function* spaces(bytes) {
	const chunk = " ".repeat(65_536);
	yield "{}";
	for (let sent = 2; sent < bytes; sent += chunk.length) yield chunk.slice(0, bytes - sent);
}

/**
 * @param {{ elsewhere: string }} options `elsewhere` is the target of redirects
 * @returns {{ handle: import("./http.js").NodeHandler, stalled(name: string): Stalled }}
 */
export function createFaults({ elsewhere }) {
	/** The connections that have served a request. @type {WeakSet<import("node:net").Socket>} */
	const kept = new WeakSet();
	/** @type {Map<string, Stalled>} */
	const stalls = new Map();
	/** @param {string} name */
	const stalled = (name) => stalls.get(name) ?? { opened: 0, closed: 0 };
	/** @param {string} name @param {import("node:http").ServerResponse} response */
	function count(name, response) {
		const { opened, closed } = stalled(name);
		stalls.set(name, { opened: opened + 1, closed });
		response.once("close", () => {
			const now = stalled(name);
			stalls.set(name, { ...now, closed: now.closed + 1 });
		});
	}

	/** @type {Record<string, (argument: string, rest: string, ...http: Parameters<import("./http.js").NodeHandler>) => void | Promise<void>>} */
	const kinds = {
		answer(name, _rest, _request, response) {
			const [status, headers, body] = RESPONSES[name] ?? [500, {}, `no response named ${name}`];
			response.writeHead(status, headers).end(body);
		},
		async echo(_name, rest, request, response) {
			const body = await buffer(request);
			const { method, headers } = request;
			sendJson(response, { method, path: rest, headers, bytes: [...body], text: body.toString() });
		},
		redirect(status, rest, _request, response) {
			response.writeHead(Number(status), { location: elsewhere + rest }).end();
		},
		reset(_name, _rest, request) {
			request.socket.resetAndDestroy();
		},
		/** Reads the request, then hangs up if it is not the first one of its connection. Counted like a stalled one. */
		async "hang-up"(name, _rest, request, response) {
			const { socket } = request;
			await buffer(request);
			count(name, response);
			if (kept.has(socket)) socket.resetAndDestroy();
			else sendJson(response, {});
			kept.add(socket);
		},
		stall(name, _rest, request, response) {
			count(name, response);
			request.resume();
		},
		"stall-body"(name, rest, request, response) {
			kinds.stall?.(name, rest, request, response);
			response.writeHead(200, { "content-type": "application/json" }).write('{"half":');
		},
		gzip(what, _rest, _request, response) {
			const body = gzipSync(JSON.stringify({ made: randomBytes(4000).toString("hex") }));
			const headers = { "content-type": "application/json", "content-encoding": "gzip" };
			// `cut` ends too early, as if it were complete.
			response.writeHead(200, headers).end(what === "cut" ? body.subarray(0, body.length / 2) : body);
		},
		/** As many bytes of JSON as the argument says, compressed or not, until the client stops reading. Counted like a stalled one. */
		long(what, _rest, _request, response) {
			count(what, response);
			const [status = "", bytes = "", encoding = ""] = what.split("-");
			const headers = {
				"content-type": "application/json",
				...(encoding && { "content-encoding": encoding }),
			};
			response.writeHead(Number(status), headers);
			const body = Readable.from(spaces(Number(bytes)));
			if (encoding) pipeline(body, createGzip({ level: 1 }), response, () => {});
			else pipeline(body, response, () => {});
		},
		truncate(_name, _rest, _request, response) {
			response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
			response.write('{"half":', () => response.destroy());
		},
	};

	return {
		stalled,
		/** Routes `/faults/<kind>/<argument>/<rest>`. */
		async handle(request, response) {
			const [, kind = "", argument = "", rest = ""] =
				/^\/faults\/([^/?]+)\/([^/?]+)(.*)$/.exec(request.url ?? "") ?? [];
			const respond = kinds[kind];
			if (respond === undefined) response.writeHead(404).end(`no fault named ${kind}`);
			else await respond(argument, rest, request, response);
		},
	};
}
