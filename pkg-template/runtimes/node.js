/**
 * Node and Bun read the file beside this one. At once: waiting for the thread pool, first to read and then to compile, costs ten
 * times the work itself. Where a bundler has moved this file without the other one, the module's text has it too.
 */
import { readFileSync } from "node:fs";

export function source() {
	try {
		return new WebAssembly.Module(readFileSync(new URL("./core.wasm", import.meta.url)));
	} catch {
		return fromText();
	}
}
export const isolated = false;

async function fromText() {
	const [{ deflated }, { inflateRawSync }] = await Promise.all([
		import("./embedded.js"),
		import("node:zlib"),
	]);
	return new WebAssembly.Module(inflateRawSync(deflated()));
}
