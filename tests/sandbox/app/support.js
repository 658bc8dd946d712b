import { createSandbox } from "../../../pkg-template/sandbox/index.js";
import { CREDENTIALS, NOW } from "../support.js";

/** @import { Sandbox, SandboxOptions } from "../../../pkg-template/sandbox/index.js" */

export const BEARER = { authorization: "Bearer app-key" };

/**
 * @typedef {{ status: number, headers: Headers, text: string, data: any }} AppResponse `data` is the parsed body, if it is JSON
 */

/**
 * Starts a sandbox, with a settable clock (in seconds), and functions that call its App API (`app`) and its Track API (`track`).
 *
 * @param {SandboxOptions} [options]
 */
export function startApp(options) {
	const clock = { seconds: NOW };
	const sandbox = createSandbox({ now: () => clock.seconds * 1000, ...options });
	/**
	 * @param {string} method
	 * @param {string} path
	 * @param {unknown} [body] sent as JSON
	 * @param {Record<string, string>} [headers] beside the content type
	 */
	const app = (method, path, body, headers = BEARER) => send(sandbox, method, path, body, headers);
	/** @param {string} method @param {string} path @param {unknown} [body] */
	const track = (method, path, body) => send(sandbox, method, path, body, { authorization: CREDENTIALS });
	/** Identifies a person by id. @param {string} id @param {object} [attributes] */
	const identify = (id, attributes = {}) => track("PUT", `/api/v1/customers/${id}`, attributes);
	return { sandbox, clock, app, track, identify };
}

/**
 * @param {Sandbox} sandbox
 * @param {string} method
 * @param {string} path
 * @param {unknown} body
 * @param {Record<string, string>} headers
 * @returns {Promise<AppResponse>}
 */
async function send(sandbox, method, path, body, headers) {
	const response = await sandbox.fetch(`http://api.test${path}`, {
		method,
		headers: body === undefined ? headers : { "content-type": "application/json", ...headers },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const text = await response.text();
	const isJson = response.headers.get("content-type")?.startsWith("application/json");
	return {
		status: response.status,
		headers: response.headers,
		text,
		data: isJson ? JSON.parse(text) : undefined,
	};
}

export const EMAIL = {
	transactional_message_id: "welcome",
	to: "ada@example.com",
	identifiers: { id: "ada" },
};

/** Makes one item of each list of the state that the App API fills. @param {Sandbox} sandbox */
export async function fillApp(sandbox) {
	/** @param {string} method @param {string} path @param {unknown} [body] */
	const app = (method, path, body) => send(sandbox, method, path, body, BEARER);
	const person = { authorization: CREDENTIALS };
	await send(sandbox, "PUT", "/api/v1/customers/ada", { email: "ada@example.com" }, person);
	await app("POST", "/v1/send/email", EMAIL);
	await app("POST", "/v1/campaigns/1/triggers", {});
	await app("POST", "/v1/exports/customers", { filters: { and: [] } });
	const file = { name: "people", data_file_url: "https://example.com/people.csv" };
	await app("POST", "/v1/imports", { import: { ...file, type: "people", identifier: "id" } });
	await app("POST", "/v1/esp/suppression/bounces/bob%40example.com", {});
	await app("PUT", "/v1/customers/ada/optouts", { optouts: [{ from: "+15550001", optout: true }] });
}
