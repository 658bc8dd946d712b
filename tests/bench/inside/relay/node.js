/** A server with the relay at `/relay`, and a handler that checks nothing at `/bare`. It prints its origin. */
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { toNodeHandler } from "customerio-wasm/relay/node";
import { accept, relay } from "./handle.js";

const handle = toNodeHandler(relay);

const server = createServer(async (request, response) => {
	if (request.url === "/relay") return handle(request, response);
	const body = accept(await text(request));
	response.writeHead(202, { "content-type": "application/json", "content-length": body.length }).end(body);
});
server.listen(0, "127.0.0.1", () => {
	const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
	console.log(`http://127.0.0.1:${port}`);
});
