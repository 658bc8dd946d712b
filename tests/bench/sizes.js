/** Download sizes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync, constants as zlib } from "node:zlib";
import { PARTS } from "../../tools/build/parts.js";
import { bundle } from "../harness/bundles.js";
import { GZIP_KILOBYTES, PLAIN_GZIP_KILOBYTES } from "./budget.js";

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
 * What is loaded for single calls of one part of the installed package, in a page where that is less than all.
 *
 * @param {string} name such as `track`
 * @param {string} folder the project that has it installed
 * @returns {Promise<{ js: Size, wasm: Size, total: Size }>}
 */
export async function packageSizes(name, folder) {
	const js = sizeOf(await bundle(`export * from "customerio-wasm/${name}"`, folder, "browser"));
	const part = PARTS.find((part) => part.name === name);
	if (!part) throw new Error(`${name} does not have a module of WebAssembly`);
	const file = (part.calls ?? part.whole).wasm;
	const wasm = sizeOf(readFileSync(join(folder, "node_modules/customerio-wasm", name, file)));
	const total = { raw: js.raw + wasm.raw, gzip: js.gzip + wasm.gzip, brotli: js.brotli + wasm.brotli };
	return { js, wasm, total };
}

/**
 * The downloads that have a budget, in bytes of gzip.
 *
 * @param {string} folder the project that has the package installed
 * @returns {Promise<{ name: string, bytes: number, budget: number }[]>}
 */
export function budgetedSizes(folder) {
	const withWasm = Object.entries(GZIP_KILOBYTES).map(async ([name, budget]) => {
		const { total } = await packageSizes(name, folder);
		return { name, bytes: total.gzip, budget: 1000 * budget };
	});
	const plain = Object.entries(PLAIN_GZIP_KILOBYTES).map(async ([name, budget]) => {
		const code = await bundle(`export * from "customerio-wasm/${name}"`, folder, "browser");
		if (/WebAssembly|\beval\b|\bFunction\(/.test(code))
			throw new Error(`${name} has WebAssembly or eval in it`);
		return { name, bytes: sizeOf(code).gzip, budget: 1000 * budget };
	});
	return Promise.all([...withWasm, ...plain]);
}
