import { json } from "../../http/responses.js";

/**
 * One error in a request. `pointer` is the JSON Pointer of the invalid member of the body, if any.
 *
 * @typedef {{ detail: string; pointer?: string }} Problem
 */

/** A request that the App API refuses. The form of the response depends on the route. */
export class Refusal extends Error {
	/**
	 * @param {number} status
	 * @param {...Problem} problems
	 */
	constructor(status, ...problems) {
		super(problems.map(({ detail }) => detail).join("; "));
		this.status = status;
		this.problems = problems;
	}
}

/** @param {string} [detail] */
export const notFound = (detail = "not found") => new Refusal(404, { detail });

/**
 * @param {string} detail
 * @param {string} [pointer]
 */
export const malformed = (detail, pointer) =>
	new Refusal(400, pointer === undefined ? { detail } : { detail, pointer });

/** @param {string} detail */
export const conflict = (detail) => new Refusal(409, { detail });

/** @typedef {keyof typeof FORMATS} ErrorFormat */

/** The four bodies that the specification describes. */
const FORMATS = {
	/** Sends, and the contents of transactional messages. */
	meta: (/** @type {Refusal} */ { message }) => ({ meta: { error: message } }),
	/** Most routes. */
	pointers: (/** @type {Refusal} */ { status, problems }) => ({
		errors: problems.map(({ detail, pointer }) => ({
			detail,
			status: String(status),
			...(pointer === undefined ? {} : { source: { pointer } }),
		})),
	}),
	/** Design Studio, assets. */
	plain: (/** @type {Refusal} */ { status, problems }) => ({
		errors: problems.map(({ detail }) => ({ detail, status: String(status) })),
	}),
	/** Newsletters. */
	details: (/** @type {Refusal} */ { problems }) => ({ errors: problems.map(({ detail }) => ({ detail })) }),
};

/**
 * @param {Refusal} refusal
 * @param {ErrorFormat} format
 */
export const refuse = (refusal, format) => json(refusal.status, FORMATS[format](refusal));
