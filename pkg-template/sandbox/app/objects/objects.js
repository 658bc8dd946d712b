/** @import { AppContext } from "../route.js" */
/** @import { JsonObject } from "../../http/body.js" */
/** @import { Json } from "../../types/json.d.ts" */
/** @import { StoredObject } from "../../store/objects.js" */
/** @import { Check } from "../shapes/checks.js" */
import { isObject } from "../../http/body.js";
import { json } from "../../http/responses.js";
import { cursorPage } from "../http/paging.js";
import { malformed, notFound } from "../http/refusal.js";
import { isMatch } from "../people/filter.js";
import { rankOfPerson } from "../people/find.js";
import { identifiersOf } from "../people/show.js";
import { either, integer, list, oneMember, shape, text } from "../shapes/checks.js";

/** A cio_object_id counts up in hexadecimal, in order of creation. @param {StoredObject} object */
export const rankOfObject = ({ cio_object_id }) => Number.parseInt(cio_object_id.slice(2), 16);

const CONDITION = shape(
	{
		field: text({ min: 1 }),
		operator: text({ choices: ["eq", "exists"] }),
		type_id: either(text(), integer()),
	},
	{},
);

/** `and`, `or`, `not`, `object_attribute`. The official client sends `type_id` as a number. @type {Check} */
export const OBJECT_FILTER = (value, pointer) =>
	oneMember({
		and: list(OBJECT_FILTER),
		or: list(OBJECT_FILTER),
		not: OBJECT_FILTER,
		object_attribute: CONDITION,
	})(value, pointer);

/**
 * @param {Json} filter
 * @param {StoredObject} object
 * @returns {boolean}
 */
function matches(filter, object) {
	if (!isObject(filter)) return false;
	const { and, or, not, object_attribute } = filter;
	if (Array.isArray(and)) return and.every((one) => matches(one, object));
	if (Array.isArray(or)) return or.some((one) => matches(one, object));
	if (not !== undefined) return !matches(not, object);
	return isObject(object_attribute) && hasAttribute(object, object_attribute);
}

/**
 * @param {StoredObject} object
 * @param {JsonObject} condition
 */
function hasAttribute({ object_type_id, object_id, cio_object_id, attributes }, condition) {
	const { field, operator, value = "", type_id } = condition;
	if (String(type_id) !== object_type_id) return false;
	/** @type {Record<string, Json>} */
	const identifiers = { object_id, cio_object_id };
	const name = String(field);
	return isMatch(identifiers[name] ?? attributes.get(name) ?? null, operator, value);
}

/**
 * `POST /v1/objects`
 *
 * @param {AppContext} context
 */
export function findObjects({ store, query, body }) {
	const type = String(body.object_type_id);
	const found = store.objects
		.list()
		.filter((object) => object.object_type_id === type && matches(body.filter, object));
	const { items, next } = cursorPage(found, rankOfObject, query, { limit: 50, max: 1000 });
	return json(200, {
		identifiers: items.map(({ object_id, cio_object_id }) => ({ object_id, cio_object_id })),
		ids: items.map(({ object_id }) => object_id),
		next,
	});
}

/** @param {AppContext} context */
function objectOf({ store, params, query }) {
	const { object_type_id, object_id } = params;
	const kind = query.get("id_type") || "object_id";
	if (kind !== "object_id" && kind !== "cio_object_id") {
		throw malformed("id_type must be object_id or cio_object_id");
	}
	const object = store.objects.find(
		kind === "object_id" ? { object_type_id, object_id } : { cio_object_id: object_id },
	);
	if (object === undefined || object.object_type_id !== object_type_id) throw notFound();
	return object;
}

/**
 * `GET /v1/objects/{object_type_id}/{object_id}/attributes`
 *
 * @param {AppContext} context
 */
export function getObjectAttributes(context) {
	const { object_type_id, object_id, cio_object_id, attributes, created } = objectOf(context);
	return json(200, {
		object: {
			attributes: { object_id, cio_object_id, ...Object.fromEntries(attributes) },
			timestamps: Object.fromEntries([...attributes.keys()].map((name) => [name, created])),
			identifiers: { object_id, cio_object_id },
			object_type_id,
		},
	});
}

/**
 * `GET /v1/objects/{object_type_id}/{object_id}/relationships`
 *
 * @param {AppContext} context
 */
export function getObjectRelationships(context) {
	const { object_type_id, people } = objectOf(context);
	const sorted = [...people.keys()].sort((one, other) => rankOfPerson(one) - rankOfPerson(other));
	const { items, next } = cursorPage(sorted, rankOfPerson, context.query, { limit: 50, max: 1000 });
	return json(200, {
		cio_relationships: items.map((person) => ({
			identifiers: identifiersOf(person),
			object_type_id,
			object_type_disabled: false,
		})),
		next,
	});
}

/**
 * `GET /v1/object_types`: the types of the objects that exist, and companies.
 *
 * @param {AppContext} context
 */
export function listObjectTypes({ store }) {
	const ids = new Set(["1", ...store.objects.list().map(({ object_type_id }) => object_type_id)]);
	const types = [...ids].map((id) => {
		const [singular, plural] = id === "1" ? ["Company", "Companies"] : [`Object ${id}`, `Objects ${id}`];
		const slug = (/** @type {string} */ name) => name.toLowerCase().replaceAll(" ", "_");
		return {
			id,
			name: plural,
			singular_name: singular,
			slug: slug(plural),
			singular_slug: slug(singular),
			enabled: true,
			icon: "building",
		};
	});
	return json(200, { types });
}
