/** @import { Json } from "../types/json.d.ts" */
/** @import { JsonObject } from "../http/body.js" */
/** @import { Context } from "../routes.js" */
/** @import { Store } from "../store/store.js" */

import { BadRequest, invalid } from "../http/bad-request.js";
import { isObject } from "../http/body.js";
import { accepted } from "../http/responses.js";
import { readChoice } from "../shapes/fields.js";
import { DELIVERY_ACTIONS } from "./delivery.js";
import { OBJECT_ACTIONS } from "./object.js";
import { PERSON_ACTIONS } from "./person.js";

/**
 * Performs an operation, or throws before it has any effect.
 *
 * @typedef {(store: Store, operation: JsonObject, now: number) => void} Perform
 */

/** "/entity is limited to requests 32kb or smaller", and so is each operation of a batch. */
export const MAX_OPERATION_BYTES = 32 * 1024;

const ACTIONS = { person: PERSON_ACTIONS, object: OBJECT_ACTIONS, delivery: DELIVERY_ACTIONS };

/**
 * @param {Store} store
 * @param {Json} operation
 * @param {number} now
 * @throws {BadRequest}
 */
export function performOperation(store, operation, now) {
	if (!isObject(operation)) throw new BadRequest(invalid("", "an operation must be an object"));
	const actions = ACTIONS[readChoice(operation.type, "type", ["person", "object", "delivery"])];
	actions[readChoice(operation.action, "action", Object.keys(actions))](store, operation, now);
}

/**
 * `POST /api/v2/entity`
 *
 * @param {Context} context
 */
export function entity({ store, body, now }) {
	performOperation(store, body, now);
	return accepted();
}
