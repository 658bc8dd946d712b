import type { InputOf, StandardSchema } from "../../public/types/standard-schema.js";
import type { Data } from "../../public/types/values.js";

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
