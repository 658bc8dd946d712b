/** What the pages with servers share. */
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Starts a server, sends it one request, and stops it. */
export async function ask(server: Server, path: string, init: RequestInit) {
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
	const text = await response.text();
	server.closeAllConnections();
	server.close();
	return { status: response.status, text };
}
