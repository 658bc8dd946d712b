/** @import { Identifier } from "../shapes/identifiers.js" */
/** @import { Store } from "../store/store.js" */
import { GIVEN_KINDS } from "../store/people.js";

/**
 * Merges the second person into the first, and deletes the second. Does nothing if one does not exist, or both are the same.
 *
 * Merges what the specification lists: attributes (including identifiers) that the first does not have, the events of the last 30
 * days, and manual segments. Devices and relationships are not listed.
 *
 * @param {Store} store
 * @param {Identifier} primaryIdentifier
 * @param {Identifier} secondaryIdentifier
 * @param {number} now
 */
export function mergePeople(store, primaryIdentifier, secondaryIdentifier, now) {
	const primary = store.people.find(primaryIdentifier);
	const secondary = store.people.find(secondaryIdentifier);
	if (primary === undefined || secondary === undefined || primary === secondary) return;
	for (const [name, value] of secondary.attributes) {
		if (primary.attributes.has(name)) continue;
		primary.attributes.set(name, value);
		if (name === "anonymous_id") store.transfer(String(value), primary);
	}
	store.events.move(secondary.cio_id, primary.cio_id, now);
	store.segments.copy(primary, secondary);
	const identifiers = GIVEN_KINDS.map((kind) => /** @type {const} */ ([kind, secondary[kind]]));
	store.deletePerson(secondary);
	for (const [kind, value] of identifiers) {
		if (primary[kind] === undefined) store.people.setIdentifier(primary, kind, value);
	}
}
