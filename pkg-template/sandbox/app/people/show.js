/** @import { Json } from "../../types/json.d.ts" */
/** @import { StoredPerson } from "../../store/people.js" */

/**
 * @param {StoredPerson} person
 * @returns {{ id: string | null; email: string | null; cio_id: string }}
 */
export const identifiersOf = ({ id, email, cio_id }) => ({ id: id ?? null, email: email ?? null, cio_id });

/**
 * "Attributes are all stored as strings."
 *
 * @param {Json} value
 */
export const asText = (value) => (typeof value === "string" ? value : JSON.stringify(value));

/**
 * A person as `getAttributes` shows them. An attribute without a timestamp of its own has that of the person.
 *
 * @param {StoredPerson} person
 */
export function showCustomer(person) {
	const identifiers = identifiersOf(person);
	const own = Object.entries(identifiers).filter(([, value]) => value !== null);
	const attributes = [...person.attributes].map(
		([name, value]) => /** @type {const} */ ([name, asText(value)]),
	);
	const names = [...own, ...attributes].map(([name]) => name);
	return {
		id: person.id ?? "",
		identifiers,
		attributes: Object.fromEntries([...attributes, ...own]),
		timestamps: Object.fromEntries(names.map((name) => [name, person.stamps?.get(name) ?? person.created])),
		unsubscribed: person.attributes.get("unsubscribed") === true,
		devices: [...(person.devices?.values() ?? [])].map(({ token, ...device }) => ({ id: token, ...device })),
	};
}
