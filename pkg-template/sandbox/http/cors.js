/** @import { Answer } from "./answers.js" */
/** @import { WireRequest } from "../sandbox.js" */
import { noContent } from "./answers.js";

/** @param {WireRequest} request */
export function isPreflight({ method, headers }) {
	return method === "OPTIONS" && headers["access-control-request-method"] !== undefined;
}

/**
 * Names what was asked for, because `*` would not cover `Authorization`.
 *
 * @param {WireRequest} request
 */
export function allowPreflight({ headers }) {
	const answer = noContent();
	answer.headers["access-control-allow-methods"] = headers["access-control-request-method"];
	answer.headers["access-control-allow-headers"] = headers["access-control-request-headers"] ?? "";
	return answer;
}

/**
 * Only an answer that a fault made can have a header of this name already.
 *
 * @param {Answer} answer
 * @returns {Answer}
 */
export function allowAnyOrigin(answer) {
	return { ...answer, headers: { "access-control-allow-origin": "*", ...answer.headers } };
}
