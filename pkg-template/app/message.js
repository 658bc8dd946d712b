/** Messages as the API takes them: what is convenient for callers is translated, the rest goes out as it is. */
import { joinBytes } from "../host/body.js";
import { isBlob, isFile, isObject } from "../host/fault.js";
import { invalid } from "../host/report.js";
import { toBase64 } from "./base64.js";

/**
 * The message of a request: a builder's (ours, or the official client's), or a plain object. It is a copy.
 *
 * @param {string} action the public method's name
 * @param {any} request
 * @returns {Promise<unknown>}
 */
export async function messageOf(action, request) {
	const given = isObject(request?.message) ? request.message : request;
	if (!isObject(given)) return given;
	const { attachments, device, headers, ...message } = /** @type {any} */ (given);
	if (device !== undefined) message.custom_device = device;
	const text = headersText(action, headers);
	if (text !== undefined) message.headers = text;
	if (attachments !== undefined) message.attachments = await encoded(action, attachments);
	return message;
}

/**
 * The headers of an email as the JSON text of a list of names and values.
 *
 * @param {string} action
 * @param {unknown} headers such a text, a list, or an object of names and values
 * @returns {string | undefined} `undefined` if there are none
 */
function headersText(action, headers) {
	if (headers === undefined || typeof headers === "string") return headers;
	if (!isObject(headers)) throw invalid(action, "message.headers", "must be an object, a list or JSON text");
	const list = Array.isArray(headers)
		? headers.map((header) => ({ name: header?.name, value: header?.value }))
		: Object.entries(headers).map(([name, value]) => ({ name, value }));
	for (const [index, { name, value }] of list.entries()) {
		const path = Array.isArray(headers) ? `message.headers[${index}]` : `message.headers.${name}`;
		if (typeof name !== "string" || typeof value !== "string")
			throw invalid(action, path, "must have a name and a value that are text");
	}
	return list.length > 0 ? JSON.stringify(list) : undefined;
}

/**
 * Attachments as Base64. Text is Base64 already.
 *
 * @param {string} action
 * @param {any} attachments
 */
async function encoded(action, attachments) {
	if (!isObject(attachments)) return attachments;
	// Bytes are copied before anything is waited for: what the caller changes later changes nothing.
	const entries = Object.entries(attachments).map(([name, data]) => {
		if (isObject(data) && isBlob(data)) return [name, joinBytes([data]).then(toBase64)];
		if (isFile(data)) return [name, toBase64(/** @type {any} */ (data))];
		if (typeof data === "string") return [name, data];
		throw invalid(action, `message.attachments.${name}`, "must be Base64 text, bytes or a Blob");
	});
	return Object.fromEntries(await Promise.all(entries.map((entry) => Promise.all(entry))));
}
