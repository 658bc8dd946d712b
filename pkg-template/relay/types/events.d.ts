import type { Data } from "../../public/types/values.js";

/**
 * A validator of any library that follows the [Standard Schema](https://standardschema.dev): Zod, Valibot, ArkType and others. Only the
 * members that a relay uses.
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
	| { readonly issues: readonly { readonly message: string }[] };

/**
 * Which events pages may send: their names, a function of the name, or a schema for the data of each name. There is no default that takes
 * all: an event can start a campaign.
 */
export type EventRules =
	| readonly string[]
	| ((name: string) => boolean | Promise<boolean>)
	| { readonly [name: string]: StandardSchema };

/** The events that some rules let through: the data of each, by its name. */
export type EventsOf<Rules> = Rules extends readonly (infer Name extends string)[]
	? { [Event in Name]: Data }
	: Rules extends (...parameters: never[]) => unknown
		? { [name: string]: Data }
		: { [Event in keyof Rules & string]: InputOf<Rules[Event]> };

/** What a page passes to a schema. */
export type InputOf<Schema> = Schema extends {
	readonly "~standard": { readonly types?: infer Types };
}
	? NonNullable<Types> extends { readonly input: infer Input }
		? Input
		: Data
	: Data;
