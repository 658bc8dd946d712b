import type { Refusal } from "../../public/types/errors.js";
import type { Data, Timestamp } from "../../public/types/values.js";
import type { DeviceAttributes, DevicePlatform } from "./events.js";

/**
 * An operation of version 2 of the Track API, for `entity`, `batch` and `sendAll`: at most 32,000 bytes of JSON. `type` and
 * `action` say which one it is.
 *
 * `CioId` lets a call see the text of a cio_id: a literal that starts with `cio_` is an error.
 *
 * @see https://docs.customer.io/api/track/#operation/entity
 * @example
 * const operation: Operation = {
 * 	type: "person",
 * 	action: "event",
 * 	identifiers: { email: "ada@example.com" },
 * 	name: "purchase",
 * 	attributes: { total: 9.9 },
 * };
 */
export type Operation<CioId extends string = string> =
	| PersonOperation<CioId>
	| ObjectOperation<CioId>
	| DeliveryEvent;

/** An operation on a person. */
export type PersonOperation<CioId extends string = string> =
	| PersonIdentify<CioId>
	| PersonEvent<CioId>
	| PersonPage<CioId>
	| PersonRelationships<CioId>
	| PersonAddDevice<CioId>
	| PersonDeleteDevice<CioId>
	| PersonMerge<CioId>
	| PersonRemoval<CioId>;

/** An operation on an object: anything but a person, such as a company or a course. */
export type ObjectOperation<CioId extends string = string> =
	| ObjectIdentify<CioId>
	| ObjectIdentifyAnonymous
	| ObjectRelationships<CioId>
	| ObjectDelete;

/** The kinds of names of a person in version 2, all of them text. */
export interface PersonNames<CioId extends string = string> {
	/** Case-sensitive, at most 150 bytes of UTF-8. */
	id: string;
	/** Case-insensitive. */
	email: string;
	/** In the E.164 form, `+15551234567`; only if the workspace has phone numbers as identifiers. */
	phone: string;
	/** Without the `cio_` that a path of version 1 has before it. */
	cio_id: BareCioId<CioId>;
}

/** What names a person in version 2: exactly one name. */
export type PersonIdentifiers<CioId extends string = string> = OneOf<PersonNames<CioId>>;

/** What names the person of an event: exactly one name. */
export type EventIdentifiers<CioId extends string = string> = OneOf<
	PersonNames<CioId> & {
		/** Of somebody who is not known yet. The API reference does not list it, but large connectors send it. */
		anonymous_id: string;
	}
>;

/** What names a person in a merge or in an object's relationship: exactly one name, and no phone number. */
export type LinkedPersonIdentifiers<CioId extends string = string> = OneOf<Omit<PersonNames<CioId>, "phone">>;

/** What names an object: its type and its id in that type, or its cio_object_id. All are text. */
export type ObjectIdentifiers =
	| {
			/** The number of the type, as text: `"1"`. */
			readonly object_type_id: string;
			/** At most 150 bytes of UTF-8. */
			readonly object_id: string;
			readonly cio_object_id?: never;
	  }
	| {
			readonly cio_object_id: string;
			readonly object_type_id?: never;
			readonly object_id?: never;
	  };

/** A relationship of a person to an object. */
export interface ObjectRelationship {
	/** The object. */
	readonly identifiers: ObjectIdentifiers;
	/** Attributes of the relationship itself, such as a role. */
	readonly relationship_attributes?: Data;
}

/** A relationship of an object to a person. */
export interface PersonRelationship<CioId extends string = string> {
	/** The person. */
	readonly identifiers: LinkedPersonIdentifiers<CioId>;
	/** Attributes of the relationship itself, such as a role. */
	readonly relationship_attributes?: Data;
}

/** Creates a person or updates attributes. */
export interface PersonIdentify<CioId extends string = string> {
	readonly type: "person";
	readonly action: "identify";
	readonly identifiers: PersonIdentifiers<CioId>;
	/** `cio_relationships` do not belong here but beside it. */
	readonly attributes?: Data & { readonly _update?: boolean; readonly cio_relationships?: never };
	/** The order of updates that follow each other closely. */
	readonly timestamp?: Timestamp;
	/** Relationships to add. A list; only version 1 has an object here. */
	readonly cio_relationships?: readonly ObjectRelationship[];
}

/** An event of a person, or the view of a screen. */
export interface PersonEvent<CioId extends string = string> {
	readonly type: "person";
	readonly action: "event" | "screen";
	readonly identifiers: EventIdentifiers<CioId>;
	/** What happened, or which screen: at most 100 bytes of UTF-8. */
	readonly name: string;
	/** A ULID: Customer.io ignores a repeat of the same one. The client makes one unless it has `eventIds: false`. */
	readonly id?: string;
	/** When it happened; the time of arrival unless given. */
	readonly timestamp?: Timestamp;
	/** Details. `recipient`, `from_address` and `reply_to` are reserved. */
	readonly attributes?: Data;
	/** The name that version 1 has for `attributes`: an error here. */
	readonly data?: never;
}

/** A page view of a person. */
export interface PersonPage<CioId extends string = string> {
	readonly type: "person";
	readonly action: "page";
	readonly identifiers: EventIdentifiers<CioId>;
	/** The URL or the name of the page. */
	readonly name: string;
	/** A ULID: Customer.io ignores a repeat of the same one. The client makes one unless it has `eventIds: false`. */
	readonly id?: string;
	/** When it happened; the time of arrival unless given. */
	readonly timestamp?: Timestamp;
	/** Details. */
	readonly attributes?: Data & {
		readonly url?: string;
		readonly path?: string;
		readonly search?: string;
		readonly title?: string;
		readonly referrer?: string;
		readonly keywords?: readonly string[];
	};
	/** The name that version 1 has for `attributes`: an error here. */
	readonly data?: never;
}

/** Adds relationships to a person, or takes them away. */
export interface PersonRelationships<CioId extends string = string> {
	readonly type: "person";
	readonly action: "add_relationships" | "delete_relationships";
	readonly identifiers: PersonIdentifiers<CioId>;
	/** A list; only version 1 has an object here. */
	readonly cio_relationships: readonly ObjectRelationship[];
}

/** Adds a device to a person or updates it. */
export interface PersonAddDevice<CioId extends string = string> {
	readonly type: "person";
	readonly action: "add_device";
	readonly identifiers: PersonIdentifiers<CioId>;
	readonly device: {
		/** The token that the platform gave, from APNs or FCM. */
		readonly token: string;
		readonly platform: DevicePlatform;
		/** When the device was last used; the time of arrival unless given. */
		readonly last_used?: Timestamp;
		readonly attributes?: DeviceAttributes;
		/** The name that version 1 has for `token`: an error here. */
		readonly id?: never;
	};
}

/** Takes a device away from a person. */
export interface PersonDeleteDevice<CioId extends string = string> {
	readonly type: "person";
	readonly action: "delete_device";
	readonly identifiers: PersonIdentifiers<CioId>;
	readonly device: {
		/** The token that the platform gave, from APNs or FCM. */
		readonly token: string;
		/** The name that version 1 has for `token`: an error here. */
		readonly id?: never;
	};
}

/** Merges the secondary person into the primary one and deletes the secondary. This cannot be undone. */
export interface PersonMerge<CioId extends string = string> {
	readonly type: "person";
	readonly action: "merge";
	/** The person who stays. Nothing happens if there is none. */
	readonly primary: LinkedPersonIdentifiers<CioId>;
	/** The person who is deleted. */
	readonly secondary: LinkedPersonIdentifiers<CioId>;
	/** The people are named by `primary` and `secondary`: an error here. */
	// With `never`, editors would take an operation that has no identifiers yet for a merge, and complete no other action.
	readonly identifiers?: { readonly [name in "primary" | "secondary"]: never };
}

/**
 * `delete` deletes a person, who comes back with the next `identify`. `suppress` deletes and keeps the identifiers from
 * being added again, until `unsuppress`.
 */
export interface PersonRemoval<CioId extends string = string> {
	readonly type: "person";
	readonly action: "delete" | "suppress" | "unsuppress";
	readonly identifiers: PersonIdentifiers<CioId>;
}

/** Creates an object or updates attributes. */
export interface ObjectIdentify<CioId extends string = string> {
	readonly type: "object";
	readonly action: "identify";
	readonly identifiers: ObjectIdentifiers;
	readonly attributes?: Data;
	/** Relationships to add. */
	readonly cio_relationships?: readonly PersonRelationship<CioId>[];
}

/** Creates an object or updates attributes, with relationships to people who are not known yet. */
export interface ObjectIdentifyAnonymous {
	readonly type: "object";
	readonly action: "identify_anonymous";
	readonly identifiers: ObjectIdentifiers;
	readonly attributes?: Data;
	/** Relationships to add. */
	readonly cio_relationships?: readonly {
		readonly identifiers: { readonly anonymous_id: string };
		readonly relationship_attributes?: Data;
	}[];
}

/** Adds relationships to an object, or takes them away. */
export interface ObjectRelationships<CioId extends string = string> {
	readonly type: "object";
	readonly action: "add_relationships" | "delete_relationships";
	readonly identifiers: ObjectIdentifiers;
	readonly cio_relationships: readonly PersonRelationship<CioId>[];
}

/** Deletes an object. */
export interface ObjectDelete {
	readonly type: "object";
	readonly action: "delete";
	readonly identifiers: ObjectIdentifiers;
}

/** What became of a push message on a device. */
export interface DeliveryEvent {
	readonly type: "delivery";
	readonly action: "event";
	/** The `CIO-Delivery-ID` of the message. */
	readonly identifiers: { readonly id: string };
	readonly name: "opened" | "converted" | "delivered";
	readonly attributes: {
		/** The `CIO-Delivery-Token` of the message. */
		readonly device_token: string;
	};
}

/** What became of a batch that Customer.io took. */
export interface BatchResult {
	/** How many operations were accepted: all that are not in `errors`. */
	readonly accepted: number;
	/** The refused ones. Each would be refused again, unchanged. */
	readonly errors: readonly BatchError[];
}

/** One operation that was refused. */
export interface BatchError extends Refusal {
	/** Its place in the caller's own list, from 0; -1 if the answer does not tell. */
	readonly index: number;
}

/** Relationships in the attributes of version 1's `identify`: an object there, not a list. */
export interface CustomerRelationships {
	readonly action: "add_relationships" | "delete_relationships";
	readonly relationships: readonly ObjectRelationship[];
}

/** Exactly one of some properties. */
export type OneOf<T> = {
	[Name in keyof T]: { readonly [Given in Name]: T[Given] } & {
		readonly [Other in Exclude<keyof T, Name>]?: never;
	};
}[keyof T];

/** A cio_id as it is; where its text is known to start with `cio_`, a sentence that it cannot be assigned to. */
export type BareCioId<CioId extends string> = CioId extends `cio_${string}`
	? "version 2 takes a cio_id without its cio_ prefix"
	: CioId;
