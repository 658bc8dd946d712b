import type { Data } from "./values.js";

/**
 * A validator of any library that follows the [Standard Schema](https://standardschema.dev): Zod, Valibot, ArkType and others. Only the
 * members that this package uses.
 */
export interface StandardSchema<Input = unknown, Output = Input> {
	readonly "~standard": {
		readonly version: 1;
		readonly vendor: string;
		readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
		readonly types?: { readonly input: Input; readonly output: Output } | undefined;
	};
}

/** What a validator has found: the value, or what is wrong with it. */
export type SchemaResult<Output> =
	| { readonly value: Output; readonly issues?: undefined }
	| { readonly issues: readonly SchemaIssue[] };

/** One thing that is wrong with a value: what, and where in the value. */
export interface SchemaIssue {
	readonly message: string;
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
