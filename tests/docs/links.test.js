/** The links of the documents work on GitHub, on npm and in the installed package. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { brokenLinks, linksIn } from "../../tools/release-check/links.js";
import { ROOT, sharedConsumer } from "../harness/consumer.js";
import { PAGES } from "./blocks.js";
import { readCdnUrl } from "./run-page.js";

/** Pages of docs/ that are not in the package: links to them are absolute. */
const NOT_PUBLISHED = ["docs/performance.md"];
/** Pages that are shown elsewhere, where a path leads nowhere. */
const ELSEWHERE = ["README.md", "llms.txt"];

const installed = join(await sharedConsumer(), "node_modules/customerio-wasm");
const { version } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
const pages = [...PAGES, "docs/recipes.md"];

test("links lead to files and headings of the repository", () => {
	const listed = execFileSync("git", ["ls-files", "*.md", "llms.txt"], { cwd: ROOT, encoding: "utf8" });
	const documents = listed.trim().split("\n");
	assert.ok(documents.includes("CONTRIBUTING.md"));
	assert.deepEqual(brokenLinks(ROOT, documents), []);
});

for (const page of pages) {
	test(`the relative links of ${page} work wherever the page is shown`, () => {
		for (const target of linksIn(readFileSync(join(ROOT, page), "utf8"))) {
			const [path = ""] = target.split("#");
			if (path === "" || /^[a-z]+:/.test(target)) continue;
			assert.ok(!ELSEWHERE.includes(page), `${target} must be absolute: the page is shown elsewhere`);
			if (NOT_PUBLISHED.includes(page)) continue;
			const file = join(installed, dirname(page), path);
			assert.ok(existsSync(file), `${target} is not in the package: name it by its address`);
		}
	});
}

test("docs/README.md and llms.txt link to every page", () => {
	const [index, llms] = ["docs/README.md", "llms.txt"].map((file) => readFileSync(join(ROOT, file), "utf8"));
	for (const page of pages.filter((name) => name.startsWith("docs/") && name !== "docs/README.md")) {
		assert.ok(index?.includes(`${page.replace("docs/", "")})`), `docs/README.md lacks ${page}`);
		if (!NOT_PUBLISHED.includes(page)) assert.ok(llms?.includes(`${page})`), `llms.txt lacks ${page}`);
	}
});

test("addresses of CDNs name this version and existing files", () => {
	const addresses = pages.flatMap((page) =>
		Array.from(
			readFileSync(join(ROOT, page), "utf8").matchAll(
				/https:\/\/(?:cdn\.jsdelivr\.net|unpkg\.com)\/[^\s"'`)]+/g,
			),
			([url]) => url,
		),
	);
	assert.ok(addresses.length > 2);
	for (const url of addresses) {
		const file = readCdnUrl(url);
		if (file) assert.ok(existsSync(join(installed, file.path)), url);
		assert.equal(/customerio-wasm@([^/]+)/.exec(url)?.[1], version, url);
	}
});
