import { get, post } from "../route.js";
import { either, integer, shape, text } from "../shapes/checks.js";
import {
	findObjects,
	getObjectAttributes,
	getObjectRelationships,
	listObjectTypes,
	OBJECT_FILTER,
} from "./objects.js";

const OBJECT = "/v1/objects/{object_type_id}/{object_id}";

export const OBJECT_ROUTES = [
	get("/v1/object_types", listObjectTypes),
	post("/v1/objects", findObjects, {
		check: shape({ object_type_id: either(text({ min: 1 }), integer()), filter: OBJECT_FILTER }),
	}),
	get(`${OBJECT}/attributes`, getObjectAttributes),
	get(`${OBJECT}/relationships`, getObjectRelationships),
];
