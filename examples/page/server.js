/** Serves the page, and the relay that takes what the page records. A sandbox stands in for Customer.io. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRelay } from "customerio-wasm/relay";
import { toNodeHandler } from "customerio-wasm/relay/node";
import { createSandbox } from "customerio-wasm/sandbox";
import { TrackClient } from "customerio-wasm/track";

// With the keys of a workspace, leave out `url` and `fetch`: new TrackClient(siteId, apiKey).
const sandbox = createSandbox({ siteId: "site", apiKey: "key" });
const client = new TrackClient("site", "key", { url: "http://sandbox.invalid", fetch: sandbox.fetch });

const relay = createRelay({
	client,
	// The only events that pages may send.
	events: ["added_to_basket"],
	pages: true,
	// Over http, browsers keep no cookie with the prefix of the default name.
	cookie: { secret: "use one of your own: openssl rand -base64 32", name: "visitor" },
});
const handleRelay = toNodeHandler(relay);

/** The files of the site: the path, the file, its type. */
const FILES = new Map([
	["/", ["public/index.html", "text/html; charset=utf-8"]],
	["/app.js", ["public/app.js", "text/javascript"]],
	["/style.css", ["public/style.css", "text/css"]],
	// The page's side of the package is one file. The import map of index.html names it.
	["/customerio-page.js", ["node_modules/customerio-wasm/page/index.js", "text/javascript"]],
]);

const server = createServer(async (request, response) => {
	const { pathname } = new URL(request.url ?? "/", "http://localhost");
	if (pathname === "/e") return handleRelay(request, response);
	// For this page only: what has arrived in the sandbox.
	if (pathname === "/arrived") {
		const arrived = sandbox.state().events.map(({ name, data }) => ({ name, data }));
		return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(arrived));
	}
	const [file, type] = FILES.get(pathname) ?? [];
	if (file === undefined) return response.writeHead(404).end();
	response.writeHead(200, { "content-type": type }).end(await readFile(new URL(file, import.meta.url)));
});

server.listen(Number(process.env.PORT ?? 3000), "127.0.0.1", () => {
	const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
	console.log(`Open http://127.0.0.1:${port}`);
});
