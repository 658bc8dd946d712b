/** The WebAssembly in the package's own text, for where no file can be found. The build puts it into `CORE_WASM`: deflated, in Base64. */
export async function embedded() {
	const inflate = new DecompressionStream("deflate-raw");
	return new Response(new Blob([fromBase64(CORE_WASM)]).stream().pipeThrough(inflate)).arrayBuffer();
}

/** @param {string} base64 */
function fromBase64(base64) {
	// The former is a thousand times faster, and newer than some browsers that are in use.
	return Uint8Array.fromBase64?.(base64) ?? Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
