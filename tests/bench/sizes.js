/** Download sizes. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync, constants as zlib } from "node:zlib";
import { bundle } from "./bundles.js";

/** Bytes. @typedef {{ raw: number, gzip: number, brotli: number }} Size */

/** @param {string | Buffer} content @returns {Size} */
export function sizeOf(content) {
	const bytes = Buffer.from(content);
	return {
		raw: bytes.length,
		gzip: gzipSync(bytes, { level: 9 }).length,
		brotli: brotliCompressSync(bytes, { params: { [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length,
	};
}

/**
 * What is loaded for single calls of one API of the installed package, in a page where that is less than all.
 *
 * @param {string} api such as `track`
 * @param {string} folder the project that has it installed
 * @returns {Promise<{ js: Size, wasm: Size, total: Size }>}
 */
export async function packageSizes(api, folder) {
	const js = sizeOf(await bundle(`export * from "customerio-wasm/${api}"`, folder, "browser"));
	const home = join(folder, "node_modules/customerio-wasm", api);
	const [file = ""] = readdirSync(home)
		.filter((name) => name.endsWith(".wasm"))
		.sort();
	const wasm = sizeOf(readFileSync(join(home, file)));
	const total = { raw: js.raw + wasm.raw, gzip: js.gzip + wasm.gzip, brotli: js.brotli + wasm.brotli };
	return { js, wasm, total };
}
