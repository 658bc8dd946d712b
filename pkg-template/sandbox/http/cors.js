/** @import { WireResponse } from "./responses.js" */
/** @import { RequestHead } from "../sandbox.js" */
import { noContent } from "./responses.js";

// Live responses of the Track API were recorded with `access-control-allow-origin: *`. How it responds to a preflight is not
// documented: the sandbox allows what is asked for.

/** @param {RequestHead} head */
export function isPreflight({ method, headers }) {
	return method === "OPTIONS" && headers["access-control-request-method"] !== undefined;
}

/**
 * Echoes the requested headers, because `*` does not cover `Authorization`.
 *
 * @param {RequestHead} head
 */
export function allowPreflight({ headers }) {
	const response = allowAnyOrigin(noContent());
	response.headers["access-control-allow-methods"] = headers["access-control-request-method"];
	response.headers["access-control-allow-headers"] = headers["access-control-request-headers"] ?? "";
	return response;
}

/**
 * A response keeps its own header, which only a fault can give it.
 *
 * @param {WireResponse} response
 * @returns {WireResponse}
 */
export function allowAnyOrigin(response) {
	return { ...response, headers: { "access-control-allow-origin": "*", ...response.headers } };
}
