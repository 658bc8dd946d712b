/** Pages that Puppeteer opens in Chromium. All tests of a file share one browser. */
import { after } from "node:test";
import puppeteer from "puppeteer-core";
import { CHROMIUM_FLAGS, chromiumPath } from "./browsers.js";

/** @typedef {import("puppeteer-core").Page} Page */

/** @type {Promise<import("puppeteer-core").Browser> | undefined} */
let browser;
after(async () => (await browser)?.close());

/**
 * A place for pages that share cookies and storage with each other alone. It is closed after the test.
 *
 * @param {import("node:test").TestContext} t
 */
export async function openContext(t) {
	browser ??= puppeteer.launch({ executablePath: chromiumPath, args: CHROMIUM_FLAGS });
	const context = await (await browser).createBrowserContext();
	t.after(() => context.close());
	return context;
}

/**
 * An empty page, in a context of its own.
 *
 * @param {import("node:test").TestContext} t
 * @returns {Promise<{ page: Page, errors: string[] }>} `errors` are those of {@link errorsOf}
 */
export async function openPage(t) {
	const page = await (await openContext(t)).newPage();
	return { page, errors: errorsOf(page) };
}

/**
 * What a page throws from now on, and what it writes to its console as an error.
 *
 * @param {Page} page
 */
export function errorsOf(page) {
	/** @type {string[]} */
	const errors = [];
	page.on("pageerror", (error) => errors.push(String(error instanceof Error ? error.stack : error)));
	page.on("console", (message) => {
		if (message.type() === "error" && !isAboutIcon(message)) errors.push(message.text());
	});
	return errors;
}

/** Chromium asks each server for an icon, which not every page has. @param {import("puppeteer-core").ConsoleMessage} message */
const isAboutIcon = (message) => message.location().url?.endsWith("/favicon.ico") === true;
