/** Calls a `fetch`, which may be the caller's own, a mock or misused. */
import { asBytes } from "./bytes.js";
import { isBrowser } from "./environment.js";
import { isObject, tagOf } from "./fault.js";

/** A fault of a `fetch`, with which no attempt can succeed. */
export class FetchFault {
	#isFetchFault = true;

	/** Not by `instanceof`, for which a proxy may throw. @param {unknown} value @returns {value is FetchFault} */
	static is(value) {
		return isObject(value) && #isFetchFault in value;
	}

	/**
	 * @param {import("./outcome.js").FetchFaultKind} kind
	 * @param {unknown} [cause]
	 */
	constructor(kind, cause) {
		this.kind = kind;
		this.cause = cause;
	}
}

/** How browsers and workerd say that a method lacks its object. */
const UNBOUND = /illegal invocation|does not implement interface|on instances of/i;

/** The host's own `fetch`, which checks its `this` first. Not a bound function, which may be anything. */
const HOST_FETCH = /^function fetch\(\)\s*\{\s*\[native code\]\s*\}$/;

/**
 * @template Taken
 * @param {typeof fetch | undefined} given instead of the global `fetch`, which is looked up now
 * @param {string} url
 * @param {RequestInit} init
 * @param {(response: Response) => Taken | Promise<Taken>} take gets the response, whose body nobody has read to its end
 * @returns {Promise<Taken>}
 * @throws {FetchFault} and what `fetch` and `take` throw
 */
export async function callFetch(given, url, init, take) {
	const send = given ?? globalThis.fetch;
	if (typeof send !== "function") throw new FetchFault("missing");
	let response;
	try {
		// Without a `this`: browsers and workerd refuse any other than their own.
		response = await send(url, init);
	} catch (thrown) {
		throw isUnbound(thrown) ? new FetchFault(isOfHost(send) ? "unbound" : "unboundInside", thrown) : thrown;
	}
	if (!isObject(response) || !isStatus(response.status)) throw new FetchFault("noResponse");
	if (response.type === "error") throw new TypeError("fetch resolved with Response.error()");
	if (response.bodyUsed === true) throw new FetchFault("usedBody");
	return await take(response);
}

/** By the status alone: a mock may have no `ok`, or a wrong one. @param {number} status */
export const isSuccess = (status) => status >= 200 && status < 300;

/** @param {any} status 0 is that of a redirect that a page may not look into */
const isStatus = (status) => Number.isInteger(status) && status >= 0 && status <= 999;

/** @param {any} thrown */
function isUnbound(thrown) {
	try {
		return thrown instanceof TypeError && UNBOUND.test(thrown.message);
	} catch {
		// It throws when it is read.
		return false;
	}
}

/** @param {Function} send */
const isOfHost = (send) => HOST_FETCH.test(Function.prototype.toString.call(send));

/** Asked once, because Bun is slow to find out that a global is missing. @type {boolean | undefined} */
let isInBrowser;

/**
 * Reads the body by the response's own method, which may be a mock's: {@link bodyIn} checks what it gives, and {@link faultOfBody} says why
 * it failed.
 *
 * @param {Response} response
 * @param {boolean} isBinary
 * @returns {Promise<unknown>}
 * @throws {FetchFault} and what the method throws
 */
export function readBody(response, isBinary) {
	if (typeof response[isBinary ? "arrayBuffer" : "text"] !== "function") throw new FetchFault("noBody");
	// In browsers, each body has a stream anyway, and Firefox marks a body as used as soon as somebody else has tried to read it.
	isInBrowser ??= isBrowser();
	if (isInBrowser && isLocked(response)) throw new FetchFault("usedBody");
	return isBinary ? response.arrayBuffer() : response.text();
}

/**
 * The text or the bytes that a response's method gave.
 *
 * @param {unknown} given
 * @param {boolean} isBinary
 * @returns {string | Uint8Array}
 * @throws {FetchFault}
 */
export function bodyIn(given, isBinary) {
	if (isBinary) return bytesOf(given);
	if (typeof given !== "string") throw new FetchFault("noBody");
	return given;
}

/**
 * Why a body could not be read. If it is locked although nothing was read, somebody else is reading it.
 *
 * @param {Response} response
 * @param {unknown} thrown
 */
export function faultOfBody(response, thrown) {
	if (FetchFault.is(thrown)) return thrown;
	return response.bodyUsed === false && isLocked(response) ? new FetchFault("usedBody", thrown) : thrown;
}

/**
 * Whether somebody is reading the body of a response. Ask late: Deno, Bun and workerd make the stream of a body when they are asked for it.
 *
 * @param {Response} response
 */
export const isLocked = (response) => response.body?.locked === true;

/** @param {unknown} buffer */
function bytesOf(buffer) {
	try {
		// Mocks give Node's Buffers, too.
		if (ArrayBuffer.isView(buffer)) return asBytes(buffer);
		if (isObject(buffer) && tagOf(buffer) === "[object ArrayBuffer]")
			return asBytes(/** @type {ArrayBuffer} */ (buffer));
	} catch (thrown) {
		throw new FetchFault("noBody", thrown);
	}
	throw new FetchFault("noBody");
}
