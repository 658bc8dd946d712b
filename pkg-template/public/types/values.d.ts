import type { CustomerRelationships } from "../../track/types/operations.js";

/** The identifier of a person: an `id`, an email address, or `cio_` followed by a cio_id. At most 150 bytes of UTF-8. */
export type Identifier = string | number | bigint;

/**
 * Free-form data: names, and values that JSON can carry. A `Date` anywhere in it is sent as unix seconds. A bigint is sent as a number if
 * a JavaScript number can hold it exactly, or else as text. NaN, infinities, invalid dates, Maps, Sets, cycles and lone surrogates are
 * refused with a {@link ValidationError} that names their path.
 */
export type Data = { readonly [name: string]: unknown } | (object & { readonly [Symbol.iterator]?: never });

/**
 * The attributes of a person. Customer.io gives these names a meaning: `id`, `email`, `created_at` (unix seconds or a `Date`),
 * `unsubscribed`, `anonymous_id`, `_update` (`true`: update, never create), `_timestamp`, `cio_relationships`,
 * `cio_subscription_preferences`.
 */
export type Attributes = Data & { readonly cio_relationships?: CustomerRelationships };

/**
 * A time: whole unix seconds, or what is sent as unix seconds: a `Date`, Temporal's `Instant` and `ZonedDateTime`, or the object of a date
 * library (Luxon, Moment, Day.js).
 */
export type Timestamp =
	| number
	| Date
	| { readonly epochMilliseconds: number }
	| { valueOf(): number; toJSON(): string | null };

/** A parsed JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A value of {@link Pairs}. */
export type PairValue = string | number | bigint | boolean;

/** Names and values. An array repeats its name; an `undefined` value is omitted. */
export type Pairs<Special> =
	| Special
	| { readonly [name: string]: PairValue | readonly PairValue[] | undefined }
	| readonly (readonly [name: string, value: PairValue])[];
