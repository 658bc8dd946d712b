/** The links of the documents: they lead somewhere, on GitHub, on npm, and in the installed package. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { ROOT, sharedConsumer } from "../harness/consumer.js";
import { PAGES } from "./blocks.js";
import { readCdnUrl } from "./run-page.js";

const REPOSITORY = "https://github.com/customerio-wasm/customerio-wasm/blob/main/";
/** Pages of docs/ that are not in the package: links to them are absolute. */
const NOT_PUBLISHED = ["docs/performance.md"];
/** Pages that are shown elsewhere, where a path leads nowhere. */
const ELSEWHERE = ["README.md", "llms.txt"];

const installed = join(await sharedConsumer(), "node_modules/customerio-wasm");
const { version } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
const pages = [...PAGES, "docs/recipes.md"];

/** The anchor that GitHub gives to a heading. @param {string} heading */
const anchorOf = (heading) =>
	heading
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N} _-]/gu, "")
		.replaceAll(" ", "-");

/** @param {string} file of the repository @param {string} [anchor] */
function checkTarget(file, anchor) {
	assert.ok(existsSync(join(ROOT, file)), `there is no ${file}`);
	if (!anchor) return;
	const text = readFileSync(join(ROOT, file), "utf8").replaceAll(/^```.*?^```$/gms, "");
	const anchors = Array.from(text.matchAll(/^#+ (.*)$/gm), ([, heading = ""]) => anchorOf(heading));
	assert.ok(anchors.includes(anchor), `${file} has no heading for #${anchor}`);
}

for (const page of pages) {
	test(`the links of ${page}`, () => {
		const text = readFileSync(join(ROOT, page), "utf8").replaceAll(/```.*?^[ \t]*```$/gms, "");
		for (const [all, target = ""] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
			const [path = "", anchor] = target.replace(REPOSITORY, "").split("#");
			if (target.startsWith(REPOSITORY)) {
				checkTarget(path, anchor);
			} else if (!/^[a-z]+:/.test(target)) {
				const file = path === "" ? page : relative(ROOT, join(ROOT, dirname(page), path));
				checkTarget(file, anchor);
				assert.ok(
					path === "" || !ELSEWHERE.includes(page),
					`${all} must be absolute: the page is shown elsewhere`,
				);
				if (page.startsWith("docs/") && !NOT_PUBLISHED.includes(page) && existsSync(join(ROOT, file)))
					assert.ok(
						existsSync(join(installed, file)),
						`${all} is not in the package: name it by its address`,
					);
			}
		}
	});
}

test("every page is in the index and in llms.txt", () => {
	const [index, llms] = ["docs/README.md", "llms.txt"].map((file) => readFileSync(join(ROOT, file), "utf8"));
	for (const page of pages.filter((name) => name.startsWith("docs/") && name !== "docs/README.md")) {
		assert.ok(index?.includes(`${page.replace("docs/", "")})`), `docs/README.md lacks ${page}`);
		if (!NOT_PUBLISHED.includes(page)) assert.ok(llms?.includes(`${page})`), `llms.txt lacks ${page}`);
	}
});

test("addresses of CDNs name this version, and files that are there", () => {
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
