/** A site that uses the page's client, under a strict Content-Security-Policy, and its relay. Each site has an origin of its own. */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { importInstalled, ROOT, resolveEntry } from "../harness/consumer.js";
import { createRelayServer, RULES } from "./relay-server.js";

const CSP = "default-src 'self'; script-src 'self'";
const HTML =
	'<!doctype html><meta charset="utf-8"><title>shop</title><script type="module" src="/app.js"></script>';

/** @typedef {Awaited<ReturnType<typeof openSite>>} Site */

/** @param {string} folder the consumer project */
export async function openSite(folder) {
	/** @type {typeof import("customerio-wasm/sandbox")} */
	const { createSandbox } = await importInstalled(folder, "sandbox/index.js");
	/** @type {typeof import("customerio-wasm/relay")} */
	const { createRelay } = await importInstalled(folder, "relay/node.js");
	/** @type {typeof import("customerio-wasm/track")} */
	const { TrackClient } = await importInstalled(folder, "track/node.js");
	const sandbox = createSandbox();
	const client = new TrackClient("site", "key", { url: "http://sandbox", fetch: sandbox.fetch });
	const relay = createRelayServer(createRelay({ ...RULES, client }));
	const page = await resolveEntry(folder, "./page", ["import", "default"]);
	const app = await readFile(join(ROOT, "tests/page/app.js"), "utf8");
	/** @type {Record<string, string>} */
	const scripts = {
		// The policy allows no import map.
		"/app.js": app.replace('"customerio-wasm/page"', '"/page.js"'),
		"/page.js": await readFile(join(folder, page), "utf8"),
		// The file for CDNs.
		"/standalone.js": await readFile(join(folder, page, "../standalone.js"), "utf8"),
	};
	/** @type {import("node:http").Server} */
	let server;
	let port = 0;

	const site = {
		sandbox,
		relay,
		/** @param {string} [path] */
		url: (path = "/") => `http://127.0.0.1:${port}${path}`,
		/** Serves it, at the same address as before. */
		async start() {
			server = createServer((request, response) => {
				// Browsers themselves try again where a connection breaks that they have used before.
				response.setHeader("connection", "close");
				const { pathname } = new URL(request.url ?? "/", "http://site");
				if (pathname === "/e") return void relay.handle(request, response);
				const script = scripts[pathname];
				response.writeHead(200, {
					"content-type": script ? "text/javascript" : "text/html; charset=utf-8",
					"content-security-policy": CSP,
				});
				response.end(script ?? HTML);
			});
			server.listen(port, "127.0.0.1");
			await once(server, "listening");
			port = /** @type {import("node:net").AddressInfo} */ (server.address()).port;
		},
		/** As if the visitor were offline: nobody listens. */
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
		/** The numbers of the events that have taken effect, sorted. */
		numbers: () =>
			sandbox
				.state()
				.events.map(({ data }) => Number(data.n))
				.sort((one, other) => one - other),
	};
	await site.start();
	return site;
}
