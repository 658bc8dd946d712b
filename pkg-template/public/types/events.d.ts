import type { StandardSchema } from "./standard-schema.js";
import type { Data } from "./values.js";

/** Events of any name, with any data: what a client takes that was given no types of events. */
export interface AnyEvents {
	readonly [name: string]: Data;
}

/**
 * The members of a type. Where a parameter has this form, the compiler compares clients by what their methods take: a client with types of
 * events is also one without.
 */
export type MembersOf<Type> = { [Name in keyof Type]: Type[Name] };

/** A validator for the data of each event, by its name. */
export type EventSchemas<Events extends object> = {
	readonly [Name in keyof Events]: StandardSchema<Events[Name], unknown>;
};
