import { build, preview } from "vite";

const HOST = "127.0.0.1";
const CONFIG_FILE = `${import.meta.dirname}/../vite.config.js`;

/**
 * The JSON and sample endpoints of the page's server, by path.
 *
 * @typedef {Record<string, { type: string, body: (query: URLSearchParams) => string }>} Endpoints
 */

/**
 * Builds the page with Vite and serves it on a loopback port.
 *
 * @param {object} options
 * @param {number} options.port the first port to try; 0 for any free one
 * @param {Endpoints} options.endpoints
 * @returns {Promise<{ origin: string, close(): Promise<void> }>}
 */
export async function servePage({ port, endpoints }) {
	await build({ configFile: CONFIG_FILE });
	const server = await preview({
		configFile: CONFIG_FILE,
		preview: { host: HOST, port },
		plugins: [serving(endpoints)],
	});
	const address = server.httpServer.address();
	if (typeof address !== "object" || address === null)
		throw new Error("The page server is not listening on a port.");
	return { origin: `http://${HOST}:${address.port}`, close: () => server.close() };
}

/**
 * @param {Endpoints} endpoints
 * @returns {import("vite").Plugin}
 */
function serving(endpoints) {
	return {
		name: "demo-endpoints",
		configurePreviewServer({ middlewares }) {
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
