/** Makes the entry points of the package's root, which have the classes of every API. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { MODULES, PKG } from "./folders.js";
import { runtimesOf } from "./manifest.js";
import { APIS } from "./parts.js";

const FOLDER = "all";

/** Writes the root's entry points: each takes what it exports from those of the APIs for the same runtime. */
export function writeRoot() {
	mkdirSync(new URL(FOLDER, PKG), { recursive: true });
	const [first, ...others] = APIS;
	for (const runtime of runtimesOf(FOLDER, ".js")) {
		const lines = others.map(
			(api) => `export { ${ownExports(api).join(", ")} } from "../${api.name}/${runtime}.js";`,
		);
		write(`${runtime}.js`, [`export * from "../${first.name}/${runtime}.js";`, ...lines]);
	}
	for (const runtime of runtimesOf(FOLDER, ".cjs")) {
		const modules = APIS.map(({ name }) => `...require("../${name}/${runtime}.cjs")`);
		write(`${runtime}.cjs`, [`module.exports = { ${modules.join(", ")} };`]);
	}
}

/**
 * What only this API's entry points export. The other names are exported by each API, and a name in two `export *` is exported by neither.
 *
 * @param {import("./parts.js").Part} api
 */
function ownExports({ name, exported }) {
	const text = readFileSync(new URL(`${name}/exports.js`, MODULES), "utf8");
	const lists = [...text.matchAll(/^export \{([^}]*)\} from "\.\/[^"]*"/gm)];
	return [exported, ...lists.flatMap(([, names = ""]) => names.match(/\w+/g) ?? [])];
}

/** @param {string} file @param {string[]} lines */
const write = (file, lines) => writeFileSync(new URL(`${FOLDER}/${file}`, PKG), `${lines.join("\n")}\n`);
