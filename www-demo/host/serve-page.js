import { build, preview } from "vite";

const HOST = "127.0.0.1";
const CONFIG_FILE = `${import.meta.dirname}/../vite.config.js`;

/**
 * What the page learns about its surroundings from `/config.json`. It never holds a secret: the sandbox's
 * credentials are public, and those of the real Customer.io stay in the Worker.
 *
 * @typedef {object} PageConfig
 * @property {string} workerUrl
 * @property {string} region
 * @property {{ url: string, siteId: string, apiKey: string } | null} sandbox null: the Worker sends to the real Customer.io
 */

/**
 * Builds the page with Vite and serves the outcome on a loopback port.
 *
 * @param {object} options
 * @param {number} options.port the first port to try; 0 for any free one
 * @param {() => PageConfig} options.config asked at each load of the page
 * @returns {Promise<{ origin: string, close(): Promise<void> }>}
 */
export async function servePage({ port, config }) {
	await build({ configFile: CONFIG_FILE });
	const server = await preview({
		configFile: CONFIG_FILE,
		preview: { host: HOST, port },
		plugins: [configEndpoint(config)],
	});
	const address = server.httpServer.address();
	if (typeof address !== "object" || address === null) throw new Error("The page's server has no port.");
	return { origin: `http://${HOST}:${address.port}`, close: () => server.close() };
}

/**
 * @param {() => PageConfig} config
 * @returns {import("vite").Plugin}
 */
function configEndpoint(config) {
	return {
		name: "demo-config",
		configurePreviewServer({ middlewares }) {
			middlewares.use("/config.json", (_request, response) => {
				response.setHeader("content-type", "application/json");
				response.setHeader("cache-control", "no-store");
				response.end(JSON.stringify(config()));
			});
		},
	};
}
