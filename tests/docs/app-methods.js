/** The list of `APIClient`'s methods, docs/app-methods.md. `node tests/docs/app-methods.js --write` updates it. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../harness/consumer.js";

const DOCUMENT = join(ROOT, "docs/app-methods.md");
const TYPES = join(ROOT, "pkg-template/app/types");
const METHODS = join(ROOT, "pkg-template/app/methods");

const HEAD = `# The methods of APIClient

Their arguments, results and limits are in the types: an editor shows them, and \`make docs\` makes a reference of them.
[The App API](app.md) shows how to use them. \`node tests/docs/app-methods.js --write\` writes this list.
`;

/** The files of the types, and their headings. */
const DOMAINS = {
	send: "Sending",
	broadcast: "Broadcasts",
	message: "Messages and transactional messages",
	people: "People",
	object: "Objects",
	campaign: "Campaigns",
	newsletter: "Newsletters",
	"design-studio": "Design Studio",
	"design-studio-email": "Emails of Design Studio",
	asset: "Assets",
	workspace: "The workspace",
};

/** The request of each method, as the class documents it. @returns {Map<string, string>} by name */
function requests() {
	const sources = readdirSync(METHODS).map((name) => readFileSync(join(METHODS, name), "utf8"));
	const documented = /\/\*\* `([A-Z]+ \/v1\/[^`]+)`[^"]*\["(\w+)"\]\} \*\//g;
	return new Map(
		sources.flatMap((source) =>
			[...source.matchAll(documented)].map(
				([, request = "", name = ""]) => /** @type {const} */ ([name, request]),
			),
		),
	);
}

/** The methods in a file of types, with the first sentence of their documentation. @param {string} domain */
function methodsOf(domain) {
	const types = readFileSync(join(TYPES, `${domain}-methods.d.ts`), "utf8");
	return [...types.matchAll(/\t\/\*\*\n?((?:(?!\*\/).)*)\*\/\n\t(\w+)[(<]/gs)].map(
		([, comment = "", name = ""]) => {
			const text = comment.replaceAll(/\s*\n?\t \* ?/g, " ").trim();
			return { name, summary: /^.*?[.](?= |$)/.exec(text)?.[0] ?? text };
		},
	);
}

/** The document as it is, and as it should be. */
export function readDocument() {
	const requestOf = requests();
	const sections = Object.entries(DOMAINS).map(([domain, heading]) => {
		const rows = methodsOf(domain).map(({ name, summary }) => {
			const request = requestOf.get(name);
			if (!request) throw new Error(`${name} has no request`);
			requestOf.delete(name);
			return `- \`${name}\`: ${summary} \`${request}\`\n`;
		});
		return `\n## ${heading}\n\n${rows.join("")}`;
	});
	if (requestOf.size > 0) throw new Error(`no file of types has ${[...requestOf.keys()].join()}`);
	return { written: readFileSync(DOCUMENT, "utf8"), current: HEAD + sections.join("") };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href && process.argv[2] === "--write")
	writeFileSync(DOCUMENT, readDocument().current);
