/** The WebAssembly in the package's own text, for where no file can be found. The build puts it into `CORE_WASM`: deflated, in Base64. */
import { inflateSync } from "fflate/browser";

/** The WebAssembly, deflated. */
export function deflated() {
	// The build replaces the name wherever it stands.
	const base64 = CORE_WASM;
	// Much faster, but newer than some runtimes in use.
	const decoded = Uint8Array.fromBase64?.(base64);
	if (decoded) return decoded;
	const chars = atob(base64);
	const bytes = new Uint8Array(chars.length);
	for (let index = 0; index < chars.length; index += 1) bytes[index] = chars.charCodeAt(index);
	return bytes;
}

/**
 * The WebAssembly. Not by a `DecompressionStream`, which older runtimes and jsdom lack; where it exists, setting it up takes longer than
 * this.
 */
export const inflated = () => /** @type {Uint8Array<ArrayBuffer>} */ (inflateSync(deflated()));
