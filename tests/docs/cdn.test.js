/** The files for CDNs, as a CDN serves them: unchanged, from another origin, to a page without a bundler. */
import assert from "node:assert/strict";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { test } from "node:test";
import { skipsOrThrows } from "../harness/behaviour.js";
import { chromium } from "../harness/browsers.js";
import { openPage } from "../harness/chromium-page.js";
import { sharedConsumer } from "../harness/consumer.js";
import { listen, MEDIA_TYPES } from "../harness/http.js";
import { readBlocks } from "./blocks.js";

const installed = join(await sharedConsumer(), "node_modules/customerio-wasm");
/** @type {{ version: string, jsdelivr: string, unpkg: string }} */
const { version, jsdelivr, unpkg } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
const PREFIX = `/npm/customerio-wasm@${version}`;

/**
 * Opens a page whose only script is a module.
 *
 * @param {import("node:test").TestContext} t
 * @param {(cdn: string) => { script: string, csp?: string }} make
 */
async function openSite(t, make) {
	/** What the CDN was asked for. @type {string[]} */
	const served = [];
	const cdn = await listen((request, response) => {
		const path = String(request.url);
		served.push(path);
		const file = path === PREFIX ? jsdelivr : path.slice(PREFIX.length + 1);
		if (!path.startsWith(PREFIX) || !existsSync(join(installed, file)))
			return void response.writeHead(404).end();
		response.writeHead(200, {
			"content-type": MEDIA_TYPES[extname(file)],
			"access-control-allow-origin": "*",
			"cross-origin-resource-policy": "cross-origin",
			"x-content-type-options": "nosniff",
		});
		createReadStream(join(installed, file)).pipe(response);
	});
	t.after(cdn.close);
	/** What the page sent: to a relay, or to a proxy in front of the Track API. @type {string[]} */
	const sent = [];
	const { script, csp } = make(cdn.url);
	const site = await listen((request, response) => {
		if (request.method === "POST" || request.method === "PUT") {
			sent.push(`${request.method} ${request.url}`);
			request.resume();
			response.writeHead(request.url === "/e" ? 202 : 200, { "content-type": "application/json" });
			return void response.end(JSON.stringify({ accepted: 1, rejected: [], anonymous: true }));
		}
		const isScript = request.url === "/page.js";
		response.writeHead(200, {
			"content-type": isScript ? "text/javascript" : "text/html",
			...(csp ? { "content-security-policy": csp } : {}),
		});
		response.end(isScript ? script : '<!doctype html><script type="module" src="/page.js"></script>');
	});
	t.after(site.close);
	const { page, errors } = await openPage(t);
	await page.goto(site.url);
	await page.waitForFunction("globalThis.outcome !== undefined");
	return { outcome: await page.evaluate("globalThis.outcome"), sent, served, errors };
}

/** @param {string} url the address of a file with `TrackClient` */
const trackScript = (url) => `
	import { TrackClient } from "${url}";
	const cio = new TrackClient("site", "key", { url: location.origin });
	globalThis.outcome = await cio.track("42", { name: "visited" }).then(
		() => "sent", (error) => error.name + ": " + error.message);`;

/** @param {string} url the address of a file with `createPage` */
const pageScript = (url) => `
	import { createPage } from "${url}";
	const cio = createPage({ relay: "/e" });
	cio.page();
	globalThis.outcome = await cio.flush();`;

/** @param {string} name @param {(t: import("node:test").TestContext) => Promise<void>} run */
const testInChromium = (name, run) =>
	test(name, { timeout: 60_000 }, async (t) => {
		if (!skipsOrThrows(t, chromium.missing)) await run(t);
	});

const TRACKED = ["POST /api/v1/customers/42/events"];

for (const path of ["/track/standalone.js", ""])
	testInChromium(
		`a page imports customerio-wasm@${version}${path} from a CDN, one file, and tracks`,
		async (t) => {
			const { outcome, sent, served, errors } = await openSite(t, (cdn) => ({
				script: trackScript(`${cdn}${PREFIX}${path}`),
			}));
			assert.deepEqual([outcome, sent, errors], ["sent", TRACKED, []]);
			assert.deepEqual(served, [`${PREFIX}${path}`]);
		},
	);

testInChromium("a page imports page/standalone.js from a CDN, one file, and records", async (t) => {
	const { outcome, sent, served, errors } = await openSite(t, (cdn) => ({
		script: pageScript(`${cdn}${PREFIX}/page/standalone.js`),
	}));
	assert.deepEqual([sent, errors], [["POST /e"], []]);
	assert.ok(outcome);
	assert.deepEqual(served, [`${PREFIX}/page/standalone.js`]);
});

test("unpkg and jsDelivr serve track/standalone.js at the short address", () => {
	assert.deepEqual([unpkg, jsdelivr], ["./track/standalone.js", "./track/standalone.js"]);
});

/** The policies of docs/csp.md: of a page with a relay, and of one with a CDN and a proxy. */
const [withRelay = "", withCdn = ""] = readBlocks("docs/csp.md")
	.filter(({ language }) => language === "text")
	.map(({ code }) => replaced(code, "Content-Security-Policy: ", "").trim());

/** @param {string} text @param {string} part that it must have @param {string} by */
function replaced(text, part, by) {
	assert.ok(text.includes(part), `"${text}" lacks "${part}"`);
	return text.replace(part, by);
}

/** The policy with the addresses of this test: the proxy is the page's own site. @param {string} cdn */
const policyWith = (cdn) =>
	replaced(replaced(withCdn, "https://cdn.jsdelivr.net", cdn), "https://events.shop.example", "'self'");

testInChromium("page/standalone.js under the policy of docs/csp.md", async (t) => {
	const { sent, errors } = await openSite(t, (cdn) => ({
		script: pageScript(`${cdn}${PREFIX}/page/standalone.js`),
		csp: `${withRelay}; script-src 'self' ${cdn}`,
	}));
	assert.deepEqual([sent, errors], [["POST /e"], []]);
});

testInChromium("track/standalone.js under the policy of docs/csp.md", async (t) => {
	const { outcome, sent } = await openSite(t, (cdn) => ({
		script: trackScript(`${cdn}${PREFIX}/track/standalone.js`),
		csp: policyWith(cdn),
	}));
	assert.deepEqual([outcome, sent], ["sent", TRACKED]);
});

testInChromium("track/standalone.js under that policy without 'wasm-unsafe-eval'", async (t) => {
	const { outcome, sent } = await openSite(t, (cdn) => ({
		script: trackScript(`${cdn}${PREFIX}/track/standalone.js`),
		csp: replaced(policyWith(cdn), " 'wasm-unsafe-eval'", ""),
	}));
	assert.match(String(outcome), /^LoadError: .*'wasm-unsafe-eval'/);
	assert.deepEqual(sent, []);
});

testInChromium("track/standalone.js under that policy without connect-src", async (t) => {
	const { outcome, sent } = await openSite(t, (cdn) => ({
		script: trackScript(`${cdn}${PREFIX}/track/standalone.js`).replace(
			"location.origin }",
			"location.origin, retry: { maxRetries: 0 } }",
		),
		csp: replaced(policyWith(cdn), "; connect-src 'self'", ""),
	}));
	assert.match(String(outcome), /^NetworkError: /);
	assert.deepEqual(sent, []);
});
