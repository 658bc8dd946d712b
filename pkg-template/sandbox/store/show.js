/** @import { CustomObject } from "../types/objects.d.ts" */
/** @import { Person } from "../types/people.d.ts" */
/** @import { StoredObject } from "./objects.js" */
/** @import { Segment } from "../types/state.d.ts" */
/** @import { StoredPerson } from "./people.js" */
/** @import { StoredSegment } from "./segments.js" */

/**
 * @param {StoredPerson} person
 * @returns {Person}
 */
export function showPerson({ stamps, attributes, devices, relationships, ...person }) {
	return {
		...person,
		attributes: Object.fromEntries(attributes),
		devices: [...(devices?.values() ?? [])],
		relationships: [...(relationships ?? [])].map(([object, attributes]) => {
			const { cio_object_id, object_type_id, object_id } = object;
			return { cio_object_id, object_type_id, object_id, attributes: Object.fromEntries(attributes) };
		}),
	};
}

/**
 * @param {StoredObject} object
 * @returns {CustomObject}
 */
export function showObject({ attributes, people, anonymous, ...object }) {
	const known = [...people].map(([{ cio_id }, attributes]) => ({
		cio_id,
		attributes: Object.fromEntries(attributes),
	}));
	const unknown = [...anonymous].map(([anonymous_id, attributes]) => ({
		anonymous_id,
		attributes: Object.fromEntries(attributes),
	}));
	return { ...object, attributes: Object.fromEntries(attributes), relationships: [...known, ...unknown] };
}

/**
 * @param {StoredSegment} segment
 * @returns {Segment}
 */
export function showSegment({ members, created, ...segment }) {
	return { ...segment, members: [...members].map(({ cio_id }) => cio_id) };
}
