/** Bytes. */

/** The bytes of a buffer or of a view of one, without a copy. @param {ArrayBuffer | ArrayBufferView} data */
export const asBytes = (data) =>
	ArrayBuffer.isView(data)
		? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
		: new Uint8Array(data);

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
