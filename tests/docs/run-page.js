/** Runs the examples for pages in Chromium, on a site with a relay at /e. What is for other hosts is answered here: CDNs, Customer.io. */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { skipsOrThrows } from "../harness/behaviour.js";
import { chromium } from "../harness/browsers.js";
import { openPage } from "../harness/chromium-page.js";
import { listen, MEDIA_TYPES } from "../harness/http.js";
import { until } from "../harness/until.js";
import { programOf } from "./program.js";
import { forward, VARIABLES } from "./run.js";
import { nameOf, standIns } from "./types.js";

/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {Awaited<ReturnType<typeof import("../../pkg-template/sandbox/node.js").serveSandbox>>} Served */

const FOR_ALL = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };
const END = "globalThis.hasEnded = true;";

/**
 * The address of a package's file on a CDN.
 *
 * @param {string} url
 * @returns {{ version: string, path: string } | undefined}
 */
export function readCdnUrl(url) {
	const { version = "", path = "" } =
		/^https:\/\/(?:cdn\.jsdelivr\.net\/npm|unpkg\.com)\/customerio-wasm@(?<version>[^/]+)\/(?<path>.+)$/.exec(
			url,
		)?.groups ?? {};
	return path === "" ? undefined : { version, path };
}

/**
 * Runs the examples of a page that are for pages, as one program.
 *
 * @param {import("node:test").TestContext} t
 * @param {string} folder where `writePrograms` has written
 * @param {string} file
 * @param {readonly Block[]} blocks of the page
 * @param {Served} sandbox
 */
export async function runInPage(t, folder, file, blocks, sandbox) {
	const program = nameOf(folder, file, "page.run");
	await writeFile(program, `${programOf(blocks, ["page"], true)}\n${END}`);
	const { outputFiles } = await build({
		entryPoints: [program],
		bundle: true,
		format: "esm",
		alias: await standIns(folder),
		write: false,
		logLevel: "silent",
		sourcemap: "inline",
	});
	const script = outputFiles[0]?.text ?? "";
	await open(t, folder, sandbox, { html: '<script type="module" src="/example.js"></script>', script });
}

/**
 * Opens an example that is a page.
 *
 * @param {import("node:test").TestContext} t
 * @param {string} folder
 * @param {Block} block
 * @param {Served} sandbox
 */
export async function runHtml(t, folder, { code }, sandbox) {
	const html = code.replace(/(?=<\/script>(?!.*<\/script>))/s, `${END}\n`);
	assert.notEqual(html, code, "the page has no script");
	await open(t, folder, sandbox, { html, script: "" });
}

/**
 * Opens a page, waits until its script has ended, and until something of it has reached Customer.io.
 *
 * @param {import("node:test").TestContext} t
 * @param {string} folder
 * @param {Served} served
 * @param {{ html: string, script: string }} content
 */
async function open(t, folder, { url, sandbox }, { html, script }) {
	if (skipsOrThrows(t, chromium.missing)) return;
	const installed = join(folder, "../node_modules/customerio-wasm");
	const takeFromPages = await relayTo(installed, url);
	const site = await listen((request, response) => {
		if (request.url === "/e") return takeFromPages(request, response);
		if (request.url === "/")
			return void response.setHeader("content-type", "text/html").end(`<!doctype html>${html}`);
		if (request.url === "/example.js")
			return void response.setHeader("content-type", "text/javascript").end(script);
		response.writeHead(204).end();
	});
	t.after(site.close);
	const { page, errors } = await openPage(t);
	await page.setRequestInterception(true);
	page.on("request", (request) => {
		if (request.url().startsWith(site.url)) return void request.continue();
		respond(request, installed, url).catch((error) => {
			errors.push(String(error));
			request.abort();
		});
	});
	await page.goto(site.url);
	await until(async () => {
		assert.deepEqual(errors, []);
		const { events, people } = sandbox.state();
		return events.length + people.length > 0 && (await page.evaluate("globalThis.hasEnded")) === true;
	});
}

/**
 * A relay that takes everything, as a handler of node:http.
 *
 * @param {string} installed
 * @param {string} url of the sandbox
 * @returns {Promise<import("../harness/http.js").NodeHandler>}
 */
async function relayTo(installed, url) {
	/** @param {string} path */
	const load = (path) => import(pathToFileURL(join(installed, path)).href);
	const [{ createRelay }, { toNodeHandler }, { TrackClient }] = [
		await load("relay/node.js"),
		await load("relay-node/index.js"),
		await load("track/node.js"),
	];
	const relay = createRelay({
		client: new TrackClient(VARIABLES.CIO_SITE_ID, VARIABLES.CIO_API_KEY, { url }),
		identify: () => ({ id: "42" }),
		events: () => true,
		attributes: ["plan"],
		pages: true,
		cookie: { secret: VARIABLES.RELAY_SECRET, name: "visitor" },
	});
	return toNodeHandler(relay);
}

/**
 * Answers for another host.
 *
 * @param {import("puppeteer-core").HTTPRequest} request
 * @param {string} installed
 * @param {string} sandboxUrl
 */
async function respond(request, installed, sandboxUrl) {
	const url = new URL(request.url());
	if (request.method() === "OPTIONS") return request.respond({ status: 204, headers: FOR_ALL });
	const file = readCdnUrl(url.href);
	if (file) {
		const body = await readFile(join(installed, file.path));
		return request.respond({ headers: FOR_ALL, contentType: MEDIA_TYPES[extname(file.path)], body });
	}
	// Customer.io, or a proxy in front of it.
	if (url.hostname.endsWith(".customer.io") || url.pathname.startsWith("/api/")) {
		const { authorization = "", "content-type": type = "" } = request.headers();
		const response = await forward(new URL(url.pathname + url.search, sandboxUrl), {
			method: request.method(),
			headers: { authorization, "content-type": type },
			body: (await request.fetchPostData()) ?? null,
		});
		return request.respond({ ...response, headers: FOR_ALL });
	}
	// A relay on another host.
	assert.equal(url.hostname, "events.shop.example", `an example requests ${url.href}`);
	const { items } = JSON.parse((await request.fetchPostData()) ?? "");
	const body = JSON.stringify({ accepted: items.length, rejected: [], anonymous: true });
	const headers = {
		...FOR_ALL,
		"access-control-allow-origin": request.headers().origin ?? "",
		"access-control-allow-credentials": "true",
	};
	return request.respond({ status: 202, headers, contentType: "application/json", body });
}
