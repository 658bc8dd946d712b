/** @import { ReadCall } from "./effect.js" */
import { readObjectAttributes } from "../../shapes/attributes.js";
import { readOptionalObject } from "../../shapes/fields.js";
import { findOrCreate } from "../../workspace/people.js";
import { addAnonymous, addObjects, setAttributes } from "../../workspace/relationships.js";
import { requireAnyId } from "../shapes/call.js";
import { readObjectOf } from "../shapes/object.js";
import { whyNobody } from "./effect.js";

/**
 * `POST /v1/group`: creates or updates an object, and relates it to the person. The specification calls the type `object_type_id`, its
 * examples `objectTypeId`.
 *
 * @type {ReadCall}
 */
export function group(call) {
	requireAnyId(call);
	const { body, person, anonymousId, now } = call;
	const traits = readOptionalObject(body.traits, "traits");
	const { object_type_id, objectTypeId, relationshipAttributes, ...rest } = traits;
	const identifiers = readObjectOf(
		body.groupId,
		"groupId",
		object_type_id ?? objectTypeId,
		"traits.object_type_id",
	);
	const path = "traits.relationshipAttributes";
	const own = readObjectAttributes(readOptionalObject(relationshipAttributes, path), `${path}.`);
	const attributes = readObjectAttributes(rest, "traits.");
	return (store) => {
		const object = store.objects.findOrCreate(identifiers, now);
		if (object === undefined) return;
		setAttributes(object.attributes, attributes);
		if (person === undefined)
			return addAnonymous(store, object, [{ other: anonymousId ?? "", attributes: own }]);
		const found = findOrCreate(store, person, now);
		if (found === undefined) return `the group has no relationship: ${whyNobody(store, person)}`;
		addObjects(store, found, [{ other: identifiers, attributes: own }], now);
	};
}
