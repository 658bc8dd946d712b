import type { Json } from "./json.js";

/**
 * A person.
 *
 * @example
 * const [ada] = sandbox.state().people;
 * ada.attributes.plan; // "basic"
 */
export interface Person {
	/** The identifier that the sandbox generated, without the `cio_` prefix that a path needs. */
	cio_id: string;
	/** Case-sensitive, at most 150 bytes. */
	id?: string;
	/** Spelled as it was first sent. Look-ups ignore case. */
	email?: string;
	/** In E.164 format. Only version 2 of the API identifies people by it. */
	phone?: string;
	/** Everything that `identify` set, except identifiers, instructions (`_timestamp`, `_update`) and relationships. */
	attributes: Record<string, Json>;
	/** In insertion order. */
	devices: Device[];
	/** Relationships to objects. */
	relationships: PersonRelationship[];
	/** When the person was created, in unix seconds. Not the `created_at` attribute. */
	created: number;
}

/**
 * A device that receives push notifications.
 *
 * @example
 * sandbox.state().people[0].devices[0].platform; // "ios"
 */
export interface Device {
	/** Called `id` in version 1 of the API. */
	token: string;
	platform: "ios" | "android";
	/** Unix seconds: the value sent, or else the time of arrival. */
	last_used: number;
	attributes: Record<string, string>;
}

/**
 * A relationship of a person to an object.
 *
 * @example
 * sandbox.state().people[0].relationships[0].object_id; // "acme"
 */
export interface PersonRelationship {
	cio_object_id: string;
	object_type_id: string;
	object_id: string;
	/** The attributes of the relationship, not of the object. */
	attributes: Record<string, Json>;
}

/**
 * The identifiers of a suppressed person. Calls with an `id`, `email` or `phone` among them are ignored. Unsuppressing one
 * of them releases all.
 *
 * @example
 * sandbox.state().suppressed; // [{ cio_id: "03000001", id: "42" }]
 */
export interface Suppression {
	id?: string;
	email?: string;
	phone?: string;
	/** Absent if the person did not exist. */
	cio_id?: string;
}
