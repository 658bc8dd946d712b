/** Ids: of people, devices, deliveries. */
import { hasOneOf, rejects } from "../expectations.js";
import { INEXACT_IDS, LONG_ID, NO_IDS, UNSAFE_IDS } from "../samples.js";

/** @typedef {import("../differences.js").Difference} Difference */

const SEGMENT_METHODS = ["addCustomersToSegment", "removeCustomersFromSegment"];
const PERSON_METHODS = [
	"identify",
	"destroy",
	"suppress",
	"unsuppress",
	"track",
	"trackPageView",
	"addDevice",
	"deleteDevice",
];

/** The indexes of the arguments that are ids in the body. @type {Record<string, readonly number[]>} */
const BODY_ID_INDEXES = {
	trackAnonymous: [0],
	addDevice: [1],
	mergeCustomers: [1, 3],
	addCustomersToSegment: [1],
	removeCustomersFromSegment: [1],
};

/** @param {unknown} value @returns {unknown} */
const textOf = (value) =>
	Number.isFinite(value) ? String(value) : Array.isArray(value) ? value.map(textOf) : value;

/** @type {readonly Difference[]} */
export const IDS = [
	{
		what: "The ids `.` and `..`, and person ids longer than 150 bytes",
		official: 'Are sent; `deleteDevice("1", "..")` deletes the person',
		ours: "Are rejected",
		why: "URLs resolve dot segments, so the call would reach another resource; 150 bytes is Customer.io's limit",
		explain: rejects(
			(call) =>
				hasOneOf(call, UNSAFE_IDS) || (PERSON_METHODS.includes(call.method) && call.args[0] === LONG_ID),
		),
	},
	{
		what: "Ids that are numbers with a fraction, or beyond 2^53",
		official: "Are sent",
		ours: "Are rejected",
		why: "JavaScript has rounded them: they can be somebody else's. Strings and bigints are exact",
		explain: rejects(({ args }) =>
			args.some((arg) => INEXACT_IDS.some((id) => arg === id || (Array.isArray(arg) && arg.includes(id)))),
		),
	},
	{
		what: "Numeric ids in a body: of anonymous people, devices, merged people, people in a segment, and of operations",
		official: "Are sent as numbers",
		ours: "Are sent as strings",
		why: "The API requires strings",
		reword: (call) => ({
			...call,
			args: call.args.map((arg, index) =>
				BODY_ID_INDEXES[call.method]?.includes(index) ? textOf(arg) : arg,
			),
		}),
	},
	{
		what: "Invalid ids of people in a segment: blank strings, `null`, objects",
		official: "Are sent",
		ours: "Are rejected",
		why: "Customer.io silently ignores them",
		explain: rejects(
			({ method, args: [, people] }) =>
				SEGMENT_METHODS.includes(method) &&
				Array.isArray(people) &&
				people.some((one) => NO_IDS.includes(one)),
		),
	},
	{
		what: "An anonymous id that is neither a string nor a number, or is blank but not empty",
		official: "Is omitted",
		ours: "Is rejected",
		why: "An event without an anonymous id is an invitation, which must be intended",
		explain: rejects(
			({ method, args: [id] }) =>
				method === "trackAnonymous" && NO_IDS.includes(id) && id !== "" && id !== undefined && id !== null,
		),
	},
	{
		what: "A cio_id with the prefix `cio_` in `mergeCustomers` or for a segment",
		official: "Is sent",
		ours: "Is rejected with a hint",
		why: "Only paths take the prefix; here, it would identify somebody else",
		explain: rejects(
			({ method, args: [first, second, third] }) =>
				(method === "mergeCustomers" && first === "cio_id" && String(second).startsWith("cio_")) ||
				(/Segment$/.test(method) &&
					third === "cio_id" &&
					Array.isArray(second) &&
					second.some((id) => String(id).startsWith("cio_"))),
		),
	},
	{
		what: "A delivery id that is sent as a number, in `reportMetric`",
		official: "Is sent",
		ours: "Is rejected",
		why: "Delivery ids are strings",
		explain: rejects(({ method, args: [metric] }) => {
			const { delivery_id: id } = Object(metric);
			const isExact = typeof id !== "bigint" || Number.isSafeInteger(Number(id));
			return method === "reportMetric" && ["number", "bigint"].includes(typeof id) && isExact;
		}),
	},
	{
		what: "An `idType` of `null`",
		official: "Counts as omitted",
		ours: "Is rejected",
		why: "Only `undefined` counts as omitted, as for every other argument",
		explain: rejects(({ method, args: [, , type] }) => SEGMENT_METHODS.includes(method) && type === null),
	},
];
