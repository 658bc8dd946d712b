import type { StandardSchema } from "./standard-schema.js";
import type { Data } from "./values.js";

/** Events of any name, with any data: what a client without typed events takes. */
export interface AnyEvents {
	readonly [name: string]: Data;
}

/**
 * The members of a type. A parameter of this form makes the compiler compare clients by what their methods take, so that a client with
 * typed events can stand in for one without.
 */
export type MembersOf<Type> = { [Name in keyof Type]: Type[Name] };

/** A validator for the data of each event, by its name. The data is an object. */
export type EventSchemas<Events extends object> = {
	readonly [Name in keyof Events]: StandardSchema<ObjectData<Events[Name]>, unknown>;
};

/** `Type` if it is a type of objects, which may be left out, or `unknown`; or else {@link Data}. */
export type ObjectData<Type> = unknown extends Type ? Type : [Type] extends [Data | undefined] ? Type : Data;
