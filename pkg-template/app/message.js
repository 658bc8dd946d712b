/** Messages as the API takes them: what is convenient for callers is translated, the rest goes out as it is. */
import { joinBytes } from "../host/body.js";
import { Fault, isBlob, isFile, isObject, reading, wellFormed, within } from "../host/fault.js";
import { jsonObject, ownData } from "../host/json.js";
import { invalid } from "../host/report.js";
import { toBase64 } from "./base64.js";
import { methodOf } from "./requests.js";

/**
 * The message of a request: a builder's (ours, or the official client's), or a plain object. It is a copy.
 *
 * @param {string} action the public method's name
 * @param {any} request
 * @returns {unknown} a promise if files must be read first
 */
export const messageOf = (action, request) => readingMessage(action, () => read(action, request));

/**
 * The method that sends a message: that of its builder, or `sendEmail`.
 *
 * @param {string} action the public method's name
 * @param {any} request
 * @returns {string}
 */
export const methodFor = (action, request) => readingMessage(action, () => methodOf(request) ?? "sendEmail");

/**
 * @template T
 * @param {string} action
 * @param {() => T} read runs code of the caller's
 * @returns {T}
 */
function readingMessage(action, read) {
	try {
		return reading("", read);
	} catch (thrown) {
		throw refused(action, thrown);
	}
}

/** @param {string} action @param {any} request @throws {Fault} */
function read(action, request) {
	const method = methodOf(request);
	if (method !== undefined && method !== action)
		throw new Fault("", `is not one that ${action} sends: use ${method}`);
	const given = isObject(request?.message) ? request.message : request;
	const lost = given !== request && !method && Object.keys(request).find((name) => name !== "message");
	if (lost) throw new Fault(`.${lost}`, "would not be sent: move it into message");
	if (!hasNames(given)) return given;
	const own = /** @type {any} */ (jsonObject(given));
	const { attachments: _files, device: _device, headers: _headers, ...message } = own;
	// Ignores members that other code adds to Object.prototype.
	const taken = (/** @type {string} */ name) => (Object.hasOwn(own, name) ? own[name] : undefined);
	const [attachments, device, headers] = [taken("attachments"), taken("device"), taken("headers")];
	if (device !== undefined && message.custom_device !== undefined)
		throw new Fault(".device", "is another name of custom_device: give one of them");
	if (device !== undefined) message.custom_device = device;
	const text = headersText(headers);
	if (text !== undefined) message.headers = text;
	if (attachments === undefined) return message;
	const files = hasNames(attachments) ? encoded(action, attachments) : attachments;
	if (!(files instanceof Promise)) return { ...message, attachments: files };
	// Read now, so that changes while a Blob is read have no effect.
	const copy = /** @type {object} */ (ownData(message));
	return files.then((read) => ({ ...copy, attachments: read }));
}

/**
 * Whether a value is an object of names and values. The core refuses any other value by its path.
 *
 * @param {unknown} value
 * @returns {value is object}
 */
const hasNames = (value) => isObject(value) && !(Symbol.iterator in value) && !isFile(value);

/**
 * The headers of an email as the JSON text of a list of names and values.
 *
 * @param {any} headers such a text, a list, or an object of names and values
 * @returns {string | undefined} `undefined` if there are none
 * @throws {Fault}
 */
function headersText(headers) {
	if (headers === undefined || headers === null || headers === "") return undefined;
	const given = typeof headers === "string" ? parsed(headers) : headers;
	const isList = Array.isArray(given);
	if (!isList && !hasNames(given))
		throw new Fault(".headers", "must be an object or a list of names and values, or its JSON text");
	const list = isList
		? given.map((header) => ({ name: header?.name, value: header?.value }))
		: givenEntries(given).map(([name, value]) => ({ name, value }));
	for (const [index, { name, value }] of list.entries()) {
		const path = isList ? `.headers[${index}]` : `.headers.${name}`;
		if (typeof name !== "string" || typeof value !== "string")
			throw new Fault(path, "must have a name and a value, both strings");
		for (const text of [name, value]) {
			// It would begin another header.
			if (/[\r\n]/.test(text)) throw new Fault(path, "must be a single line");
			wellFormed(text, path);
		}
	}
	return list.length > 0 ? JSON.stringify(list) : undefined;
}

/** The members of an object. Those that are `undefined` are left out, as in JSON. @param {object} object */
const givenEntries = (object) => Object.entries(object).filter(([, value]) => value !== undefined);

/** The value of a JSON text; `undefined` if it is none. @param {string} text @returns {any} */
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * Attachments as Base64. Text is Base64 already. Only Blobs must be waited for.
 *
 * @param {string} action
 * @param {object} attachments
 * @returns {object | Promise<object>}
 * @throws {Fault}
 */
function encoded(action, attachments) {
	const entries = givenEntries(attachments).map(([name, data]) => {
		const path = `.attachments.${name}`;
		if (isObject(data) && isBlob(data)) return blobEntry(action, path, name, data);
		if (isFile(data)) return [name, reading(path, () => toBase64(/** @type {any} */ (data)))];
		if (typeof data === "string") return [name, data];
		throw new Fault(path, "must be Base64 text, bytes or a Blob");
	});
	if (!entries.some((entry) => entry instanceof Promise)) return fromEntries(entries);
	return Promise.all(entries).then(fromEntries);
}

/** @param {any[]} entries @returns {object} */
const fromEntries = (entries) => Object.fromEntries(entries);

/** @param {string} action @param {string} path @param {string} name @param {Blob} blob */
async function blobEntry(action, path, name, blob) {
	try {
		return [name, toBase64(await joinBytes([blob]))];
	} catch (thrown) {
		throw refused(action, within(path, thrown));
	}
}

/** @param {string} action @param {any} fault @returns {Error} */
const refused = (action, { argument, problem, cause }) =>
	invalid(action, `message${argument}`, problem, cause);
