import { json } from "./answers.js";

/**
 * What is wrong with a request. `field` may be empty; then `message` says all.
 *
 * @typedef {{ reason: "required" | "invalid" | "parse_error"; field: string; message: string }} Problem
 */

/** A request that breaks the rules: answered with a 400 that lists what is wrong. */
export class BadRequest extends Error {
	/** @param {Problem[]} problems */
	constructor(...problems) {
		super(problems.map(sentence).join("; "));
		this.problems = problems;
	}
}

/** @param {Problem} problem */
const sentence = ({ field, message }) => `${field} ${message}`.trim();

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
 * As version 1 of the API refuses.
 *
 * @param {BadRequest} refusal
 */
export const refuseV1 = ({ problems }) => json(400, { meta: { errors: problems.map(sentence) } });

/**
 * As merging refuses, which has a single text.
 *
 * @param {BadRequest} refusal
 */
export const refuseMerge = ({ message }) => json(400, { meta: { error: message } });

/**
 * As version 2 of the API refuses.
 *
 * @param {BadRequest} refusal
 */
export const refuseV2 = ({ problems }) => json(400, { errors: problems });
