import { json } from "./responses.js";

/**
 * One error in a request. If `field` is empty, `message` is a complete sentence.
 *
 * @typedef {{ reason: "required" | "invalid" | "parse_error"; field: string; message: string }} Problem
 */

/** An invalid request. The response is a 400 that lists the problems. */
export class BadRequest extends Error {
	/** @param {Problem[]} problems */
	constructor(...problems) {
		super(problems.map(sentence).join("; "));
		this.problems = problems;
	}
}

/** @param {Problem} problem */
export const sentence = ({ field, message }) => `${field} ${message}`.trim();

/**
 * @param {string} field
 * @returns {Problem}
 */
export const required = (field) => ({ reason: "required", field, message: "is required" });

/**
 * @param {string} field
 * @param {string} message
 * @returns {Problem}
 */
export const invalid = (field, message) => ({ reason: "invalid", field, message });

/**
 * The 400 response of version 1 of the API.
 *
 * @param {BadRequest} error
 */
export const badRequestV1 = ({ problems }) => json(400, { meta: { errors: problems.map(sentence) } });

/**
 * The 400 response of `merge_customers`, which has a single message.
 *
 * @param {BadRequest} error
 */
export const badRequestMerge = ({ message }) => json(400, { meta: { error: message } });

/**
 * The 400 response of version 2 of the API.
 *
 * @param {BadRequest} error
 */
export const badRequestV2 = ({ problems }) => json(400, { errors: problems });
