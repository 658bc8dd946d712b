/**
 * Browsers fetch the file beside this one; Vite and webpack see the URL and copy the file. If no bundler has copied it, the package's
 * text is the fallback.
 */
import { refusalOfModules, Unloadable } from "../host/load-error.js";

/** @type {import("../host/load.js").Source} */
export async function source({ signal, again }) {
	try {
		return await compiled(
			// A load that has failed may have left its response in the cache.
			await fetch(new URL("./core.wasm", import.meta.url), { signal, cache: again ? "reload" : "default" }),
		);
	} catch (cause) {
		if (signal.aborted || refusalOfModules()) throw cause;
		const text = await import("./embedded.js").catch(() => {
			throw cause instanceof Unloadable
				? cause
				: new Unloadable(`core.wasm could not be fetched. ${COPY}`, cause);
		});
		return await WebAssembly.compile(text.inflated());
	}
}
export const isolated = false;

const COPY =
	"Make your bundler or server copy node_modules/customerio-wasm/track/core.wasm beside the script, or import customerio-wasm/inline";

/** @param {Response} response */
async function compiled(response) {
	const type = response.headers.get("content-type") ?? "";
	if (response.ok && type.startsWith("application/wasm")) return await WebAssembly.compileStreaming(response);
	if (response.ok && !type.startsWith("text/html"))
		return await WebAssembly.compile(await response.arrayBuffer());
	const found = response.ok ? "HTML" : `status ${response.status}`;
	throw new Unloadable(
		`the server responded with ${found} instead of core.wasm (${response.url}). With \`vite dev\` of Vite 7 or older, set ` +
			`optimizeDeps: { exclude: ["customerio-wasm"] }. ${COPY}`,
	);
}
