/**
 * Makes pkg/, exactly what is published: the template with the WebAssembly of each API, bundled.
 *
 * Run by `make pkg`, with wasm-pack, wasm-opt and the npm packages in place.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import {
	bundleCommonJs,
	bundledModules,
	bundleHost,
	bundlePage,
	bundlePart,
	writeEntryPoints,
} from "./bundle.js";
import { compile } from "./compile.js";
import { MODULES, PKG, ROOT, TEMPLATE } from "./folders.js";
import { writeManifest } from "./manifest.js";
import { writeNotices } from "./notices.js";
import { APIS, PARTS } from "./parts.js";
import { writeRoot } from "./root.js";
import { copyTypes } from "./types.js";

/** The folders without WebAssembly, with the modules that users import. Their ES modules are published as they are written. */
const PLAIN = {
	"relay-node": ["index.js"],
	sandbox: ["index.js", "node.js"],
	webhooks: ["index.js", "node.js"],
};

/** The same for pages. It is published as one file, because a page without a bundler loads its files one after the other. */
const PAGE = "page";

/** What the folders without WebAssembly import from others. */
const IMPORTED = ["host/request-body.js", "public/error-kind.js"];

const DOCUMENTS = ["README.md", "llms.txt", "LICENSE-APACHE", "LICENSE-MIT", "CHANGELOG.md"];

/** Its charts and figures would make the package larger. */
const NOT_PUBLISHED = ["performance.md"];

rmSync(MODULES, { recursive: true, force: true });
cpSync(TEMPLATE, MODULES, { recursive: true });
for (const part of PARTS) compile(part);

rmSync(PKG, { recursive: true, force: true });
mkdirSync(PKG);
writeManifest();
const pages = readdirSync(new URL("docs", ROOT)).filter(
	(name) => name.endsWith(".md") && !NOT_PUBLISHED.includes(name),
);
for (const document of [...DOCUMENTS, ...pages.map((name) => `docs/${name}`)])
	cpSync(new URL(document, ROOT), new URL(document, PKG));
copyTypes("public/types");
copyTypes("all");
copyTypes(PAGE);
await bundlePage(PAGE);
for (const [folder, modules] of Object.entries(PLAIN)) {
	cpSync(new URL(folder, TEMPLATE), new URL(folder, PKG), { recursive: true });
	copyTypes(folder);
	if (existsSync(new URL(`${folder}/types`, TEMPLATE))) copyTypes(`${folder}/types`);
	await bundleCommonJs(folder, modules);
}
for (const module of IMPORTED) cpSync(new URL(module, TEMPLATE), new URL(module, PKG));
for (const part of PARTS) writeEntryPoints(part);
const host = await bundleHost(APIS);
for (const part of PARTS) {
	copyTypes(part.name);
	copyTypes(`${part.name}/types`);
	await bundlePart(part, APIS.includes(part) ? [host] : []);
}
writeRoot();
writeNotices(bundledModules);
