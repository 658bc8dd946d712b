/** Reads the body of a request, and no more of it than the relay takes. */

/**
 * @param {Request} request
 * @param {number} limit in bytes
 * @returns {Promise<Uint8Array | undefined>} `undefined` if it is longer
 */
export async function readBody(request, limit) {
	if (Number(request.headers.get("content-length")) > limit) return undefined;
	if (!request.body) return new Uint8Array();
	const reader = request.body.getReader();
	/** @type {Uint8Array[]} */
	const chunks = [];
	let length = 0;
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return concat(chunks, length);
		chunks.push(value);
		length += value.length;
		if (length > limit) {
			// Whether it can be cancelled changes nothing.
			reader.cancel().catch(() => {});
			return undefined;
		}
	}
}

/** @param {Uint8Array[]} chunks @param {number} length of all together */
function concat(chunks, length) {
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, at);
		at += chunk.length;
	}
	return bytes;
}

/**
 * The JSON text of a body as `JSON.stringify` writes it, which is what the core reads.
 *
 * @param {Uint8Array} body
 * @returns {string | undefined} `undefined` if it is not JSON in UTF-8, or nested deeper than the host can write
 */
export function compactJson(body) {
	try {
		return JSON.stringify(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)));
	} catch {
		return undefined;
	}
}
