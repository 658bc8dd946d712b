/** The single origin that a runtime under test talks to: sandbox, faults, results and static files. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { text } from "node:stream/consumers";
import { importInstalled } from "./consumer.js";
import { createFaults } from "./faults.js";
import { listen, MEDIA_TYPES, sendJson } from "./http.js";
import { Results } from "./results.js";

/** The account of the suite's sandbox. */
const ACCOUNT = { siteId: "site", apiKey: "key", appKey: "app-key" };
/** An account whose credentials must be encoded as UTF-8. */
const UNICODE_ACCOUNT = { siteId: "sité-ß", apiKey: "clé:🔑" };

/** The paths that the sandbox serves. The harness serves the others. */
const SANDBOX_PATHS = /^\/(api|v1|exports|unsubscribe|__sandbox)\//;

/** @typedef {{ url: string, results: Results, stalled: (name: string) => import("./faults.js").Stalled, close(): Promise<void> }} SuiteServer */

/**
 * @param {string} folder the consumer project, with the sandbox to use and the files to serve
 * @returns {Promise<SuiteServer>}
 */
export async function serveSuite(folder) {
	const { createSandboxHandler } = await importSandbox(folder);
	const results = new Results();
	const sandbox = createSandboxHandler(ACCOUNT);
	const elsewhereSandbox = createSandboxHandler(ACCOUNT);
	const elsewhere = await listen((request, response) => elsewhereSandbox.handle(request, response));
	const closed = await listen(() => {});
	await closed.close();
	const faults = createFaults({ elsewhere: elsewhere.url });
	const mounted = {
		// A page can only control a sandbox of its own origin.
		"/accounts/elsewhere": elsewhereSandbox,
		"/accounts/unicode": createSandboxHandler(UNICODE_ACCOUNT),
		"/accounts/eu": createSandboxHandler({ ...ACCOUNT, region: "eu" }),
	};

	const main = await listen(async (request, response) => {
		const target = request.url ?? "/";
		const mount = Object.entries(mounted).find(([prefix]) => target.startsWith(`${prefix}/`));
		if (mount) {
			await mount[1].handle(request, response, target.slice(mount[0].length));
		} else if (SANDBOX_PATHS.test(target)) {
			await sandbox.handle(request, response);
		} else if (target.startsWith("/faults/")) {
			await faults.handle(request, response);
		} else if (target === "/__suite/settings") {
			const setup = {
				...ACCOUNT,
				unicode: UNICODE_ACCOUNT,
				elsewhereUrl: elsewhere.url,
				closedUrl: closed.url,
			};
			sendJson(response, setup);
		} else if (target.startsWith("/__suite/stalled/")) {
			sendJson(response, faults.stalled(target.slice("/__suite/stalled/".length)));
		} else if (target === "/__suite/result") {
			results.add(JSON.parse(await text(request)));
			response.writeHead(204).end();
		} else if (target === "/__suite/crash") {
			results.reportCrash(await text(request));
			response.writeHead(204).end();
		} else {
			await sendFile(folder, target, response);
		}
	});
	return {
		url: main.url,
		results,
		stalled: faults.stalled,
		close: async () => void (await Promise.all([main.close(), elsewhere.close()])),
	};
}

/**
 * @param {string} folder the consumer project
 * @returns {Promise<typeof import("../../pkg-template/sandbox/node.js")>}
 */
const importSandbox = (folder) => importInstalled(folder, "sandbox/node.js");

/**
 * @param {string} folder
 * @param {string} target
 * @param {import("node:http").ServerResponse} response
 */
async function sendFile(folder, target, response) {
	const path = join(folder, normalize(new URL(target, "http://localhost").pathname));
	const found = await stat(path).catch(() => undefined);
	if (!found?.isFile()) {
		response.writeHead(404).end("no such file");
		return;
	}
	response.writeHead(200, { "content-type": MEDIA_TYPES[extname(path)] ?? "application/octet-stream" });
	createReadStream(path).pipe(response);
}
