/**
 * Reads responses, but never more of one than a call may hold in memory.
 *
 * @import { Reads } from "./attempt.js"
 */
import { concatenate } from "./bytes.js";
import { bodyIn, FetchFault, faultOfBody, isLocked, isSuccess, readBody } from "./fetch.js";
import { Outcome } from "./outcome.js";
import { decode, makeEncoder } from "./text.js";

/** How much of the body of a failure is read, in bytes: for an error to show. */
const ERROR_BYTES = 262_144;

/**
 * Reads a response to its end, or to the limit.
 *
 * @param {Response} response
 * @param {Reads} reads
 * @param {number} limit the longest body of a success, in bytes after decompression
 * @param {AbortController} controller the request's
 * @returns {Promise<Outcome>}
 */
export async function readResponse(response, reads, limit, controller) {
	const { status } = response;
	const isAccepted = isSuccess(status);
	const isBinary = isAccepted && reads === "binary";
	const most = isAccepted ? limit : ERROR_BYTES;
	/** @type {string | Uint8Array} */
	let body;
	let isCut = false;
	// The length first: Deno, Bun and workerd make the stream of a body when they are asked for it, which costs as much as the rest of the
	// attempt.
	if (fits(response, most) || !hasStream(response, isBinary)) {
		try {
			body = bodyIn(await readBody(response, isBinary), isBinary);
		} catch (thrown) {
			throw faultOfBody(response, thrown);
		}
		isCut = body.length > most;
		if (isCut) body = body.slice(0, most);
	} else {
		({ body, isCut } = await readStream(response, isBinary, most, controller.signal));
		// Bun 1.3 downloads the rest of a stream that was cancelled.
		if (isCut) controller.abort();
	}
	const outcome = new Outcome("done");
	outcome.status = status;
	outcome.response = response;
	if (isAccepted && isCut) {
		outcome.limit = limit;
		return outcome;
	}
	outcome.body = body;
	if (isAccepted && reads === "json" && typeof body === "string") {
		outcome.data = parse(body);
		if (outcome.data === undefined && isCutShort(response, body))
			throw new TypeError("the response ended before its body was complete");
	}
	return outcome;
}

/**
 * Whether the body is read as a stream. A mock has none, or methods of its own.
 *
 * @param {Response} response
 * @param {boolean} isBinary
 */
const hasStream = (response, isBinary) =>
	typeof response.body?.getReader === "function" &&
	!Object.hasOwn(response, isBinary ? "arrayBuffer" : "text");

/** As `text()` does it: without a byte order mark. @param {Uint8Array} bytes */
const decodeBody = (bytes) => decode(bytes).replace(/^\ufeff/, "");

/**
 * Whether a response declares the length of its body, and that is within the limit. Then the host reads it, which is faster than a loop. A
 * page cannot see whether the response of another origin is compressed.
 *
 * @param {Response} response
 * @param {number} limit
 */
function fits(response, limit) {
	const length = header(response, "content-length");
	if (!/^\d+$/.test(length) || Number(length) > limit) return false;
	return response.type !== "cors" && header(response, "content-encoding") === "";
}

/** @param {Response} response @param {string} name @returns {string} empty if there is none */
function header({ headers }, name) {
	try {
		return headers.get(name) ?? "";
	} catch {
		// A mock's headers say nothing.
		return "";
	}
}

/**
 * Reads the stream of a response to its end, or to the limit. What follows is cancelled.
 *
 * @param {Response} response
 * @param {boolean} isBinary
 * @param {number} limit
 * @param {AbortSignal} signal that of the request. Some `fetch` functions ignore it
 * @returns {Promise<{ body: string | Uint8Array, isCut: boolean }>}
 */
async function readStream(response, isBinary, limit, signal) {
	if (isLocked(response)) throw new FetchFault("usedBody");
	const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
	/** @type {Uint8Array[]} */
	const chunks = [];
	let length = 0;
	let isDone = false;
	try {
		while (!isDone && length <= limit && !signal.aborted) {
			const { done, value } = await reader.read();
			isDone = done;
			if (done) break;
			if (!ArrayBuffer.isView(value)) throw new FetchFault("noBody");
			chunks.push(value);
			length += value.byteLength;
		}
	} finally {
		if (!isDone) reader.cancel().catch(() => {});
	}
	const all = chunks.length === 1 && chunks[0] ? chunks[0] : concatenate(chunks);
	const isCut = length > limit;
	const bytes = isCut ? all.slice(0, limit) : all;
	return { body: isBinary ? bytes : decodeBody(bytes), isCut };
}

/** @param {string} text @returns {unknown} `undefined` if it is not JSON */
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * Whether a text is JSON that was cut on its way: some hosts accept a compressed body that ends too early, or one that is shorter than
 * declared.
 *
 * @param {Response} response
 * @param {string} text
 */
function isCutShort(response, text) {
	const length = header(response, "content-length");
	const isCompressed = header(response, "content-encoding") !== "";
	if (text === "") return isCompressed && length !== "0" && response.status !== 204;
	if (!isOpen(text)) return false;
	const isShorter = length !== "" && Number(length) > makeEncoder().encode(text).length;
	return isShorter || isCompressed;
}

/** Whether JSON ends inside of an object, a list or a string. @param {string} text */
function isOpen(text) {
	if (!/^\s*[{["]/.test(text)) return false;
	let depth = 0;
	let isInString = false;
	for (let index = 0; index < text.length; index += 1) {
		const char = text[index];
		if (isInString && char === "\\") index += 1;
		else if (char === '"') isInString = !isInString;
		else if (isInString) continue;
		else if (char === "{" || char === "[") depth += 1;
		else if (char === "}" || char === "]") depth -= 1;
	}
	return isInString || depth > 0;
}
