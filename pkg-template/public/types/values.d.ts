import type { CustomerRelationships } from "../../track/types/operations.js";

/** What names a person: an `id`, an email address, or `cio_` and the person's cio_id. At most 150 bytes of UTF-8. */
export type Identifier = string | number | bigint;

/**
 * Free-form data: names and values that JSON can carry. Beyond JSON, a `Date` anywhere in it goes out as unix seconds, a
 * bigint as its digits (as a number where a JavaScript number holds it exactly, else as text). NaN, infinities, invalid
 * dates, Maps, Sets, cycles and lone surrogates are refused by a {@link ValidationError} that names their path.
 */
export type Data = { readonly [name: string]: unknown } | (object & { readonly [Symbol.iterator]?: never });

/**
 * The attributes of a person. Some names have a meaning of their own: `id`, `email`, `created_at` (unix seconds or a
 * `Date`), `unsubscribed`, `anonymous_id`, `_update` (only update, never create), `_timestamp`, `cio_relationships`,
 * `cio_subscription_preferences`.
 */
export type Attributes = Data & { readonly cio_relationships?: CustomerRelationships };

/** A point in time: unix seconds, or a `Date` that is sent as such. */
export type Timestamp = number | Date;

/** A parsed JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A value of {@link Pairs}. */
export type PairValue = string | number | bigint | boolean;

/** Names and values; an array repeats its name, an `undefined` value is left out. */
export type Pairs<Special> =
	| Special
	| { readonly [name: string]: PairValue | readonly PairValue[] | undefined }
	| readonly (readonly [name: string, value: PairValue])[];
