// Written by tools/app-types/generate.js. Change its tables instead.
// Collections: tables that messages can look things up in.
import type { Data, Json } from "../../public/types/values.js";

/** A row of a collection. */
export type CollectionRow = Data;

/** A collection to create: from `data`, or from the file at `url`. */
export type CollectionInput =
	| {
			readonly name: string;
			/** The rows. */
			readonly data: readonly CollectionRow[];
			readonly url?: never;
	  }
	| {
			readonly name: string;
			/** The URL of a CSV or JSON file with the rows. */
			readonly url: string;
			readonly data?: never;
	  };

/** The new values of a collection. */
export type CollectionUpdate =
	| {
			readonly name?: string;
			/** The rows. */
			readonly data?: readonly CollectionRow[];
			readonly url?: never;
	  }
	| {
			readonly name?: string;
			/** The URL of a CSV or JSON file with the rows. */
			readonly url?: string;
			readonly data?: never;
	  };

/** A collection. */
export interface Collection {
	readonly id: number;
	readonly name: string;
	/** The size of the rows. */
	readonly bytes?: number;
	/** How many rows it has. */
	readonly rows?: number;
	/** The names of the columns. */
	readonly schema?: readonly string[] | null;
	/** When it was created, in unix seconds. */
	readonly created_at?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated_at?: number;
}

/** A collection. */
export interface CollectionResult {
	readonly collection: Collection;
}

/** All collections. */
export interface CollectionList {
	readonly collections: readonly Collection[] | null;
}

/** The rows of a collection. Customer.io's reference has an object here, although rows are a list. */
export type CollectionContent =
	| { readonly [name: string]: Json }
	| readonly { readonly [name: string]: Json }[];
