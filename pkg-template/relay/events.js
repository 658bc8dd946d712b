/** Which events pages may send: names, a function, or a schema for the data of each name. */
import { isPresentText } from "../host/fault.js";
import { invalid } from "../host/report.js";
import { isSchema, NOT_A_SCHEMA } from "../host/standard-schema.js";
import { decide } from "./decide.js";
import { inTime } from "./in-time.js";

/** The code of a refusal, or the data of the event as it is sent. @typedef {{ code: "event" | "data" } | { data: unknown }} Verdict */

/** @typedef {(name: string, data: unknown) => Promise<Verdict>} EventCheck */

/**
 * Reads the option `events`.
 *
 * @param {string} action the public function
 * @param {any} option
 * @returns {EventCheck}
 */
export function readEvents(action, option) {
	if (typeof option === "function")
		return async (name, data) => ((await decide("events", option(name))) ? { data } : { code: "event" });
	if (Array.isArray(option) && option.every(isPresentText)) {
		const names = new Set(option);
		return async (name, data) => (names.has(name) ? { data } : { code: "event" });
	}
	if (Array.isArray(option))
		throw invalid(
			action,
			`events[${option.findIndex((name) => !isPresentText(name))}]`,
			"must be a string that is not blank",
		);
	if (typeof option === "object" && option !== null) {
		const schemas = new Map(Object.entries(option));
		for (const [name, schema] of schemas)
			if (!isSchema(schema)) throw invalid(action, `events.${name}`, NOT_A_SCHEMA);
		return (name, data) => validate(schemas.get(name), data);
	}
	throw invalid(
		action,
		"events",
		"is required: the names that pages may send, a function of a name, or a schema for each name. There is no default: an event can start a campaign",
	);
}

/**
 * @param {any} schema
 * @param {unknown} data
 * @returns {Promise<Verdict>}
 */
async function validate(schema, data) {
	if (!schema) return { code: "event" };
	/** @type {any} */
	const result = await inTime("events", schema["~standard"].validate(data ?? {}));
	if (typeof result !== "object" || result === null)
		throw new TypeError("createRelay: a schema of events returned no result");
	return result.issues ? { code: "data" } : { data: result.value };
}
