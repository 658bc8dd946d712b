/** @import { Json } from "../types/json.d.ts" */
/** @import { Device } from "../types/people.d.ts" */
import { BadRequest, invalid } from "../http/bad-request.js";
import { readChoice, readObject, readOptionalObject, readText, readTimestamp } from "./fields.js";

/**
 * @param {Json | undefined} value
 * @param {"id" | "token"} tokenField `id` in version 1 of the API, `token` in version 2
 * @param {number} now
 * @returns {Device}
 * @throws {BadRequest}
 */
export function readDevice(value, tokenField, now) {
	const device = readObject(value, "device");
	return {
		token: readText(device[tokenField], `device.${tokenField}`),
		platform: readChoice(device.platform, "device.platform", ["ios", "android"]),
		last_used: readTimestamp(device.last_used, "device.last_used", now),
		attributes: readDeviceAttributes(device.attributes),
	};
}

/**
 * The specification requires strings. `_last_status` is read-only and therefore ignored.
 *
 * @param {Json | undefined} value
 * @returns {Record<string, string>}
 */
function readDeviceAttributes(value) {
	const { _last_status, ...attributes } = readOptionalObject(value, "device.attributes");
	for (const [name, text] of Object.entries(attributes)) {
		if (typeof text !== "string") {
			throw new BadRequest(invalid(`device.attributes.${name}`, "must be a string"));
		}
	}
	if (attributes.push_enabled !== undefined) {
		readChoice(attributes.push_enabled, "device.attributes.push_enabled", ["true", "false"]);
	}
	return /** @type {Record<string, string>} */ (attributes);
}
