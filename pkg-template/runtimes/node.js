/**
 * Node and Bun read the file beside this one. At once: waiting for the thread pool, first to read and then to compile, costs ten
 * times the work itself. Where a bundler has moved this file without the other one, the module's text has it too.
 */
import { readFileSync } from "node:fs";
import { missingFiles } from "../host/load-error.js";

export function source() {
	try {
		return new WebAssembly.Module(readFileSync(new URL("./core.wasm", import.meta.url)));
	} catch (cause) {
		return fromText(cause);
	}
}
export const isolated = false;

/** @param {unknown} cause why the file could not be read */
async function fromText(cause) {
	const modules = Promise.all([import("./embedded.js"), import("node:zlib")]);
	const [{ deflated }, { inflateRawSync }] = await modules.catch(() => {
		throw missingFiles("core.wasm", cause);
	});
	return new WebAssembly.Module(inflateRawSync(deflated()));
}
