import type { Json } from "./json.js";

/**
 * An object that people have relationships to, such as a company.
 *
 * @example
 * const [acme] = sandbox.state().objects;
 * acme.attributes.seats; // 50
 */
export interface CustomObject {
	/** The identifier that the sandbox generated. */
	cio_object_id: string;
	/** An integer as a string. */
	object_type_id: string;
	/** Case-sensitive, at most 150 bytes. */
	object_id: string;
	attributes: Record<string, Json>;
	/** First those to people, then those to people who have not been identified yet. */
	relationships: ObjectRelationship[];
	/** When the object was created, in unix seconds. */
	created: number;
}

/**
 * A relationship of an object: to a person, or by `anonymous_id` to somebody who has not been identified yet.
 *
 * @example
 * sandbox.state().objects[0].relationships; // [{ cio_id: "03000001", attributes: { role: "admin" } }]
 */
export type ObjectRelationship =
	| { cio_id: string; attributes: Record<string, Json> }
	| { anonymous_id: string; attributes: Record<string, Json> };
