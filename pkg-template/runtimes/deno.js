/**
 * Deno reads the file beside this one where the program may read it anyway. Otherwise it takes the WebAssembly from the package's
 * text, for which it needs no permission.
 */
const deno = /** @type {any} */ (globalThis).Deno;

export function source() {
	try {
		const path = new URL("./core.wasm", import.meta.url);
		// Without the query, Deno would ask the person at the terminal.
		if (deno.permissions.querySync({ name: "read", path }).state === "granted") {
			return new WebAssembly.Module(deno.readFileSync(path));
		}
	} catch {
		// A bundler has moved this file, or the host has no files.
	}
	return import("./embedded.js").then(({ inflated }) => WebAssembly.compile(inflated()));
}
export const isolated = false;
