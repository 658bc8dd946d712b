import type { BatchError, SourceOf } from "../../public/types/bulk.js";
import type { Data, Timestamp } from "../../public/types/values.js";
import type { DeviceAttributes, DevicePlatform } from "./events.js";

/**
 * An operation of the v2 Track API, for `entity`, `batch` and `sendAll`: at most 32,000 bytes of JSON. `type` and `action` choose the
 * operation.
 *
 * `CioId` is inferred from the operation's cio_id, so that a literal that starts with `cio_` is a type error.
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

/**
 * The source of `sendAll`.
 *
 * @example
 * async function* source(): AsyncGenerator<Operation> {
 * 	for await (const { id, plan } of rows) {
 * 		yield { type: "person", action: "identify", identifiers: { id }, attributes: { plan } };
 * 	}
 * }
 */
export type BulkSource<CioId extends string = string> = SourceOf<Operation<CioId>>;

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

/** The identifiers of a person in v2, all of them text. */
export interface PersonNames<CioId extends string = string> {
	/** Case-sensitive; at most 150 bytes of UTF-8. */
	id: string;
	/** Case-insensitive. */
	email: string;
	/** In E.164 format: `+15551234567`. Only if the workspace has phone numbers as identifiers. */
	phone: string;
	/** Without the prefix `cio_`, which only v1 takes. */
	cio_id: BareCioId<CioId>;
}

/** The identifiers of a person in v2: exactly one. */
export type PersonIdentifiers<CioId extends string = string> = OneOf<PersonNames<CioId>>;

/** The identifiers of an event's person: exactly one. */
export type EventIdentifiers<CioId extends string = string> = OneOf<
	PersonNames<CioId> & {
		/** A person who is not known yet. The API reference does not list it, but large connectors send it. */
		anonymous_id: string;
	}
>;

/** The identifiers of a person in a merge or in an object's relationship: exactly one, and not a phone number. */
export type LinkedPersonIdentifiers<CioId extends string = string> = OneOf<Omit<PersonNames<CioId>, "phone">>;

/** The identifiers of an object: its type and its id within that type, or its cio_object_id. All are text. */
export type ObjectIdentifiers =
	| {
			/** The type's number, as text: `"1"`. */
			readonly object_type_id: string;
			/** At most 150 bytes of UTF-8. */
			readonly object_id: string;
			readonly cio_object_id?: never;
	  }
	| {
			/** The id that Customer.io assigned to the object. */
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
	/** The person's attributes. `cio_relationships` are not among them: they belong beside `attributes`. */
	readonly attributes?: Data & { readonly _update?: boolean; readonly cio_relationships?: never };
	/** When the update happened: orders updates in quick succession. */
	readonly timestamp?: Timestamp;
	/** Relationships to add. An array; v1 has an object here. */
	readonly cio_relationships?: readonly ObjectRelationship[];
}

/** An event of a person, or a screen view. */
export interface PersonEvent<CioId extends string = string> {
	readonly type: "person";
	readonly action: "event" | "screen";
	readonly identifiers: EventIdentifiers<CioId>;
	/** The name of the event or the screen: at most 100 bytes of UTF-8. */
	readonly name: string;
	/** A ULID. Customer.io ignores an event whose id it has seen. The client makes one unless you set `eventIds: false`. */
	readonly id?: string;
	/** When it happened. Default: when Customer.io receives it. */
	readonly timestamp?: Timestamp;
	/** The event's data. `recipient`, `from_address` and `reply_to` are reserved. */
	readonly attributes?: Data;
	/** A type error: v1's name for `attributes`. */
	readonly data?: never;
}

/** A page view of a person. */
export interface PersonPage<CioId extends string = string> {
	readonly type: "person";
	readonly action: "page";
	readonly identifiers: EventIdentifiers<CioId>;
	/** The URL or the name of the page. */
	readonly name: string;
	/** A ULID. Customer.io ignores an event whose id it has seen. The client makes one unless you set `eventIds: false`. */
	readonly id?: string;
	/** When it happened. Default: when Customer.io receives it. */
	readonly timestamp?: Timestamp;
	/** Data of the page view. */
	readonly attributes?: Data & {
		readonly url?: string;
		readonly path?: string;
		readonly search?: string;
		readonly title?: string;
		readonly referrer?: string;
		readonly keywords?: readonly string[];
	};
	/** A type error: v1's name for `attributes`. */
	readonly data?: never;
}

/** Adds relationships to a person, or removes them. */
export interface PersonRelationships<CioId extends string = string> {
	readonly type: "person";
	readonly action: "add_relationships" | "delete_relationships";
	readonly identifiers: PersonIdentifiers<CioId>;
	/** An array; v1 has an object here. */
	readonly cio_relationships: readonly ObjectRelationship[];
}

/** Adds a device to a person or updates it. */
export interface PersonAddDevice<CioId extends string = string> {
	readonly type: "person";
	readonly action: "add_device";
	readonly identifiers: PersonIdentifiers<CioId>;
	readonly device: {
		/** The device token of APNs or FCM. */
		readonly token: string;
		readonly platform: DevicePlatform;
		/** When the device was last used. Default: when Customer.io receives it. */
		readonly last_used?: Timestamp;
		readonly attributes?: DeviceAttributes;
		/** A type error: v1's name for `token`. */
		readonly id?: never;
	};
}

/** Removes a device from a person. */
export interface PersonDeleteDevice<CioId extends string = string> {
	readonly type: "person";
	readonly action: "delete_device";
	readonly identifiers: PersonIdentifiers<CioId>;
	readonly device: {
		/** The device token of APNs or FCM. */
		readonly token: string;
		/** A type error: v1's name for `token`. */
		readonly id?: never;
	};
}

/** Merges the secondary person into the primary person and deletes the secondary person. This cannot be undone. */
export interface PersonMerge<CioId extends string = string> {
	readonly type: "person";
	readonly action: "merge";
	/** The person who stays. Nothing happens if this person does not exist. */
	readonly primary: LinkedPersonIdentifiers<CioId>;
	/** The person who is deleted. */
	readonly secondary: LinkedPersonIdentifiers<CioId>;
	/** A type error: a merge has `primary` and `secondary` instead. */
	// With `never`, an editor takes an operation without identifiers for a merge, and completes no other action.
	readonly identifiers?: { readonly [name in "primary" | "secondary"]: never };
}

/**
 * `delete` deletes a person; the next `identify` creates the person again. `suppress` deletes a person and blocks the identifiers.
 * `unsuppress` lifts the block.
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

/** Creates an object or updates attributes, and relates it to people who are not known yet. */
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

/** Adds relationships to an object, or removes them. */
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

/** A metric of a push message on a device. */
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

/** The result of a batch that Customer.io accepted, at least in part. */
export interface BatchResult {
	/** How many operations were accepted. */
	readonly accepted: number;
	/** Why the others were refused: one entry for each reason. The same operation would be refused again. */
	readonly errors: readonly BatchError[];
}

/** Relationships in the attributes of `TrackClient.identify`: an object, not an array as in v2. */
export interface CustomerRelationships {
	readonly action: "add_relationships" | "delete_relationships";
	/** The objects, each with attributes of the relationship. */
	readonly relationships: readonly ObjectRelationship[];
}

/** Exactly one of some properties. */
export type OneOf<T> = {
	[Name in keyof T]: { readonly [Given in Name]: T[Given] } & {
		readonly [Other in Exclude<keyof T, Name>]?: never;
	};
}[keyof T];

/** A cio_id. If its literal starts with `cio_`, it is a sentence instead, which the type error shows. */
export type BareCioId<CioId extends string> = CioId extends `cio_${string}`
	? "version 2 takes a cio_id without its cio_ prefix"
	: CioId;
