/** The responder, a process of its own: reads each body, answers `{}`. Prints its origin. */
import { createServer } from "node:http";

const server = createServer((request, response) => {
	request.on("end", () => {
		response.writeHead(200, { "content-type": "application/json", "content-length": "2" }).end("{}");
	});
	request.resume();
});
// No connection is closed between two blocks.
server.keepAliveTimeout = 600_000;
server.listen(0, "127.0.0.1", () => {
	const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
	console.log(`http://127.0.0.1:${port}`);
});
