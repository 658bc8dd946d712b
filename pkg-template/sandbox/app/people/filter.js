/** @import { Json } from "../../types/json.d.ts" */
/** @import { StoredPerson } from "../../store/people.js" */
/** @import { Store } from "../../store/store.js" */
/** @import { Check } from "../shapes/checks.js" */
import { isObject } from "../../http/body.js";
import { integer, isMissing, list, oneMember, shape, text, wrong } from "../shapes/checks.js";
import { asText, identifiersOf } from "./show.js";

const CONDITION = shape(
	{ field: text({ min: 1 }), operator: text({ choices: ["eq", "exists"] }) },
	{ value: (value, pointer) => (isObject(value) ? text()(value, pointer) : []) },
);

/** @type {Check} */
const ATTRIBUTE = (value, pointer) => {
	const problems = CONDITION(value, pointer);
	if (isObject(value) && value.operator === "eq" && isMissing(value.value))
		problems.push(...wrong(`${pointer}/value`, "is required with eq"));
	return problems;
};

/** The filter language: `and`, `or`, `not`, `segment`, `attribute`. @type {Check} */
export const FILTER = (value, pointer) =>
	oneMember({
		and: list(FILTER),
		or: list(FILTER),
		not: FILTER,
		segment: shape({ id: integer() }),
		attribute: ATTRIBUTE,
	})(value, pointer);

/**
 * Whether a person matches a filter that {@link FILTER} has checked.
 *
 * @param {Store} store
 * @param {Json} filter
 * @param {StoredPerson} person
 * @returns {boolean}
 */
export function matches(store, filter, person) {
	if (!isObject(filter)) return false;
	const { and, or, not, segment, attribute } = filter;
	if (Array.isArray(and)) return and.every((one) => matches(store, one, person));
	if (Array.isArray(or)) return or.some((one) => matches(store, one, person));
	if (not !== undefined) return !matches(store, not, person);
	if (isObject(segment)) return store.segments.find(Number(segment.id))?.members.has(person) ?? false;
	// Only the recipients of newsletters have `inverse`.
	return isObject(attribute) && hasAttribute(person, attribute) !== (attribute.inverse === true);
}

/**
 * @param {StoredPerson} person
 * @param {{ [key: string]: Json }} condition
 */
function hasAttribute(person, { field, operator, value = "" }) {
	/** @type {Record<string, Json>} */
	const identifiers = { ...identifiersOf(person), phone: person.phone ?? null };
	const name = String(field);
	const own = (Object.hasOwn(identifiers, name) ? identifiers[name] : person.attributes.get(name)) ?? null;
	return isMatch(own, operator, value);
}

/**
 * Values are compared as text, because Customer.io stores text. An array matches by any of its items.
 *
 * @param {Json} own
 * @param {Json} operator
 * @param {Json} value
 */
export function isMatch(own, operator, value) {
	if (operator === "exists") return own !== null;
	return own !== null && [own].flat().some((one) => asText(one) === asText(value));
}
