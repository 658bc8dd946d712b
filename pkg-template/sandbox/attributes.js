/** @import { Json } from "./types/state.d.ts" */
/** @import { JsonObject } from "./body.js" */
import { BadRequest } from "./answers.js";
import { byteLength } from "./bytes.js";

const MAX_ATTRIBUTES = 300;
const MAX_NAME_BYTES = 150;
const MAX_VALUE_BYTES = 1000;

// Identifiers and instructions. `cio_id` is Customer.io's to give, so it is never an attribute that one sets.
const NOT_ATTRIBUTES = new Set(["id", "email", "cio_id", "_timestamp", "_update"]);

/**
 * The attributes of an identify body, those to be removed included (`null` or `""`). A date is kept as it
 * was given: the API does not read text as a time.
 *
 * @param {JsonObject} body
 * @returns {Map<string, Json>}
 * @throws {BadRequest}
 */
export function readAttributes(body) {
	const attributes = Object.entries(body).filter(([name]) => !NOT_ATTRIBUTES.has(name));
	const errors = attributes.flatMap(([name, value]) => attributeErrors(name, value));
	if (attributes.length > MAX_ATTRIBUTES) errors.push(`at most ${MAX_ATTRIBUTES} attributes in one call`);
	if (errors.length > 0) throw new BadRequest(...errors);
	return new Map(
		attributes.map(([name, value]) => [name, name === "unsubscribed" ? readUnsubscribed(value) : value]),
	);
}

/**
 * @param {string} name
 * @param {Json} value
 * @returns {string[]}
 */
function attributeErrors(name, value) {
	const errors = [];
	if (byteLength(name) > MAX_NAME_BYTES) {
		errors.push(`attribute name must be at most ${MAX_NAME_BYTES} bytes: ${name}`);
	}
	if (name === "anonymous_id" && value !== null && typeof value !== "string") {
		errors.push("anonymous_id must be a string");
	}
	// Relationships are sent as an attribute but are none: the limit on values is not theirs.
	if (name !== "cio_relationships" && valueBytes(value) > MAX_VALUE_BYTES) {
		errors.push(`attribute value must be at most ${MAX_VALUE_BYTES} bytes: ${name}`);
	}
	return errors;
}

/**
 * The spec does not say how bytes are counted: text counts without its quotes, all else as compact JSON.
 *
 * @param {Json} value
 */
const valueBytes = (value) => byteLength(typeof value === "string" ? value : JSON.stringify(value));

/**
 * "We support any case of true, 1, or "1" to represent unsubscribed. Any other value is considered false."
 *
 * @param {Json} value
 * @returns {Json}
 */
function readUnsubscribed(value) {
	if (value === null || value === "") return value;
	return value === true || value === 1 || /^(1|true)$/i.test(typeof value === "string" ? value : "");
}
