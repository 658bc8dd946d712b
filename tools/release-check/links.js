/** Whether the links of documents lead to files and headings that are there. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** The repository's own pages. */
const OWN = /^https:\/\/github\.com\/customerio-wasm\/customerio-wasm\/(?:blob|tree)\/main\//;

/** A link, not an image of another site: `[text](target)`. */
const LINK = /\]\(([^()\s]+)\)/g;

/**
 * The links that lead nowhere. Links to other sites are not followed.
 *
 * @param {string} root of the repository
 * @param {readonly string[]} documents paths from there
 * @returns {string[]}
 */
export function brokenLinks(root, documents) {
	return documents.flatMap((document) => {
		return linksIn(readFileSync(join(root, document), "utf8")).flatMap((target) => {
			const isOwn = OWN.test(target);
			if (!isOwn && /^[a-z]+:/.test(target)) return [];
			const [path = "", heading] = target.replace(OWN, "").split("#");
			const file = isOwn ? path : path === "" ? document : normalize(join(dirname(document), path));
			if (!existsSync(join(root, file))) return [`${document}: ${target}: there is no ${file}`];
			if (heading === undefined || headingsOf(join(root, file)).has(heading)) return [];
			return [`${document}: ${target}: ${file} has no heading #${heading}`];
		});
	});
}

/**
 * The targets of the links of a document, without those in code.
 *
 * @param {string} markdown
 */
export function linksIn(markdown) {
	const text = markdown.replace(/^[ \t]*```[\s\S]*?^[ \t]*```$/gm, "").replace(/`[^`\n]*`/g, "code");
	return Array.from(text.matchAll(LINK), ([, target = ""]) => target);
}

/** The anchors of a document's headings, as GitHub makes them. @param {string} path */
function headingsOf(path) {
	const text = readFileSync(path, "utf8").replace(/^[ \t]*```[\s\S]*?^[ \t]*```$/gm, "");
	const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => heading);
	return new Set(
		headings.map((heading) =>
			heading
				.toLowerCase()
				.replace(/[^\p{L}\p{N}\s_-]/gu, "")
				.replaceAll(" ", "-"),
		),
	);
}
