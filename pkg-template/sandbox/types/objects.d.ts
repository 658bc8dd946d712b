import type { Json } from "./json.js";

/**
 * An object, as the sandbox keeps it: what people have a relationship to, such as a company.
 *
 * @example
 * const [acme] = sandbox.state().objects;
 * acme.attributes.seats; // 50
 */
export interface CustomObject {
	/** The identifier given by the sandbox. */
	cio_object_id: string;
	/** An integer, as text. */
	object_type_id: string;
	/** Case-sensitive, at most 150 bytes. */
	object_id: string;
	attributes: Record<string, Json>;
	/** To people who exist, then to those who have not been identified yet. */
	relationships: ObjectRelationship[];
	/** When the object came into being, in unix seconds. */
	created: number;
}

/**
 * A relationship, as the object sees it: to a person, or by `anonymous_id` to somebody who has not been identified yet.
 *
 * @example
 * sandbox.state().objects[0].relationships; // [{ cio_id: "03000001", attributes: { role: "admin" } }]
 */
export type ObjectRelationship =
	| { cio_id: string; attributes: Record<string, Json> }
	| { anonymous_id: string; attributes: Record<string, Json> };
