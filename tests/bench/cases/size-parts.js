/** What the bytes of a client are, before compression. */
import { join } from "node:path";
import { bindingsFolder, OPTIMIZE } from "../../../tools/build/compile.js";
import { APIS } from "../../../tools/build/parts.js";
import { ROOT } from "../../harness/consumer.js";
import { run as runCommand } from "../../harness/processes.js";
import { kilobytes, table } from "../report/table.js";
import { packageSizes } from "../sizes.js";

/** Bytes of what is loaded for single calls, in a page where that is less than all. @typedef {{ entry: string, parts: Record<string, number> }} Row */

export const title = "Parts of the sizes";

/** The parts of the WebAssembly, by the path of a function in Rust: the first that matches. @type {readonly [part: string, path: RegExp][]} */
const FUNCTIONS = [
	["the API", /^customerio_wasm::core::(track|app|pipelines)\b/],
	["the engine", /^customerio_wasm::core\b/],
	["the boundary", /^customerio_wasm\b/],
	["wasm-bindgen, futures, serde", /^(wasm_bindgen|wasm_bindgen_futures|js_sys|gloo_net|serde\w*)\b/],
];
const REST = "Rust's library, allocator";

/** @param {import("../bench.js").Bench} bench @returns {Promise<Row[]>} */
export async function run({ folder, attempt }) {
	/** @type {Row[]} */
	const rows = [];
	for (const { name, calls } of APIS) {
		const entry = `/${name}`;
		const named = join(ROOT, bindingsFolder(name, calls ? "calls" : "core"), "core_bg.wasm");
		const parts = await attempt(entry, async () => ({
			...(await partsOf(named)),
			JavaScript: (await packageSizes(name, folder)).js.raw,
		}));
		if (parts) rows.push({ entry, parts });
	}
	return rows;
}

/** @param {string} file a module with the names of its functions @returns {Promise<Record<string, number>>} bytes */
async function partsOf(file) {
	const program = join(ROOT, "node_modules/.bin/wasm-opt");
	const metrics = await runCommand(program, [file, ...OPTIMIZE, "--debuginfo", "--func-metrics"]);
	const functions = [...metrics.matchAll(/^func: (.*)\n \[binary-bytes\] : (\d+)/gm)];
	const data = metrics.match(/\[memory-data\] +: (\d+)/)?.[1];
	if (functions.length === 0 || data === undefined) throw new Error(`wasm-opt has no metrics of ${file}`);
	/** @type {Record<string, number>} */
	const parts = Object.fromEntries([...FUNCTIONS.map(([part]) => part), REST].map((part) => [part, 0]));
	for (const [, name, bytes] of functions) {
		const path = pathOf(name);
		parts[FUNCTIONS.find(([, pattern]) => pattern.test(path))?.[0] ?? REST] += Number(bytes);
	}
	return { ...parts, constants: Number(data) };
}

/** The path of a function, or of the type that it belongs to: `<&serde_wasm_bindgen[84e4]::ser::Serializer as …>` begins with the crate. @param {string} name */
const pathOf = (name) => name.replaceAll(/\[[0-9a-f]{16}\]/g, "").replace(/^\W+(mut )?/, "");

/** @param {readonly Row[]} rows @returns {string} Markdown */
export const report = (rows) =>
	table(
		["kB", ...rows.map(({ entry }) => entry)],
		Object.keys(rows[0]?.parts ?? {}).map((part) => [
			part,
			...rows.map(({ parts }) => kilobytes(parts[part])),
		]),
	);
