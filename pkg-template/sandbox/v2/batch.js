/** @import { Json } from "../types/json.d.ts" */
/** @import { Context } from "../routes.js" */
/** @import { Problem } from "../http/refusals.js" */
/** @import { Store } from "../store/store.js" */
import { accepted, json } from "../http/answers.js";
import { BadRequest, invalid, required } from "../http/refusals.js";
import { isAbsent } from "../shapes/fields.js";
import { itemSizes } from "./item-sizes.js";
import { MAX_OPERATION_BYTES, performOperation } from "./operation.js";

/** "/batch is limited to requests 500kb or smaller." */
export const MAX_BATCH_BYTES = 500 * 1024;

/**
 * `POST /api/v2/batch`: performs what is right, and says by a 207 what is not. The spec's 400 is for a request that is
 * malformed as a whole: one whose operations are all refused is not.
 *
 * @param {Context} context
 */
export function batch({ store, body, bytes, now }) {
	const operations = body.batch;
	if (isAbsent(operations)) throw new BadRequest(required("batch"));
	if (!Array.isArray(operations)) throw new BadRequest(invalid("batch", "must be an array"));
	const sizes = bytes.length > MAX_OPERATION_BYTES ? itemSizes(bytes, "batch") : [];
	const errors = operations.flatMap((operation, batch_index) => {
		const problems = attempt(store, operation, sizes[batch_index] ?? 0, now);
		return problems.map((problem) => ({ batch_index, ...problem }));
	});
	return errors.length === 0 ? accepted() : json(207, { errors });
}

/**
 * @param {Store} store
 * @param {Json} operation
 * @param {number} size
 * @param {number} now
 * @returns {Problem[]} why it was refused, if it was
 */
function attempt(store, operation, size, now) {
	if (size > MAX_OPERATION_BYTES) {
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
