/**
 * The server, in a process of its own: reads each body and responds with `{}`. It prints its origin, and responds to a GET
 * with the totals received so far.
 */
import { createServer } from "node:http";

const received = { requests: 0, bytes: 0 };

const server = createServer((request, response) => {
	const isQuery = request.method === "GET";
	request.on("data", (chunk) => {
		received.bytes += chunk.length;
	});
	request.on("end", () => {
		if (!isQuery) received.requests += 1;
		const body = isQuery ? JSON.stringify(received) : "{}";
		response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
		response.end(body);
	});
});
// Keeps connections open between blocks.
server.keepAliveTimeout = 600_000;
server.listen(0, "127.0.0.1", () => {
	const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
	console.log(`http://127.0.0.1:${port}`);
});
