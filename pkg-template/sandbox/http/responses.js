import { encode } from "./bytes.js";

/**
 * A response, independent of the transport.
 *
 * @typedef {{ status: number; headers: Record<string, string>; body: Uint8Array<ArrayBuffer> | null }} WireResponse
 */

/**
 * A JSON response. The real API ends its bodies with a newline.
 *
 * @param {number} status
 * @param {unknown} value
 */
export function json(status, value) {
	return {
		status,
		headers: { "content-type": "application/json; charset=utf-8" },
		body: encode(`${JSON.stringify(value)}\n`),
	};
}

/** The response to every accepted write. */
export const accepted = () => json(200, {});

/**
 * A response without a body.
 *
 * @returns {WireResponse}
 */
export const noContent = () => ({ status: 204, headers: {}, body: null });

/**
 * The specification has no body for a 401. Users of the real API report this plain text.
 *
 * @returns {WireResponse}
 */
export const unauthorized = () => ({
	status: 401,
	headers: { "content-type": "text/plain; charset=utf-8" },
	body: encode("Unauthorized request"),
});

/** @param {string} reason */
export const forbidden = (reason) => json(403, { meta: { error: reason } });

/** @param {number} maxBytes */
export const contentTooLarge = (maxBytes) =>
	json(413, { meta: { error: `the body must be at most ${maxBytes} bytes` } });

export const notFound = () => json(404, { meta: { error: "not found" } });

/**
 * @param {string[]} allowed the methods of the path
 * @returns {WireResponse}
 */
export function methodNotAllowed(allowed) {
	const { headers, ...response } = json(405, { meta: { error: "method not allowed" } });
	return { ...response, headers: { ...headers, allow: allowed.join(", ") } };
}
