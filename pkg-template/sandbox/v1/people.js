/** @import { Context } from "../routes.js" */
import { accepted } from "../http/responses.js";
import { readLenientTimestamp } from "../shapes/fields.js";
import { readIdentifier, readIdentifiers } from "../shapes/identifiers.js";
import { readPersonUpdate } from "../shapes/person.js";
import { readActionAndRelationships } from "../shapes/relationships.js";
import { mergePeople } from "../workspace/merge.js";
import { identifyPerson, suppress } from "../workspace/people.js";
import { addObjects, removeObjects } from "../workspace/relationships.js";

/**
 * `PUT /api/v1/customers/{identifier}`
 *
 * @param {Context} context
 */
export function identify({ store, params, body, now }) {
	const identifier = readIdentifier(params.identifier);
	const update = readPersonUpdate(body, "");
	const { action, relationships } = readActionAndRelationships(body.cio_relationships);
	const timestamp = readLenientTimestamp(body._timestamp, "_timestamp");
	const person = identifyPerson(store, identifier, update, timestamp, now);
	if (person && action === "add_relationships") addObjects(store, person, relationships, now);
	if (person && action === "delete_relationships") removeObjects(store, person, relationships);
	return accepted();
}

/**
 * `DELETE /api/v1/customers/{identifier}`. Succeeds for an unknown person too: the specification has no 404 here.
 *
 * @param {Context} context
 */
export function destroy({ store, params }) {
	const person = store.people.find(readIdentifier(params.identifier));
	if (person) store.deletePerson(person);
	return accepted();
}

/**
 * `POST /api/v1/customers/{identifier}/suppress`
 *
 * @param {Context} context
 */
export function suppressCustomer({ store, params }) {
	suppress(store, readIdentifier(params.identifier));
	return accepted();
}

/**
 * `POST /api/v1/customers/{identifier}/unsuppress`
 *
 * @param {Context} context
 */
export function unsuppressCustomer({ store, params }) {
	store.suppressions.remove(readIdentifier(params.identifier));
	return accepted();
}

/**
 * `POST /api/v1/merge_customers`
 *
 * @param {Context} context
 */
export function mergeCustomers({ store, body, now }) {
	const [primary, secondary] = /** @type {const} */ (["primary", "secondary"]).map((field) =>
		readIdentifiers(body[field], field, ["id", "email", "cio_id"]),
	);
	mergePeople(store, primary, secondary, now);
	return accepted();
}
