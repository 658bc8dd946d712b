import { randomUUID } from "node:crypto";
import { journeyOf } from "./journey.js";
import { sampleLines } from "./make-sample.js";
import { sandboxView } from "./sandbox-view.js";
import { servePage } from "./serve-page.js";
import { serveWorker } from "./serve-worker.js";
import { VisitorNetwork } from "./visitor-network.js";

/** @typedef {import("customerio-wasm/sandbox/node").SandboxHandler} SandboxHandler */

/**
 * The page's configuration, from `/config.json`. It contains no secret: the sandbox's credentials are not secret, and those
 * of the real Customer.io stay in the Worker.
 *
 * @typedef {object} PageConfig
 * @property {string} workerUrl
 * @property {string} region
 * @property {{ url: string, siteId: string, apiKey: string } | null} sandbox null: the Worker sends to the real Customer.io
 */

const SAMPLE_ROWS = 50_000;

/**
 * Serves the page and the Worker behind it.
 *
 * @param {import("./settings.js").Target} target where both send their requests
 * @param {object} [options]
 * @param {SandboxHandler} [options.served] the sandbox at the target's `url`, which the page shows and controls
 * @param {number} [options.port] the page's port, or the next free one if it is in use; 0 picks any free port
 * @returns {Promise<{ pageUrl: string, workerUrl: string, close(): Promise<void> }>}
 */
export async function serveDemo({ siteId, apiKey, region, url }, { served, port = 4173 } = {}) {
	let workerUrl = "";
	const network = new VisitorNetwork();
	/** @type {() => PageConfig} */
	const config = () => ({ workerUrl, region, sandbox: url === undefined ? null : { url, siteId, apiKey } });
	const page = await servePage({
		port,
		endpoints: { "/config.json": json(config), ...samples(), ...views(served, network) },
		mounts: {
			"/e": network.handle,
			"/session": network.handle,
			"/visitor/network": network.control,
			// The sandbox lets only pages of its own origin control it.
			...(served && { "/__sandbox": served.handle }),
		},
	});
	const account = {
		CIO_SITE_ID: siteId,
		CIO_API_KEY: apiKey,
		CIO_REGION: region,
		...(url === undefined ? {} : { CIO_URL: url }),
	};
	const [worker, relay] = await Promise.all([
		serveWorker("wrangler.json", { ...account, PAGE_ORIGIN: page.origin }),
		serveWorker("relay/wrangler.json", { ...account, RELAY_SECRET: randomUUID() }),
	]);
	workerUrl = worker.url;
	network.workerUrl = relay.url;
	return {
		pageUrl: page.origin,
		workerUrl,
		close: async () => {
			await Promise.all([page.close(), worker.close(), relay.close()]);
		},
	};
}

/** @param {(query: URLSearchParams) => unknown} value */
function json(value) {
	const body = (/** @type {URLSearchParams} */ query) => JSON.stringify(value(query));
	return { type: "application/json", body };
}

/** @returns {import("./serve-page.js").Endpoints} */
function samples() {
	return {
		"/sample.csv": { type: "text/csv", body: () => [...sampleLines("csv", SAMPLE_ROWS)].join("") },
		"/sample.jsonl": {
			type: "application/jsonl",
			body: () => [...sampleLines("jsonl", SAMPLE_ROWS)].join(""),
		},
	};
}

/**
 * After a bulk load, the whole state of the sandbox is too large for the page to fetch every second.
 *
 * @param {SandboxHandler | undefined} served
 * @param {VisitorNetwork} network
 * @returns {import("./serve-page.js").Endpoints}
 */
function views(served, network) {
	if (!served) return {};
	const view = json((query) =>
		sandboxView(served.sandbox, { person: query.get("person") ?? "", search: query.get("search") ?? "" }),
	);
	return { "/sandbox.json": view, "/visitor/journey.json": json(() => journeyOf(served.sandbox, network)) };
}
