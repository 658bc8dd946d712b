/**
 * The body of a request that a server has received, read up to a limit.
 *
 * @param {Request} request
 * @param {number} limit in bytes
 * @returns {Promise<Uint8Array | undefined>} `undefined` if it is longer
 */
export async function readRequestBody(request, limit) {
	if (Number(request.headers.get("content-length")) > limit) return undefined;
	if (!request.body) return new Uint8Array();
	const reader = request.body.getReader();
	/** @type {Uint8Array<ArrayBuffer>[]} */
	const chunks = [];
	let length = 0;
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
		chunks.push(value);
		length += value.length;
		if (length > limit) {
			// Whether it can be cancelled changes nothing.
			reader.cancel().catch(() => {});
			return undefined;
		}
	}
}
