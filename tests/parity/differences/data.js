/** Free-form data and other values. */
import { replaceDeep } from "../deep.js";
import { hasOneOf, rejects } from "../expectations.js";
import { NO_DATA, UNSENDABLE_DATA } from "../samples.js";

/** @typedef {import("../differences.js").Difference} Difference */

/** The index of the argument that is an object of names and values. @type {Record<string, number>} */
const OBJECT_INDEX = { identify: 1, trackAnonymous: 1, track: 1, trackPush: 0, addDevice: 3, submitForm: 1 };

/** @type {readonly Difference[]} */
export const DATA = [
	{
		what: "A `Date`",
		official: "Is sent as an ISO 8601 string",
		ours: "Is sent as unix seconds",
		why: "Customer.io's dates are unix seconds; segments cannot compare a string with a date",
		reword: (call) => ({
			...call,
			args: replaceDeep(call.args, (value) =>
				value instanceof Date && !Number.isNaN(value.getTime()) ? Math.floor(value.getTime() / 1000) : value,
			),
		}),
	},
	{
		what: "A bigint",
		official: "Counts as missing if it is an id, and throws a `TypeError` in data",
		ours: "Is sent as a number if a JavaScript number can hold it exactly, or else as a string",
		why: "Database keys can be bigints, and a rounded one identifies somebody else",
		reword: (call) => ({
			...call,
			args: replaceDeep(call.args, (value) => {
				if (typeof value !== "bigint") return value;
				return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
			}),
		}),
	},
	{
		what: "NaN, infinities, invalid dates, cycles, lone surrogates, and whatever JSON would empty (Maps, Promises, bytes, …) in data",
		official: "Are sent as `null`, as `{}` or corrupted; a cycle throws a `TypeError`",
		ours: "Are rejected, with the path to the value",
		why: "Customer.io would store something else",
		explain: rejects((call) => hasOneOf(call, UNSENDABLE_DATA)),
	},
	{
		what: "Data that is not an object: `null`, strings, numbers, arrays, functions; missing data for `trackPush`",
		official: "Is sent unchanged, changed or not at all",
		ours: "Is rejected",
		why: "Attributes, events and form fields need names",
		explain: rejects(({ method, args }) => {
			const data = method === "track" ? Object(args[1]).data : undefined;
			const isNothing = method === "trackPush" && args.length === 0;
			// A member that is a function counts as missing, as in JSON.
			const isMissing = typeof data === "function";
			const objects = [args[OBJECT_INDEX[method]], ...(isMissing ? [] : [data])];
			return isNothing || objects.some((value) => NO_DATA.includes(value));
		}),
	},
	{
		what: "A value other than `true` or `false` for `unsubscribe`",
		official: "Is sent",
		ours: "Is rejected",
		why: "A subscription should not depend on what counts as true",
		explain: rejects(
			({ method, args: [, value] }) =>
				method === "unsubscribe" && value !== undefined && typeof value !== "boolean",
		),
	},
];
