/**
 * The calls of a method: one with each argument in its first form, and one for each other form of an argument.
 *
 * @import { Kind } from "./signatures.js"
 */

/** @typedef {{ name: string, method: string, args: unknown[] }} Call */
/** @typedef {readonly [label: string, value: unknown][]} Forms */

const TIME = 1_700_000_000;
const TIMES = ["start_ts", "end_ts", "createdBefore", "createdAfter", "updatedBefore", "updatedAfter"];
const FLAGS = [
	"deleted",
	"drafts",
	"unique",
	"associations",
	"archived_message",
	"get_tracked_responses",
	"hidden",
];
const NUMBERS = ["limit", "offset", "page", "steps"];

/** @type {Forms} */
const MISSING = [
	["undefined", undefined],
	["null", null],
	["empty text", ""],
	["white space", " "],
];

/** @type {Record<string, Forms>} */
const SIMPLE = {
	id: [
		["a number", 7],
		["text", "7"],
		["odd text", "a/b é?#%"],
		["dots", ".."],
		["not a number", Number.NaN],
		["a fraction", 1.5],
		["an unsafe number", 2 ** 53],
		...MISSING,
	],
	text: [["text", "en"], ["odd text", "a+b@ü.example/x"], ...MISSING],
	idType: [
		["nothing", undefined],
		["email", "email"],
		["cio_id", "cio_id"],
		["id", "id"],
		["phone", "phone"],
		["another", "name"],
	],
	objectIdType: [
		["nothing", undefined],
		["object_id", "object_id"],
		["cio_object_id", "cio_object_id"],
		["another", "id"],
	],
	list: [
		["a list", [1, "a@example.com"]],
		["a list with something that is not an id", [1, "2", { name: "a", value: null }]],
		["a list of 101", Array(101).fill("1")],
		["an empty list", []],
		["nothing", undefined],
		["null", null],
	],
};

/**
 * @param {string} method
 * @param {readonly Kind[]} signature
 * @returns {Call[]}
 */
export function callsOf(method, signature) {
	const forms = signature.map(formsOf);
	const first = forms.map(([[, value]]) => value);
	const others = forms.flatMap((own, index) =>
		own.slice(1).map(([label, value]) => ({
			name: `${method}: argument ${index + 1} is ${label}`,
			method,
			args: first.with(index, value),
		})),
	);
	return [{ name: `${method}: plain`, method, args: first }, ...others];
}

/** @param {Kind} kind @returns {Forms} */
function formsOf(kind) {
	if (typeof kind === "string") return SIMPLE[kind];
	if ("list" in kind) return SIMPLE.list;
	if ("query" in kind) return queries(kind.query.split(" "));
	return data(kind.data.split(" ").filter(Boolean), kind.optional ?? false);
}

/** @param {string[]} names @returns {Forms} */
function queries(names) {
	const isReport = names.includes("end");
	const entries = names.map((name) => {
		const option = name === "objectIdType" ? "idType" : name;
		return /** @type {const} */ ([option, sampleOf(name, isReport)]);
	});
	const all = Object.fromEntries(entries);
	const withAll = (/** @type {unknown} */ value) =>
		Object.fromEntries(entries.map(([name]) => [name, value]));
	/** @type {Forms} */
	const one = entries.map(([name, value]) => /** @type {const} */ ([`only ${name}`, { [name]: value }]));
	return [
		["everything", all],
		["nothing", undefined],
		["an empty object", {}],
		["all undefined", withAll(undefined)],
		["all null", withAll(null)],
		["all empty text", withAll("")],
		["an unknown option", { ...all, unknown: 1 }],
		...one,
	];
}

/** @param {string} name @param {boolean} isReport */
function sampleOf(name, isReport) {
	if (name === "idType") return "email";
	if (name === "objectIdType") return "cio_object_id";
	if (TIMES.includes(name) || (isReport && ["start", "end"].includes(name))) return TIME;
	if (FLAGS.includes(name)) return true;
	return NUMBERS.includes(name) ? 10 : `${name} ä&=+`;
}

/** @param {string[]} required @param {boolean} isOptional @returns {Forms} */
function data(required, isOptional) {
	const members = Object.fromEntries(required.map((name) => [name, "a value"]));
	const all = { ...members, nested: { list: [1, null, "ä"], flag: false } };
	/** @type {Forms} */
	const without = required.flatMap((name) => [
		[`without ${name}`, { ...all, [name]: undefined }],
		[`with a blank ${name}`, { ...all, [name]: " " }],
	]);
	return [
		["an object", all],
		[isOptional ? "nothing" : "missing", undefined],
		["an empty object", {}],
		["null instead of an object", null],
		["text instead of an object", "text"],
		["a list instead of an object", [1]],
		...without,
	];
}
