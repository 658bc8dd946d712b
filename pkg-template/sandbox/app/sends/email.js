/** @import { JsonObject } from "../../http/body.js" */
import { isObject } from "../../http/body.js";
import { malformed, Refusal } from "../http/refusal.js";

const MAX_RECIPIENTS = 15;
/** All attachments together must be smaller, after decoding. */
const MAX_ATTACHMENT_BYTES = 2 * 1024 * 1024;
const FORBIDDEN = /\.(bat|cmd|com|exe|jar|js|msi|scr|vbs)$/i;

/**
 * Checks the limits that only emails have: the number of recipients, and the attachments.
 *
 * @param {JsonObject} body
 */
export function checkEmail({ to, cc, bcc, attachments }) {
	const recipients = [to, cc, bcc].flatMap((addresses) => splitAddresses(String(addresses ?? "")));
	const wrong = recipients.find((address) => !/@|\{\{/.test(address));
	if (wrong !== undefined) throw malformed(`"${wrong}" is not an email address`);
	if (recipients.length > MAX_RECIPIENTS) {
		throw malformed(`to, cc and bcc must have at most ${MAX_RECIPIENTS} recipients together`);
	}
	if (isObject(attachments)) checkAttachments(/** @type {Record<string, string>} */ (attachments));
}

/**
 * A comma in a quoted display name does not separate addresses.
 *
 * @param {string} text
 */
function splitAddresses(text) {
	const addresses = text.match(/(?:"[^"]*"|[^",])+/g) ?? [];
	return addresses.map((address) => address.trim()).filter((address) => address !== "");
}

/** @param {Record<string, string>} attachments Base64 by file name */
function checkAttachments(attachments) {
	let total = 0;
	for (const [name, content] of Object.entries(attachments)) {
		if (!/\.[^.]+$/.test(name)) throw malformed(`attachment ${name} has no extension`);
		if (FORBIDDEN.test(name)) throw new Refusal(403, { detail: `attachment ${name} is of a forbidden type` });
		total += sizeOf(content, name);
	}
	if (total >= MAX_ATTACHMENT_BYTES) {
		throw new Refusal(413, {
			detail: `the attachments must be less than ${MAX_ATTACHMENT_BYTES} bytes together`,
		});
	}
}

/**
 * @param {string} base64
 * @param {string} name
 */
function sizeOf(base64, name) {
	try {
		return atob(base64).length;
	} catch {
		throw malformed(`attachment ${name} is not Base64`);
	}
}
