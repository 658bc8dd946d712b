// Written by tools/app-types/generate.js. Change its tables instead.
// Objects: anything but a person, such as companies or courses.
import type { Json } from "../../public/types/values.js";

/** The kinds of identifiers of an object. */
export type ObjectIdType = "object_id" | "cio_object_id";

/** A type of objects. */
export interface ObjectType {
	readonly id: string;
	readonly name: string;
	readonly singular_name?: string;
	readonly slug?: string;
	readonly singular_slug?: string;
	readonly enabled?: boolean;
	readonly icon?: string;
}

/** The types of objects. */
export interface ObjectTypeList {
	readonly types: readonly ObjectType[] | null;
}

/** The identifiers of an object. */
export interface FoundObject {
	readonly object_id?: string;
	readonly cio_object_id?: string;
}

/** A page of objects. */
export interface ObjectPage {
	readonly identifiers: readonly FoundObject[] | null;
	/** The ids only. `identifiers` has them too. */
	readonly ids: readonly string[] | null;
	/** The cursor of the next page. Empty or missing on the last page. */
	readonly next?: string;
}

/** An object and its attributes. */
export interface ObjectAttributes {
	readonly attributes?: { readonly [name: string]: Json };
	/** When each attribute was set. */
	readonly timestamps?: { readonly [name: string]: number };
	readonly identifiers?: {
		readonly cio_object_id?: string;
		readonly id?: string | null;
		readonly email?: string | null;
	};
	readonly object_type_id?: string;
}

/** An object and its attributes. */
export interface ObjectAttributesResult {
	readonly object: ObjectAttributes;
}

/** Which page of an object's relationships to return. */
export interface ObjectRelationshipsOptions {
	/** The cursor: `next` of the page before. */
	readonly start?: string | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
	/** The kind of identifier. Default `object_id`. */
	readonly idType?: ObjectIdType | undefined;
}

/** A person who is related to an object. */
export interface RelatedCustomer {
	readonly identifiers?: {
		readonly id?: string | null;
		readonly email?: string | null;
		readonly cio_id?: string;
	};
	readonly object_type_id?: string;
	readonly object_type_disabled?: boolean;
}

/** A page of the people who are related to an object. */
export interface ObjectRelationshipPage {
	readonly cio_relationships: readonly RelatedCustomer[] | null;
	/** The cursor of the next page. Empty or missing on the last page. */
	readonly next?: string;
}
