/**
 * Deno reads the file beside this one if the program has permission. Otherwise it takes the WebAssembly from the package's text, which
 * needs no permission.
 */
import { missingFiles } from "../host/load-error.js";

const deno = /** @type {any} */ (globalThis).Deno;

export function source() {
	/** @type {unknown} */
	let cause;
	try {
		const path = new URL("./core.wasm", import.meta.url);
		// Without the query, Deno would prompt for permission.
		if (deno.permissions.querySync({ name: "read", path }).state === "granted") {
			return new WebAssembly.Module(deno.readFileSync(path));
		}
	} catch (thrown) {
		// A bundler has moved this file, or the host has no files.
		cause = thrown;
	}
	return fromText(cause);
}
export const isolated = false;

/** @param {unknown} cause why the file could not be read; `undefined` without permission */
async function fromText(cause) {
	const { inflated } = await import("./embedded.js").catch((missing) => {
		throw missingFiles("core.wasm", cause ?? missing);
	});
	return await WebAssembly.compile(inflated());
}
