import type { Data } from "./values.js";

/**
 * A validator of any library that follows the [Standard Schema](https://standardschema.dev): Zod, Valibot, ArkType and others. Only the
 * members that this package uses.
 */
export interface StandardSchema<Input = unknown, Output = Input> {
	readonly "~standard": {
		/** The version of the standard. */
		readonly version: 1;
		/** The name of the library. */
		readonly vendor: string;
		/** Checks a value, at once or by a promise. */
		readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
		/** Only types: what goes in, and what comes out. */
		readonly types?: { readonly input: Input; readonly output: Output } | undefined;
	};
}

/** What a validator has found: the value, or what is wrong with it. */
export type SchemaResult<Output> =
	| { readonly value: Output; readonly issues?: undefined }
	| { readonly issues: readonly SchemaIssue[] };

/** One thing that is wrong with a value: what, and where in the value. */
export interface SchemaIssue {
	/** What is wrong. */
	readonly message: string;
	/** Where it is, from the outside in. Absent for the value itself. */
	readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What is passed to a schema. */
export type InputOf<Schema> = Schema extends {
	readonly "~standard": { readonly types?: infer Types };
}
	? NonNullable<Types> extends { readonly input: infer Input }
		? Input
		: Data
	: Data;
