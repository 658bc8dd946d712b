/** @import { Json } from "../types/json.d.ts" */
/** @import { JsonObject } from "../http/body.js" */

import { BadRequest, invalid, required } from "../http/bad-request.js";
import { isObject } from "../http/body.js";

/**
 * `null` counts as absent.
 *
 * @param {Json | undefined} value
 * @returns {value is null | undefined}
 */
export const isAbsent = (value) => value === undefined || value === null;

/** @param {Json | undefined} value */
export const isBlank = (value) => typeof value !== "string" || value.trim() === "";

/**
 * @param {Json | undefined} value
 * @param {string} field
 * @returns {JsonObject}
 * @throws {BadRequest}
 */
export function readObject(value, field) {
	if (isAbsent(value)) throw new BadRequest(required(field));
	if (!isObject(value)) throw new BadRequest(invalid(field, "must be an object"));
	return value;
}

/**
 * @param {Json | undefined} value
 * @param {string} field
 * @returns {JsonObject} empty if absent
 * @throws {BadRequest}
 */
export const readOptionalObject = (value, field) => (isAbsent(value) ? {} : readObject(value, field));

/**
 * @param {Json | undefined} value
 * @param {string} field
 * @returns {string}
 * @throws {BadRequest} if it is absent, blank or not a string
 */
export function readText(value, field) {
	if (isAbsent(value)) throw new BadRequest(required(field));
	if (typeof value !== "string") throw new BadRequest(invalid(field, "must be a string"));
	if (isBlank(value)) throw new BadRequest(required(field));
	return value;
}

/**
 * @template {string} T
 * @param {Json | undefined} value
 * @param {string} field
 * @param {readonly T[]} choices
 * @returns {T}
 * @throws {BadRequest}
 */
export function readChoice(value, field, choices) {
	const chosen = choices.find((choice) => choice === value);
	if (chosen !== undefined) return chosen;
	if (isAbsent(value)) throw new BadRequest(required(field));
	throw new BadRequest(invalid(field, `must be one of ${choices.join(", ")}`));
}

/**
 * The largest integer of 11 digits. What Customer.io does with a larger one is not documented; its Ruby client refuses it, because
 * it is a time in milliseconds.
 */
const MAX_SECONDS = 99_999_999_999;

/**
 * @param {Json | undefined} value
 * @param {string} field
 * @param {number} fallback used if absent
 * @returns {number}
 * @throws {BadRequest} if it is not an integer of unix seconds
 */
export function readTimestamp(value, field, fallback) {
	if (isAbsent(value)) return fallback;
	if (!Number.isInteger(value)) throw new BadRequest(invalid(field, "must be an integer"));
	return checkSeconds(Number(value), field);
}

/**
 * Like the API, silently ignores what is not an integer.
 *
 * @param {Json | undefined} value
 * @param {string} field
 * @returns {number | undefined}
 * @throws {BadRequest} if it is an integer that cannot be unix seconds
 */
export function readLenientTimestamp(value, field) {
	return Number.isInteger(value) ? checkSeconds(Number(value), field) : undefined;
}

/**
 * @param {number} seconds
 * @param {string} field
 */
function checkSeconds(seconds, field) {
	if (seconds >= 0 && seconds <= MAX_SECONDS) return seconds;
	throw new BadRequest(invalid(field, `must be Unix seconds, from 0 to ${MAX_SECONDS}`));
}
