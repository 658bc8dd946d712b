import type { SourceOf } from "../../public/types/bulk.js";
import type { Data, Timestamp } from "../../public/types/values.js";
import type { SemanticEventName, SemanticPayload } from "./semantic-events.js";

/** An identifier: text that is not blank, a safe integer, or a bigint. At most 150 bytes of UTF-8, except anonymous ids. */
export type PipelinesId = string | number | bigint;

/** The person that a message is about: a known one, a visitor, or both, which links them. */
export type PipelinesIdentifier =
	| { readonly userId: PipelinesId; readonly anonymousId?: PipelinesId | null | undefined }
	| { readonly anonymousId: PipelinesId; readonly userId?: PipelinesId | null | undefined };

/**
 * A point in time: ISO 8601 text with a time and a zone, a `Date`, Temporal's `Instant` and `ZonedDateTime`, or the object of a date
 * library (Luxon, Moment, Day.js).
 */
export type IsoTime = string | Exclude<Timestamp, number>;

/**
 * The context of a message. Besides the names below, Customer.io and its destinations know others, such as `device` and `os`.
 *
 * @see https://docs.customer.io/integrations/api/cdp/
 */
export interface PipelinesContext {
	/** Whether the person was active. */
	readonly active?: boolean;
	/** Where the person came from: the UTM parameters, without `utm_`. */
	readonly campaign?: {
		readonly name?: string;
		readonly source?: string;
		readonly medium?: string;
		readonly term?: string;
		readonly content?: string;
	};
	/** The person's IP address. */
	readonly ip?: string;
	/** What makes the call. Default: this package and its version. */
	readonly library?: { readonly name: string; readonly version: string };
	/** The person's language, such as `en-US`. */
	readonly locale?: string;
	/** Where the person is. Latitude and longitude are in degrees. */
	readonly location?: {
		readonly city?: string;
		readonly country?: string;
		readonly latitude?: number;
		readonly longitude?: number;
		readonly region?: string;
		readonly speed?: number;
	};
	/** The page where the person is. */
	readonly page?: {
		readonly hash?: string;
		readonly path?: string;
		readonly referrer?: string;
		readonly search?: string;
		readonly title?: string;
		readonly url?: string;
	};
	/** What led the person here. */
	readonly referrer?: {
		readonly type?: string;
		readonly name?: string;
		readonly url?: string;
		readonly link?: string;
	};
	/** The person's IANA time zone, such as `Europe/Berlin`. */
	readonly timezone?: string;
	/** The group that the message belongs to. */
	readonly groupId?: string;
	/** The person's traits, for destinations that need them with each event. */
	readonly traits?: Data;
	/** The browser's or the device's user agent. */
	readonly userAgent?: string;
	/** The user agent as client hints (`navigator.userAgentData`). */
	readonly userAgentData?: Data;
	readonly [name: string]: unknown;
}

/** What every message can have. */
export interface PipelinesCommon {
	/**
	 * The message's own id. Default: a ULID, the same in each attempt. Customer.io does not promise to drop a second message with the same
	 * id.
	 */
	readonly messageId?: string | null;
	/** When it happened. Default: the time of the call. */
	readonly timestamp?: IsoTime | null;
	/** Its context. Each member replaces the same one of `defaultContext`. */
	readonly context?: PipelinesContext | null;
	/** The destinations that it goes to, by name. `All` means all of them. */
	readonly integrations?: { readonly [name: string]: boolean | Data };
}

/** Sets the traits of a person. */
export type IdentifyPayload = PipelinesIdentifier &
	PipelinesCommon & {
		/** The person's attributes. A `Date` is sent as ISO 8601 text. */
		readonly traits?: Data;
	};

/** An event of a person. */
export type TrackPayload = PipelinesIdentifier &
	PipelinesCommon & {
		/** The name of the event. */
		readonly event: string;
		/** The event's data. A `Date` is sent as ISO 8601 text. */
		readonly properties?: Data;
	};

/**
 * An event of a `PipelinesClient` with typed events: its name is one of `Events`, and its properties have the type of that name. They may
 * be left out if the type allows an empty object or `undefined`. The events that Customer.io acts on are always allowed.
 */
export type TrackPayloadOf<Events extends object> = [keyof Events] extends [never]
	? TrackPayload
	: string extends keyof Events
		? TrackPayload
		:
				| {
						[Name in keyof Events & string]: NamedTrackPayload<NamesLike<Events, Name>, Events[Name]>;
				  }[keyof Events & string]
				| SemanticPayload<Exclude<SemanticEventName, keyof Events>>;

/**
 * The names of the events whose properties have the same type as those of `Name`, which is one of them. Such events are one payload: the
 * compiler would not take a name that is one of several, because each payload is a union of its own, by the person.
 */
type NamesLike<Events extends object, Name extends keyof Events> = {
	[Other in keyof Events & string]: [Events[Name]] extends [Events[Other]]
		? IsSame<Events[Name], Events[Other]> extends true
			? Other
			: never
		: never;
}[keyof Events & string];

/** Whether two types are the same, and not only assignable to each other. */
type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** An event of one name, or of one of several, whose properties have the type `Details`. */
export type NamedTrackPayload<Name extends string, Details> = PipelinesIdentifier &
	PipelinesCommon & {
		/** The name of the event. */
		readonly event: Name;
	} & (unknown extends Details
		? OptionalProperties<Data>
		: Record<never, never> extends Details
			? OptionalProperties<Extract<Details, Data>>
			: undefined extends Details
				? OptionalProperties<Extract<Details, Data>>
				: {
						/** The event's data. A `Date` is sent as ISO 8601 text. */
						readonly properties: Extract<Details, Data>;
					});

interface OptionalProperties<Details> {
	/** The event's data. A `Date` is sent as ISO 8601 text. */
	readonly properties?: Details;
}

/** A page view. */
export type PagePayload = PipelinesIdentifier &
	PipelinesCommon & {
		/** The name of the page or screen. */
		readonly name?: string;
		/** The category of the page or screen. */
		readonly category?: string;
		/** The data of the view. A `Date` is sent as ISO 8601 text. */
		readonly properties?: Data;
	};

/** A screen view in an app. */
export type ScreenPayload = PagePayload;

/** Adds a person to a group, such as a company. Customer.io calls groups objects. */
export type GroupPayload = PipelinesIdentifier &
	PipelinesCommon & {
		/** The id of the group. */
		readonly groupId: PipelinesId;
		/** The group's attributes. `object_type_id` is its type, `relationshipAttributes` are those of the person in it. */
		readonly traits?: Data;
	};

/** Merges two identities of a person. */
export type AliasPayload = PipelinesCommon & {
	/** The identity that stays. */
	readonly userId: PipelinesId;
	/** The identity that is merged into it. */
	readonly previousId: PipelinesId;
};

/** A message of a batch: `type` is the method that would send it alone. */
export type BatchItem =
	| ({ readonly type: "identify" } & IdentifyPayload)
	| ({ readonly type: "track" } & TrackPayload)
	| ({ readonly type: "page" } & PagePayload)
	| ({ readonly type: "screen" } & ScreenPayload)
	| ({ readonly type: "group" } & GroupPayload)
	| ({ readonly type: "alias" } & AliasPayload);

/**
 * The source of `sendAll`.
 *
 * @example
 * async function* source(): AsyncGenerator<BatchItem> {
 * 	for await (const { id, plan } of rows) yield { type: "identify", userId: id, traits: { plan } };
 * }
 */
export type MessageSource = SourceOf<BatchItem>;
