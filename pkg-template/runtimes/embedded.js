/** The WebAssembly in the package's own text, for where no file can be found. The build puts it into `CORE_WASM`: deflated, in Base64. */
import { inflateSync } from "fflate/browser";

/** The WebAssembly, deflated. */
export function deflated() {
	// The build puts the text in wherever the name stands.
	const base64 = CORE_WASM;
	// A thousand times faster, and newer than some runtimes that are in use.
	const decoded = Uint8Array.fromBase64?.(base64);
	if (decoded) return decoded;
	const chars = atob(base64);
	const bytes = new Uint8Array(chars.length);
	for (let index = 0; index < chars.length; index += 1) bytes[index] = chars.charCodeAt(index);
	return bytes;
}

/**
 * The WebAssembly. Not by a `DecompressionStream`, which Bun, jsdom and older browsers lack: and where there is one, setting it up
 * takes longer than this.
 */
export const inflated = () => /** @type {Uint8Array<ArrayBuffer>} */ (inflateSync(deflated()));
