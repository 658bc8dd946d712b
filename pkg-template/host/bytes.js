/** Bytes that arrive in parts. */

/** @param {readonly Uint8Array[]} chunks @returns {Uint8Array<ArrayBuffer>} */
export function concatenate(chunks) {
	const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
	let offset = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, offset);
		offset += chunk.length;
	}
	return bytes;
}
