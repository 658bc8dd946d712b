import { createSandbox } from "../../../pkg-template/sandbox/index.js";
import { NOW } from "../support.js";

/** @import { SandboxOptions } from "../../../pkg-template/sandbox/index.js" */

export const BASIC = `Basic ${btoa("write-key:")}`;

const STRICT = { "x-strict-mode": "1" };

/** @typedef {{ status: number, text: string, errors: string[] | undefined }} PipelinesResponse `errors` are those of a 400 or 401 */

/**
 * Starts a sandbox, with a settable clock (in seconds), and functions that call its Pipelines API: `send` with headers of its own,
 * `loose` with the write key, and `strict` in strict mode, too.
 *
 * @param {SandboxOptions} [options]
 */
export function startPipelines(options) {
	const clock = { seconds: NOW };
	const sandbox = createSandbox({ now: () => clock.seconds * 1000, ...options });

	/**
	 * @param {string} path such as `"track"`
	 * @param {unknown} body sent as JSON, except strings and bytes, which are sent as they are
	 * @param {Record<string, string>} headers
	 * @returns {Promise<PipelinesResponse>}
	 */
	const send = async (path, body, headers) => {
		const isRaw = typeof body === "string" || body instanceof Uint8Array;
		const text = isRaw ? /** @type {BodyInit} */ (body) : JSON.stringify(body);
		const init = { method: "POST", headers, body: text };
		const response = await sandbox.fetch(`http://cdp.test/v1/${path}`, init);
		const answer = await response.text();
		return { status: response.status, text: answer, errors: JSON.parse(answer).meta?.errors };
	};
	const headers = { authorization: BASIC, "content-type": "application/json" };
	/** @param {string} path @param {unknown} body */
	const loose = (path, body) => send(path, body, headers);
	/** @param {string} path @param {unknown} body */
	const strict = (path, body) => send(path, body, { ...headers, ...STRICT });
	return { sandbox, clock, send, loose, strict, state: sandbox.state };
}
