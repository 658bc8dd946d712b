/** Browsers that open one page of the server and run until they are stopped. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import puppeteer from "puppeteer-core";
import { resolveEntry, SUITE_LIBRARIES } from "./consumer.js";
import { freePort } from "./http.js";
import { findProgram, outputMatching, start } from "./processes.js";
import { until } from "./until.js";

/**
 * A tab, which shares the storage of the browser's other tabs. `run` evaluates an expression and resolves with its value, or with that of
 * its promise.
 *
 * @typedef {{ goto(url: string): Promise<void>, run(expression: string): Promise<unknown>, close(): Promise<void> }} Tab
 */
/** @typedef {{ open(url: string): Promise<void>, tab(): Promise<Tab>, close(): Promise<void> }} Browser */
/** @typedef {{ name: string, missing: string | undefined, launch(): Promise<Browser> }} BrowserKind */

export const CHROMIUM_FLAGS = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

/**
 * @param {string} variable an environment variable that names the program
 * @param {readonly string[]} names on PATH
 */
function locate(variable, names) {
	const given = process.env[variable];
	return findProgram(given ? [given] : names);
}

export const chromiumPath = locate("CHROMIUM_PATH", [
	"chromium",
	"chromium-browser",
	"google-chrome",
	"google-chrome-stable",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]);
const firefoxPath = locate("FIREFOX_PATH", [
	"firefox-esr",
	"firefox",
	"/Applications/Firefox.app/Contents/MacOS/firefox",
]);
const webkitPath = locate("WEBKIT_DRIVER_PATH", ["WebKitWebDriver"]);
const xvfbPath = findProgram(["Xvfb"]);

/** @type {BrowserKind} */
export const chromium = {
	name: "Chromium",
	missing: chromiumPath ? undefined : "Chromium is not installed: apt install chromium, or set CHROMIUM_PATH",
	launch: () => launchPuppeteer({ browser: "chrome", executablePath: chromiumPath, args: CHROMIUM_FLAGS }),
};

/** @type {BrowserKind} */
export const firefox = {
	name: "Firefox",
	missing: firefoxPath ? undefined : "Firefox is not installed: apt install firefox-esr, or set FIREFOX_PATH",
	launch: () => launchPuppeteer({ browser: "firefox", executablePath: firefoxPath }),
};

/** @type {BrowserKind} */
export const webkit = {
	name: "WebKit",
	missing: webkitPath && xvfbPath ? undefined : "WebKit is not installed: apt install webkit2gtk-driver xvfb",
	launch: launchWebKit,
};

/** @param {import("puppeteer-core").LaunchOptions} options @returns {Promise<Browser>} */
async function launchPuppeteer(options) {
	const browser = await puppeteer.launch({ headless: true, timeout: 120_000, ...options });
	const tab = async () => {
		const page = await browser.newPage();
		return {
			goto: async (/** @type {string} */ url) =>
				void (await page.goto(url, { waitUntil: "domcontentloaded" })),
			run: (/** @type {string} */ expression) => page.evaluate(expression),
			close: () => page.close(),
		};
	};
	return {
		open: async (url) => (await tab()).goto(url),
		tab,
		close: () => browser.close(),
	};
}

/**
 * Without capabilities the driver starts its MiniBrowser.
 *
 * @returns {Promise<Browser>}
 */
async function launchWebKit() {
	// With `-displayfd` the server chooses a free display.
	const xvfb = start(String(xvfbPath), [
		"-displayfd",
		"1",
		"-screen",
		"0",
		"1280x800x24",
		"-nolisten",
		"tcp",
	]);
	const [, display] = await outputMatching(xvfb, /^(\d+)\n/m);
	const port = await freePort();
	const driver = start(String(webkitPath), [`--port=${port}`], {
		env: { DISPLAY: `:${display}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
	});
	const base = `http://127.0.0.1:${port}`;
	const close = async () => {
		await driver.stop();
		await xvfb.stop();
	};
	try {
		await untilReady(base, driver);
		const { sessionId } = await command("POST", `${base}/session`, { capabilities: {} });
		const session = `${base}/session/${sessionId}`;
		const first = String(await command("GET", `${session}/window`));
		return {
			open: async (url) => void (await command("POST", `${session}/url`, { url })),
			tab: () => openWebKitTab(session, first),
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

/** @param {string} base @param {import("./processes.js").Running} driver */
const untilReady = (base, driver) =>
	until(
		async () => {
			if (driver.child.exitCode !== null) throw new Error(`WebKitWebDriver exited: ${driver.output()}`);
			return (await fetch(`${base}/status`).catch(() => undefined))?.ok === true;
		},
		{ every: 50 },
	);

/**
 * @param {string} session its URL
 * @param {string} first a tab that stays open: a new one is opened from it
 * @returns {Promise<Tab>}
 */
async function openWebKitTab(session, first) {
	/** A command is for the tab that the session is at. @param {string} handle @param {string} method @param {string} path @param {object} [body] */
	const inTab = (handle, method, path, body) =>
		inTurn(async () => {
			await command("POST", `${session}/window`, { handle });
			return command(method, `${session}/${path}`, body);
		});
	const { handle } = await inTab(first, "POST", "window/new", { type: "tab" });
	return {
		goto: async (url) => void (await inTab(handle, "POST", "url", { url })),
		run: (expression) =>
			inTab(handle, "POST", "execute/sync", { script: `return (${expression})`, args: [] }),
		close: async () => void (await inTab(handle, "DELETE", "window")),
	};
}

/** @type {Promise<unknown>} */
let lastTurn = Promise.resolve();

/**
 * One after the other.
 *
 * @template T
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
function inTurn(task) {
	const turn = lastTurn.then(task);
	lastTurn = turn.catch(() => {});
	return turn;
}

/** @param {string} method @param {string} url @param {object} [body] @returns {Promise<Record<string, string>>} */
async function command(method, url, body) {
	const response = await fetch(url, { method, body: JSON.stringify(body) });
	const { value } = await response.json();
	if (!response.ok) throw new Error(`${url}: ${JSON.stringify(value)}`);
	return value;
}

/**
 * Writes a page that runs one script, and reports errors outside of the cases to the server.
 *
 * @param {string} path
 * @param {object} options
 * @param {string} options.script its URL in the page
 * @param {boolean} [options.classic] a classic script instead of a module
 * @param {Record<string, string>} [options.imports] an import map
 */
export async function writePage(path, { script, classic, imports }) {
	const tag = classic ? `<script defer src="${script}"` : `<script type="module" src="${script}"`;
	const lines = [
		"<!doctype html>",
		'<meta charset="utf-8">',
		"<title>behaviour suite</title>",
		"<script>",
		// biome-ignore-start lint/suspicious/noTemplateCurlyInString: the page's code, not this file's.
		'const report = (text) => fetch("/__suite/crash", { method: "POST", body: text });',
		'addEventListener("error", (event) => report(`${event.message ?? "cannot load a script"}`), true);',
		'addEventListener("unhandledrejection", ({ reason }) => report(`unhandled rejection: ${reason?.stack ?? reason}`));',
		// biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above.
		"</script>",
		...(imports ? [`<script type="importmap">${JSON.stringify({ imports })}</script>`] : []),
		`${tag}></script>`,
	];
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, `${lines.join("\n")}\n`);
}

/**
 * Creates a driver that opens a page of the consumer project.
 *
 * @param {BrowserKind} kind
 * @param {(folder: string) => Promise<string>} prepare writes the page and returns its path in the project
 * @returns {(setup: import("./behaviour.js").Setup) => Promise<import("./behaviour.js").Started>}
 */
export function openPage(kind, prepare) {
	return async ({ folder, url }) => {
		const path = await prepare(folder);
		const browser = await kind.launch();
		await browser.open(`${url}/${path}`);
		return { isPage: true, broken: new Promise(() => {}), stop: browser.close };
	};
}

const CONDITIONS = ["browser", "import", "default"];

/**
 * Writes a page without a bundler: an import map names the file of the `browser` condition.
 *
 * @param {string} folder the consumer project
 * @returns {Promise<string>}
 */
export async function prepareBarePage(folder) {
	const page = `pages/bare-${process.pid}.html`;
	await writePage(join(folder, page), {
		script: "/entries/page.js",
		imports: {
			"customerio-wasm": `/${await resolveEntry(folder, ".", CONDITIONS)}`,
			"customerio-wasm/relay": `/${await resolveEntry(folder, "./relay", CONDITIONS)}`,
			"customerio-wasm/queue": `/${await resolveEntry(folder, "./queue", CONDITIONS)}`,
			"customerio-wasm/page": `/${await resolveEntry(folder, "./page", CONDITIONS)}`,
			"customerio-wasm/webhooks": `/${await resolveEntry(folder, "./webhooks", CONDITIONS)}`,
			...Object.fromEntries(
				Object.keys(SUITE_LIBRARIES).map((name) => [name, `/node_modules/${name}/index.js`]),
			),
		},
	});
	return page;
}
