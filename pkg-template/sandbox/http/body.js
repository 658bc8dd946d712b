/** @import { Json } from "../types/json.d.ts" */
import { BadRequest, invalid } from "./bad-request.js";

/** @typedef {{ [key: string]: Json }} JsonObject */

// The handlers and `state()` recurse into what is stored, and stacks are limited.
const MAX_DEPTH = 500;

/**
 * @param {Json | undefined} value
 * @returns {value is JsonObject}
 */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Parses the JSON object in a request body.
 *
 * @param {string | undefined} contentType
 * @param {Uint8Array} bytes
 * @returns {JsonObject}
 * @throws {BadRequest} if it is not declared as JSON, is not JSON in UTF-8, or is not an object
 */
export function readJsonObject(contentType, bytes) {
	const value = readJson(contentType, bytes);
	if (!isObject(value)) throw new BadRequest(invalid("", "the body must be a JSON object"));
	return value;
}

/**
 * Parses the JSON in a request body.
 *
 * @param {string | undefined} contentType
 * @param {Uint8Array} bytes
 * @returns {Json}
 * @throws {BadRequest} if it is not declared as JSON, or is not JSON in UTF-8
 */
export function readJson(contentType, bytes) {
	if (!/^application\/json\s*(;|$)/i.test(contentType?.trim() ?? "")) {
		throw new BadRequest(invalid("content-type", "must be application/json"));
	}
	return parseStorableJson(bytes);
}

/**
 * @param {Uint8Array} bytes
 * @returns {Json}
 * @throws {BadRequest} also if the state could not hold the value
 */
export function parseStorableJson(bytes) {
	const value = parseJson(bytes);
	if (!isStorable(value, 0)) {
		throw new BadRequest(invalid("", "the body contains a number out of range or is nested too deeply"));
	}
	return value;
}

/**
 * @param {Uint8Array} bytes
 * @returns {Json}
 * @throws {BadRequest}
 */
export function parseJson(bytes) {
	try {
		return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
	} catch (error) {
		const message = `the body is not valid JSON: ${error instanceof Error ? error.message : error}`;
		throw new BadRequest({ reason: "parse_error", field: "", message });
	}
}

/**
 * `JSON.parse` reads 1e400 as Infinity, which `state()` could not return as JSON.
 *
 * @param {Json} value
 * @param {number} depth
 * @returns {boolean}
 */
function isStorable(value, depth) {
	if (typeof value === "number") return Number.isFinite(value);
	if (typeof value !== "object" || value === null) return true;
	return depth < MAX_DEPTH && Object.values(value).every((item) => isStorable(item, depth + 1));
}
