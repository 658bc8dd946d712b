/** @import { Json } from "../types/json.d.ts" */
/** @import { JsonObject } from "../http/body.js" */
/** @import { Problem } from "../http/bad-request.js" */

import { BadRequest, invalid } from "../http/bad-request.js";
import { byteLength } from "../http/bytes.js";

const MAX_ATTRIBUTES = 300;
const MAX_NAME_BYTES = 150;
const MAX_VALUE_BYTES = 1000;
// "100 Kilobytes" for an object or a relationship. A person has no such limit.
const MAX_TOTAL_BYTES = 100 * 1024;

// Identifiers and instructions. Customer.io assigns `cio_id`, so nobody can set it as an attribute.
const NOT_ATTRIBUTES = new Set(["id", "email", "cio_id", "_timestamp", "_update", "cio_relationships"]);

/**
 * The attributes of a person, including those to remove (`null` or `""`). A date stays a string, because the API does not
 * parse times.
 *
 * @param {JsonObject} object
 * @param {string} path prefix for error messages
 * @returns {Map<string, Json>}
 * @throws {BadRequest}
 */
export function readPersonAttributes(object, path) {
	const attributes = Object.entries(object).filter(([name]) => !NOT_ATTRIBUTES.has(name));
	const problems = findProblems(attributes, path);
	const { anonymous_id = null } = object;
	if (anonymous_id !== null && typeof anonymous_id !== "string") {
		problems.push(invalid(`${path}anonymous_id`, "must be a string"));
	}
	if (problems.length > 0) throw new BadRequest(...problems);
	return new Map(
		attributes.map(([name, value]) => [name, name === "unsubscribed" ? readUnsubscribed(value) : value]),
	);
}

/**
 * The attributes of an object or a relationship, including those to remove.
 *
 * @param {JsonObject} object
 * @param {string} path prefix for error messages
 * @returns {Map<string, Json>}
 * @throws {BadRequest}
 */
export function readObjectAttributes(object, path) {
	const attributes = Object.entries(object);
	const problems = findProblems(attributes, path);
	const total = attributes.reduce((sum, [name, value]) => sum + byteLength(name) + valueBytes(value), 0);
	if (total > MAX_TOTAL_BYTES) {
		problems.push(invalid(holder(path), `must be at most ${MAX_TOTAL_BYTES} bytes`));
	}
	if (problems.length > 0) throw new BadRequest(...problems);
	return new Map(attributes);
}

/**
 * @param {[name: string, value: Json][]} attributes
 * @param {string} path
 * @returns {Problem[]}
 */
function findProblems(attributes, path) {
	const problems = attributes.flatMap(([name, value]) => {
		const field = path + name;
		return [
			byteLength(name) > MAX_NAME_BYTES
				? [invalid(field, `must have a name of at most ${MAX_NAME_BYTES} bytes`)]
				: [],
			valueBytes(value) > MAX_VALUE_BYTES ? [invalid(field, `must be at most ${MAX_VALUE_BYTES} bytes`)] : [],
		].flat();
	});
	if (attributes.length > MAX_ATTRIBUTES) {
		problems.push(invalid(holder(path), `must have at most ${MAX_ATTRIBUTES} attributes`));
	}
	return problems;
}

/** @param {string} path */
const holder = (path) => path.slice(0, -1) || "the body";

/**
 * The specification does not say how bytes are counted. Here, a string counts without its quotes, any other value as compact JSON.
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
