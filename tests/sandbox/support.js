import { createSandbox } from "../../pkg-template/sandbox/index.js";

/** @import { Person, SandboxOptions } from "../../pkg-template/sandbox/index.js" */
/** @typedef {{ status: number, headers: Headers, text: string }} TestResponse */
/** @typedef {{ reason: string, field: string, message: string }} Problem an error in the format of Track v2 */
/** @typedef {[method: string, path: string, needsCredentials: boolean, body?: object]} EndpointRow */

/** 2026-01-01T00:00:00Z in unix seconds: the initial time of the clock in `start`. */
export const NOW = 1767225600;

export const CREDENTIALS = `Basic ${btoa("site:key")}`;

/**
 * Starts a sandbox, with a settable clock (in seconds) and a function that calls it with credentials.
 *
 * @param {SandboxOptions} [options]
 */
export function start(options) {
	const clock = { seconds: NOW };
	const sandbox = createSandbox({ now: () => clock.seconds * 1000 + 999, ...options });

	/**
	 * @param {string} method
	 * @param {string} path
	 * @param {unknown} [body] sent as JSON, except strings and bytes, which are sent as they are
	 * @param {Record<string, string>} [headers] replaces the default headers
	 * @returns {Promise<TestResponse>}
	 */
	const call = async (method, path, body, headers) => {
		/** @type {RequestInit} */
		const init = {
			method,
			headers: headers ?? { authorization: CREDENTIALS, "content-type": "application/json" },
		};
		if (body !== undefined) init.body = isRaw(body) ? body : JSON.stringify(body);
		const response = await sandbox.fetch(new Request(`http://track.test${path}`, init));
		return { status: response.status, headers: response.headers, text: await response.text() };
	};
	return { sandbox, clock, call };
}

/** @param {unknown} body @returns {body is string | Uint8Array<ArrayBuffer>} */
const isRaw = (body) => typeof body === "string" || body instanceof Uint8Array;

/** Every endpoint of the Track API, whether it needs credentials, and a valid body. */
export const ENDPOINTS = /** @type {EndpointRow[]} */ ([
	["GET", "/api/v1/accounts/region", true],
	["PUT", "/api/v1/customers/1", true, {}],
	["DELETE", "/api/v1/customers/1", true],
	["PUT", "/api/v1/customers/1/devices", true, { device: { id: "a", platform: "ios" } }],
	["DELETE", "/api/v1/customers/1/devices/a", true],
	["POST", "/api/v1/customers/2/suppress", true],
	["POST", "/api/v1/customers/2/unsuppress", true],
	["POST", "/api/v1/customers/1/events", true, { name: "a" }],
	["POST", "/api/v1/events", true, { name: "a", anonymous_id: "x" }],
	["POST", "/api/v1/merge_customers", true, { primary: { id: "1" }, secondary: { id: "2" } }],
	["POST", "/api/v1/segments/7/add_customers", true, { ids: ["1"] }],
	["POST", "/api/v1/segments/7/remove_customers", true, { ids: ["1"] }],
	["POST", "/api/v1/forms/a/submit", true, { data: { id: "1" } }],
	["POST", "/api/v1/metrics", false, { delivery_id: "a", metric: "opened" }],
	["POST", "/api/v1/push/events", false, { delivery_id: "a", event: "opened" }],
	["POST", "/unsubscribe/a", false, { unsubscribe: true }],
	["POST", "/api/v2/entity", true, { type: "person", identifiers: { id: "1" }, action: "identify" }],
	["POST", "/api/v2/batch", true, { batch: [] }],
]).map(([method, path, needsCredentials, body]) => ({ method, path, needsCredentials, body }));

/** The state of a new sandbox. */
export const EMPTY_STATE = {
	people: [],
	suppressed: [],
	events: [],
	objects: [],
	segments: [],
	forms: [],
	deliveries: [],
	broadcastTriggers: [],
	exports: [],
	imports: [],
	espSuppressions: [],
	optOuts: [],
	webhookPosts: [],
	dropped: [],
	requests: [],
	faults: [],
};

/**
 * A person in `state`, created at `NOW`, with only the given fields.
 *
 * @param {Partial<Person>} fields
 */
export const personWith = (fields) => ({
	attributes: {},
	devices: [],
	relationships: [],
	created: NOW,
	...fields,
});

/** The errors of a 400 in the format of Track v1. @param {TestResponse} response @returns {string[]} */
export const errorsOf = ({ text }) => JSON.parse(text).meta.errors;

/** Like `start`, with `put` and `people` for tests of identify and delete. */
export function startPeople() {
	const { sandbox, clock, call } = start();
	/** @param {string} path @param {object} body */
	const put = (path, body) => call("PUT", `/api/v1/customers/${path}`, body);
	return { clock, call, put, people: () => sandbox.state().people };
}

/** Like `start`, with `operate`, which sends one operation of Track v2 and returns its problems, if any. */
export function startEntities() {
	const { sandbox, clock, call } = start();
	/** @param {unknown} operation @returns {Promise<string | Problem[]>} */
	const operate = async (operation) => {
		const { status, text } = await call("POST", "/api/v2/entity", operation);
		return status === 200 ? text : JSON.parse(text).errors;
	};
	return { sandbox, clock, call, operate, state: sandbox.state };
}

/** @param {string} reason @param {string} field @param {string} message @returns {Problem} */
export const problem = (reason, field, message) => ({ reason, field, message });
