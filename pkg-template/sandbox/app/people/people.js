/** @import { AppContext } from "../route.js" */
import { json } from "../../http/responses.js";
import { cursorPage } from "../http/paging.js";
import { malformed } from "../http/refusal.js";
import { rankOfObject } from "../objects/objects.js";
import { matches } from "./filter.js";
import { personOf, rankOfPerson, readIdType } from "./find.js";
import { identifiersOf, showCustomer } from "./show.js";

/**
 * `GET /v1/customers`. An address belongs to one person at most.
 *
 * @param {AppContext} context
 */
export function getCustomersByEmail({ store, query }) {
	const value = query.get("email") ?? "";
	if (!value.includes("@")) throw malformed("email must be an email address");
	const person = store.people.find({ kind: "email", value });
	return json(200, { results: person ? [identifiersOf(person)] : [] });
}

/**
 * `POST /v1/customers`. `ids` only has people with an id.
 *
 * @param {AppContext} context
 */
export function searchCustomers({ store, query, body }) {
	const found = store.people.list().filter((person) => matches(store, body.filter, person));
	const { items, next } = cursorPage(found, rankOfPerson, query, { limit: 50, max: 1000 });
	const ids = items.flatMap(({ id }) => (id === undefined ? [] : [id]));
	return json(200, { identifiers: items.map(identifiersOf), ids, next });
}

/**
 * `POST /v1/customers/attributes`. Unknown ids are left out.
 *
 * @param {AppContext} context
 */
export function getCustomersAttributes({ store, query, body }) {
	const kind = readIdType(query);
	const ids = /** @type {string[]} */ (body.ids);
	const people = ids.flatMap((value) => store.people.find({ kind, value }) ?? []);
	return json(200, { customers: people.map((person) => ({ customer: showCustomer(person) })) });
}

/**
 * `GET /v1/customers/{customer_id}/attributes`
 *
 * @param {AppContext} context
 */
export const getAttributes = (context) => json(200, { customer: showCustomer(personOf(context)) });

/**
 * `GET /v1/customers/{customer_id}/relationships`
 *
 * @param {AppContext} context
 */
export function getRelationships(context) {
	const relationships = [...(personOf(context).relationships ?? [])];
	relationships.sort(([one], [other]) => rankOfObject(one) - rankOfObject(other));
	const { items, next } = cursorPage(relationships, ([object]) => rankOfObject(object), context.query, {
		limit: 50,
		max: 1000,
	});
	return json(200, {
		cio_relationships: items.map(([{ object_type_id, object_id, cio_object_id, created }, attributes]) => ({
			object_type_id: Number(object_type_id),
			identifiers: { object_id, cio_object_id },
			attributes: Object.fromEntries(attributes),
			timestamps: Object.fromEntries([...attributes.keys()].map((name) => [name, created])),
		})),
		next,
	});
}

/**
 * `GET /v1/customers/{customer_id}/segments`
 *
 * @param {AppContext} context
 */
export function getSegments(context) {
	const person = personOf(context);
	const segments = context.store.segments.list().filter(({ members }) => members.has(person));
	return json(200, {
		segments: segments.map(({ id, name = `Segment ${id}`, description = "" }) => ({ id, name, description })),
	});
}
