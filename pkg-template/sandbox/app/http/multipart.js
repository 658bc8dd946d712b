import { malformed } from "./refusal.js";

/**
 * A form that was uploaded: its text fields, and its files.
 *
 * @typedef {{ fields: Map<string, string>; files: Map<string, { name: string; type: string; size: number }> }} UploadedForm
 */

/** @returns {UploadedForm} */
export const emptyForm = () => ({ fields: new Map(), files: new Map() });

/**
 * Reads a `multipart/form-data` body. Bytes are handled as Latin-1 text, one character each.
 *
 * @param {string | undefined} contentType
 * @param {Uint8Array} bytes
 * @returns {UploadedForm}
 */
export function readForm(contentType, bytes) {
	const match = /^multipart\/form-data\s*;.*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? "");
	const boundary = match?.[1] ?? match?.[2];
	if (boundary === undefined) throw malformed("content-type must be multipart/form-data, with a boundary");
	const form = emptyForm();
	const parts = `\r\n${latin1(bytes)}`.split(`\r\n--${boundary}`);
	if (parts.length < 3 || !parts[parts.length - 1].startsWith("--")) throw malformed("the form has no end");
	for (const part of parts.slice(1, -1)) readPart(part, form);
	return form;
}

/**
 * @param {string} part
 * @param {UploadedForm} form
 */
function readPart(part, form) {
	const end = part.indexOf("\r\n\r\n");
	if (end < 0) throw malformed("a part of the form has no headers");
	const head = utf8(part.slice(0, end));
	const data = part.slice(end + 4);
	const name = /\bname="([^"]*)"/i.exec(head)?.[1];
	if (name === undefined) throw malformed("a part of the form has no name");
	const file = /\bfilename="([^"]*)"/i.exec(head)?.[1];
	if (file === undefined) form.fields.set(name, utf8(data));
	else {
		const type = /^content-type:\s*(.+)$/im.exec(head)?.[1].trim() ?? "";
		form.files.set(name, { name: file, type, size: data.length });
	}
}

/** @param {Uint8Array} bytes */
function latin1(bytes) {
	let text = "";
	for (let start = 0; start < bytes.length; start += 8192) {
		text += String.fromCharCode(...bytes.subarray(start, start + 8192));
	}
	return text;
}

/** @param {string} text of Latin-1 */
function utf8(text) {
	return new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}
