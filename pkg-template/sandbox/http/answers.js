import { encode } from "./bytes.js";

/**
 * An answer, before a transport gives it its form.
 *
 * @typedef {{ status: number; headers: Record<string, string>; body: Uint8Array<ArrayBuffer> | null }} Answer
 */

/**
 * A JSON answer. The real API ends its bodies with a newline.
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

/** What every accepted write is answered with. */
export const accepted = () => json(200, {});

/**
 * An answer without a body.
 *
 * @returns {Answer}
 */
export const noContent = () => ({ status: 204, headers: {}, body: null });

/**
 * The spec gives no body for a 401; plain text is what users of the real API report.
 *
 * @returns {Answer}
 */
export const unauthorized = () => ({
	status: 401,
	headers: { "content-type": "text/plain; charset=utf-8" },
	body: encode("Unauthorized request"),
});

export const notFound = () => json(404, { meta: { error: "not found" } });

/**
 * @param {string[]} allowed the methods that the path does have
 * @returns {Answer}
 */
export function methodNotAllowed(allowed) {
	const { headers, ...answer } = json(405, { meta: { error: "method not allowed" } });
	return { ...answer, headers: { ...headers, allow: allowed.join(", ") } };
}
