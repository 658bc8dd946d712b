/**
 * Node and Bun read the file beside this one, synchronously: waiting for the thread pool, first to read and then to compile, costs far
 * more than the work itself. If a bundler has moved this file without the other one, the package's text is the fallback.
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
	const [text, zlib] = await Promise.all([
		import("./embedded.js").catch(() => undefined),
		// Faster than the text's own inflater. A `vm` context, such as Jest's, may refuse to import it.
		import("node:zlib").catch(() => undefined),
	]);
	if (!text) throw missingFiles("core.wasm", cause);
	return new WebAssembly.Module(zlib ? zlib.inflateRawSync(text.deflated()) : text.inflated());
}
