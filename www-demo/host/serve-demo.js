import { servePage } from "./serve-page.js";
import { serveWorker } from "./serve-worker.js";

/**
 * Serves the page and the Worker behind it.
 *
 * @param {import("./settings.js").Target} target where both send
 * @param {{ port?: number }} [options] the page's port; the next free one is taken if it is busy, 0 is any
 * @returns {Promise<{ pageUrl: string, workerUrl: string, close(): Promise<void> }>}
 */
export async function serveDemo({ siteId, apiKey, region, url }, { port = 4173 } = {}) {
	let workerUrl = "";
	const sandbox = url === undefined ? null : { url, siteId, apiKey };
	const page = await servePage({ port, config: () => ({ workerUrl, region, sandbox }) });
	const worker = await serveWorker({
		CIO_SITE_ID: siteId,
		CIO_API_KEY: apiKey,
		CIO_REGION: region,
		PAGE_ORIGIN: page.origin,
		...(url === undefined ? {} : { CIO_URL: url }),
	});
	workerUrl = worker.url;
	return {
		pageUrl: page.origin,
		workerUrl,
		close: async () => {
			await Promise.all([page.close(), worker.close()]);
		},
	};
}
