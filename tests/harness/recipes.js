/** The code of docs/recipes.md. A block that begins with the path of a file is that file. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeUlids } from "../../pkg-template/page/ulid.js";
import { ROOT } from "./consumer.js";

const sections = readFileSync(join(ROOT, "docs/recipes.md"), "utf8").split(/^## /m);

/**
 * Writes the files of a recipe into a project.
 *
 * @param {string} title the heading
 * @param {string} folder
 */
export async function writeRecipe(title, folder) {
	const section = sections.find((text) => text.startsWith(`${title}\n`)) ?? "";
	const files = [...section.matchAll(/^```js\n\/\/ (\S+)\n(.*?)^```$/gms)];
	if (files.length === 0) throw new Error(`docs/recipes.md has no recipe "${title}" with files`);
	for (const [, path = "", code = ""] of files) {
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), code);
	}
}

/** What the recipes read from the environment. @param {string} sandboxUrl */
export const recipeEnv = (sandboxUrl) => ({
	CIO_SITE_ID: "site",
	CIO_API_KEY: "key",
	CIO_URL: sandboxUrl,
	RELAY_SECRET: "a secret of at least 32 characters",
});

const ulid = makeUlids();

/** What a page sends to its relay: one event. */
export function pageRequest() {
	const now = Date.now() / 1000;
	const items = [{ type: "track", id: ulid(), name: "cta_clicked", data: { where: "hero" }, at: now }];
	return {
		method: "POST",
		headers: { "content-type": "text/plain;charset=utf-8", "sec-fetch-site": "same-origin" },
		body: JSON.stringify({ v: 1, sent_at: now, items }),
	};
}

/**
 * Sends what a page sends, twice, and checks that the event counts once.
 *
 * @param {Pick<import("./app.js").App, "sandbox">} app
 * @param {string} url of its relay
 * @param {string} [origin] of the page
 */
export async function assertRelays({ sandbox }, url, origin = new URL(url).origin) {
	const request = pageRequest();
	for (const attempt of [1, 2]) {
		/** @type {Response} */
		const response = await fetch(url, { ...request, headers: { ...request.headers, origin } });
		/** @type {string} */
		const body = await response.text();
		assert.equal(response.status, 202, `attempt ${attempt}: ${body}`);
		assert.deepEqual(JSON.parse(body), { accepted: 1, rejected: [], anonymous: true });
	}
	const { events } = sandbox.state();
	assert.deepEqual(
		events.map(({ name, data }) => [name, data.where]),
		[["cta_clicked", "hero"]],
	);
}
