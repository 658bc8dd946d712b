/**
 * Bun reads the file beside this one. By its own means: it takes longer to load `node:fs` than to read the file. Where a bundler has moved
 * this file without the other one, the module's text has it too.
 */
import { missingFiles } from "../host/load-error.js";

const bun = /** @type {any} */ (globalThis).Bun;

export async function source() {
	try {
		return await WebAssembly.compile(await bun.file(new URL("./core.wasm", import.meta.url)).arrayBuffer());
	} catch (cause) {
		const { inflated } = await import("./embedded.js").catch(() => {
			throw missingFiles("core.wasm", cause);
		});
		return await WebAssembly.compile(inflated());
	}
}
export const isolated = false;
