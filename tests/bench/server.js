/**
 * The responder, a process of its own: reads each body, answers `{}`. Prints its origin, and answers a GET with what it
 * has received so far.
 */
import { createServer } from "node:http";

const received = { requests: 0, bytes: 0 };

const server = createServer((request, response) => {
	const isQuestion = request.method === "GET";
	request.on("data", (chunk) => {
		received.bytes += chunk.length;
	});
	request.on("end", () => {
		if (!isQuestion) received.requests += 1;
		const answer = isQuestion ? JSON.stringify(received) : "{}";
		response.writeHead(200, { "content-type": "application/json", "content-length": answer.length });
		response.end(answer);
	});
});
// No connection is closed between two blocks.
server.keepAliveTimeout = 600_000;
server.listen(0, "127.0.0.1", () => {
	const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
	console.log(`http://127.0.0.1:${port}`);
});
