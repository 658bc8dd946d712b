/** @import { Json } from "../types/json.d.ts" */
/** @import { Context } from "../routes.js" */
/** @import { Problem } from "../http/bad-request.js" */
/** @import { Store } from "../store/store.js" */

import { BadRequest, invalid, required } from "../http/bad-request.js";
import { byteLength } from "../http/bytes.js";
import { accepted, json } from "../http/responses.js";
import { isAbsent } from "../shapes/fields.js";
import { MAX_OPERATION_BYTES, performOperation } from "./operation.js";

/** "/batch is limited to requests 500kb or smaller." */
export const MAX_BATCH_BYTES = 500 * 1024;

/**
 * `POST /api/v2/batch`: performs the valid operations, and lists the others in a 207. The specification's 400 is for a request that
 * is malformed as a whole, not for one whose operations all fail.
 *
 * @param {Context} context
 */
export function batch({ store, body, now }) {
	const operations = body.batch;
	if (isAbsent(operations)) throw new BadRequest(required("batch"));
	if (!Array.isArray(operations)) throw new BadRequest(invalid("batch", "must be an array"));
	const errors = operations.flatMap((operation, batch_index) =>
		perform(store, operation, now).map((problem) => ({ batch_index, ...problem })),
	);
	return errors.length === 0 ? accepted() : json(207, { errors });
}

/**
 * @param {Store} store
 * @param {Json} operation
 * @param {number} now
 * @returns {Problem[]} empty if it succeeded
 */
function perform(store, operation, now) {
	if (byteLength(JSON.stringify(operation)) > MAX_OPERATION_BYTES) {
		return [invalid("", `an operation must be at most ${MAX_OPERATION_BYTES} bytes`)];
	}
	try {
		performOperation(store, operation, now);
		return [];
	} catch (error) {
		if (error instanceof BadRequest) return error.problems;
		throw error;
	}
}
