/** @import { Json } from "../types/json.d.ts" */
/** @import { JsonObject } from "../http/body.js" */
/** @import { Problem } from "../http/refusals.js" */
import { byteLength } from "../http/bytes.js";
import { BadRequest, invalid } from "../http/refusals.js";

const MAX_ATTRIBUTES = 300;
const MAX_NAME_BYTES = 150;
const MAX_VALUE_BYTES = 1000;
// "100 Kilobytes", of an object or a relationship; a person has no such limit.
const MAX_TOTAL_BYTES = 100 * 1024;

// Identifiers and instructions. `cio_id` is Customer.io's to give, so it is never an attribute that one sets.
const NOT_ATTRIBUTES = new Set(["id", "email", "cio_id", "_timestamp", "_update", "cio_relationships"]);

/**
 * The attributes of a person, those to be removed included (`null` or `""`). A date is kept as it was given: the API
 * does not read text as a time.
 *
 * @param {JsonObject} object
 * @param {string} path of the object, as a prefix
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
 * The attributes of an object or a relationship, those to be removed included.
 *
 * @param {JsonObject} object
 * @param {string} path of the object, as a prefix
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
			byteLength(name) > MAX_NAME_BYTES ? [invalid(field, `must be named in ${MAX_NAME_BYTES} bytes`)] : [],
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
