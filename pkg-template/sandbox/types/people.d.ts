import type { Json } from "./json.js";

/**
 * A person, as the sandbox keeps them.
 *
 * @example
 * const [ada] = sandbox.state().people;
 * ada.attributes.plan; // "basic"
 */
export interface Person {
	/** The identifier given by the sandbox, without the `cio_` prefix that a path needs. */
	cio_id: string;
	/** Case-sensitive, at most 150 bytes. */
	id?: string;
	/** As it was sent first; it is found in any case. */
	email?: string;
	/** As in E.164. Only version 2 of the API identifies people by it. */
	phone?: string;
	/** All that `identify` set, except identifiers, instructions (`_timestamp`, `_update`) and relationships. */
	attributes: Record<string, Json>;
	/** In the order in which they were added. */
	devices: Device[];
	/** To objects. */
	relationships: PersonRelationship[];
	/** When the person came into being, in unix seconds. Not the `created_at` attribute. */
	created: number;
}

/**
 * A device that push notifications are sent to.
 *
 * @example
 * sandbox.state().people[0].devices[0].platform; // "ios"
 */
export interface Device {
	/** What version 1 of the API calls `id`. */
	token: string;
	platform: "ios" | "android";
	/** Unix seconds: what was sent, else the time of arrival. */
	last_used: number;
	attributes: Record<string, string>;
}

/**
 * A relationship, as the person sees it.
 *
 * @example
 * sandbox.state().people[0].relationships[0].object_id; // "acme"
 */
export interface PersonRelationship {
	cio_object_id: string;
	object_type_id: string;
	object_id: string;
	/** Those of the relationship, not of the object. */
	attributes: Record<string, Json>;
}

/**
 * The identifiers that a suppressed person had. Who uses one of the first three is ignored until it is unsuppressed, which
 * frees all of them.
 *
 * @example
 * sandbox.state().suppressed; // [{ cio_id: "03000001", id: "42" }]
 */
export interface Suppression {
	id?: string;
	email?: string;
	phone?: string;
	/** Absent if nobody existed. */
	cio_id?: string;
}
