// Written by tools/app-types/generate.js. Change its tables instead.
// Conditions that people and objects are found by.

/** Matches the people in a segment. */
export interface SegmentCondition {
	readonly segment: { readonly id: number };
}

/** Matches the people who have an attribute, or a certain value of it. */
export interface AttributeCondition {
	/** `value` is needed with `eq`. */
	readonly attribute:
		| { readonly field: string; readonly operator: "eq"; readonly value: string }
		| { readonly field: string; readonly operator: "exists"; readonly value?: string };
}

/**
 * A condition on people: exactly one of these keys. Conditions nest.
 *
 * @example
 * const filter: AudienceFilter = {
 * 	and: [{ segment: { id: 7 } }, { not: { attribute: { field: "plan", operator: "eq", value: "free" } } }],
 * };
 */
export type AudienceFilter =
	| (SegmentCondition & {
			readonly attribute?: never;
			readonly and?: never;
			readonly or?: never;
			readonly not?: never;
	  })
	| (AttributeCondition & {
			readonly segment?: never;
			readonly and?: never;
			readonly or?: never;
			readonly not?: never;
	  })
	| {
			readonly and: readonly AudienceFilter[];
			readonly segment?: never;
			readonly attribute?: never;
			readonly or?: never;
			readonly not?: never;
	  }
	| {
			readonly or: readonly AudienceFilter[];
			readonly segment?: never;
			readonly attribute?: never;
			readonly and?: never;
			readonly not?: never;
	  }
	| {
			readonly not: AudienceFilter;
			readonly segment?: never;
			readonly attribute?: never;
			readonly and?: never;
			readonly or?: never;
	  };

/** The other name in `customerio-node` for {@link AudienceFilter}. */
export type Filter = AudienceFilter;

/** Matches the objects that have an attribute, or a certain value of it. */
export interface ObjectAttributeCondition {
	readonly object_attribute:
		| {
				readonly field: string;
				readonly type_id: string | number;
				readonly operator: "eq";
				readonly value: string;
		  }
		| {
				readonly field: string;
				readonly type_id: string | number;
				readonly operator: "exists";
				readonly value?: string;
		  };
}

/** A condition on objects: exactly one of these keys. */
export type ObjectFilter =
	| ObjectAttributeCondition
	| { readonly and: readonly ObjectFilter[] }
	| { readonly or: readonly ObjectFilter[] }
	| { readonly not: ObjectFilter };

/** Matches the people who have an attribute, or a certain value of it; with `inverse`, all others. */
export type NewsletterAttributeCondition = {
	readonly attribute: AttributeCondition["attribute"] & { readonly inverse?: boolean };
};

/** The recipients of a newsletter: one `and` of conditions. An `or` holds segments only; a `not`, an `or` of segments. */
export type NewsletterRecipients =
	| SegmentCondition
	| NewsletterAttributeCondition
	| { readonly and: readonly NewsletterRecipients[] }
	| { readonly or: readonly NewsletterRecipients[] }
	| { readonly not: NewsletterRecipients };
