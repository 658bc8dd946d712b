/**
 * Makes pkg/, exactly what is published: the template with the WebAssembly of each API, bundled.
 *
 * Run by `make pkg`, with wasm-pack, wasm-opt and the npm packages in place.
 */
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { bundleCommonJs, bundledModules, bundlePage, bundlePart } from "./bundle.js";
import { compile } from "./compile.js";
import { MODULES, PKG, ROOT, TEMPLATE } from "./folders.js";
import { writeManifest } from "./manifest.js";
import { writeNotices } from "./notices.js";
import { PARTS } from "./parts.js";
import { writeRoot } from "./root.js";
import { copyTypes } from "./types.js";

/** The folders without WebAssembly. Their ES modules are published as they are written. */
const PLAIN = ["sandbox", "webhooks"];

/** The same, but for pages: published as one file, since a page without a bundler loads each file in turn. */
const PAGE = "page";

const DOCUMENTS = ["README.md", "LICENSE-APACHE", "LICENSE-MIT", "CHANGELOG.md"];

rmSync(MODULES, { recursive: true, force: true });
cpSync(TEMPLATE, MODULES, { recursive: true });
for (const part of PARTS) compile(part);

rmSync(PKG, { recursive: true, force: true });
mkdirSync(PKG);
writeManifest();
for (const document of DOCUMENTS) cpSync(new URL(document, ROOT), new URL(document, PKG));
for (const folder of PLAIN) cpSync(new URL(folder, TEMPLATE), new URL(folder, PKG), { recursive: true });
for (const folder of ["public/types", "all", PAGE, ...PLAIN.flatMap((plain) => [plain, `${plain}/types`])])
	copyTypes(folder);
for (const folder of PLAIN) await bundleCommonJs(folder, ["index.js", "node.js"]);
await bundlePage(PAGE);
for (const part of PARTS) {
	copyTypes(part.name);
	copyTypes(`${part.name}/types`);
	await bundlePart(part);
}
writeRoot();
writeNotices(bundledModules);
