import { build, preview } from "vite";

/**
 * @typedef {import("node:http").IncomingMessage} IncomingMessage
 * @typedef {import("node:http").ServerResponse} ServerResponse
 */

const HOST = "127.0.0.1";
const CONFIG_FILE = `${import.meta.dirname}/../vite.config.js`;

/**
 * The JSON and sample endpoints of the page's server, by path.
 *
 * @typedef {Record<string, { type: string, body: (query: URLSearchParams) => string }>} Endpoints
 */

/**
 * Handlers of all requests below a path. `target` is the whole path and query.
 *
 * @typedef {Record<string, (request: IncomingMessage, response: ServerResponse, target?: string) => void | Promise<void>>} Mounts
 */

/**
 * Builds the page with Vite and serves it on a loopback port.
 *
 * @param {object} options
 * @param {number} options.port the first port to try; 0 for any free one
 * @param {Endpoints} options.endpoints
 * @param {Mounts} options.mounts
 * @returns {Promise<{ origin: string, close(): Promise<void> }>}
 */
export async function servePage({ port, endpoints, mounts }) {
	await build({ configFile: CONFIG_FILE });
	const server = await preview({
		configFile: CONFIG_FILE,
		preview: { host: HOST, port, cors: false },
		plugins: [serving(endpoints, mounts)],
	});
	const address = server.httpServer.address();
	if (typeof address !== "object" || address === null)
		throw new Error("The page server is not listening on a port.");
	return { origin: `http://${HOST}:${address.port}`, close: () => server.close() };
}

/**
 * @param {Endpoints} endpoints
 * @param {Mounts} mounts
 * @returns {import("vite").Plugin}
 */
function serving(endpoints, mounts) {
	return {
		name: "demo-endpoints",
		configurePreviewServer({ middlewares }) {
			for (const [path, handle] of Object.entries(mounts)) {
				middlewares.use(path, async (request, response, next) => {
					try {
						await handle(request, response, request.originalUrl);
					} catch (error) {
						// A page that closes breaks its requests off.
						next(error);
					}
				});
			}
			for (const [path, { type, body }] of Object.entries(endpoints)) {
				middlewares.use(path, ({ url = "" }, response) => {
					response.setHeader("content-type", type);
					response.setHeader("cache-control", "no-store");
					response.end(body(new URL(url, "http://page").searchParams));
				});
			}
		},
	};
}
