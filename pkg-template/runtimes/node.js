/**
 * Node and Bun read the file beside this one. At once: waiting for the thread pool, first to read and then to compile, costs ten
 * times the work itself. Where a bundler has moved this file without the other one, the module's text has it too.
 */
import * as diagnostics from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import { useDiagnostics } from "../host/diagnostics.js";
import { missingFiles } from "../host/load-error.js";

export function source() {
	// Before Node 20.16, only an import finds this module.
	useDiagnostics(diagnostics);
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
