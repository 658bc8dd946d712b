/** @import { Json } from "../../types/json.d.ts" */
/** @import { Problem } from "../http/refusal.js" */
import { isObject } from "../../http/body.js";

/**
 * Returns what is wrong with a value at a JSON Pointer.
 *
 * @typedef {(value: Json, pointer: string) => Problem[]} Check
 */

/**
 * @param {string} pointer
 * @param {string} message
 * @returns {Problem[]}
 */
export const wrong = (pointer, message) => [
	{ detail: `${nameOf(pointer)} ${message}`, pointer: pointer || "/" },
];

/** @param {string} pointer such as `/segment/name` */
const nameOf = (pointer) => pointer.slice(1).replaceAll("/", ".") || "the body";

/**
 * @param {{ min?: number; max?: number; choices?: readonly string[]; pattern?: RegExp; what?: string }} [limits] lengths in
 *   characters; `what` says what `pattern` stands for
 * @returns {Check}
 */
export const text = ({ min = 0, max = Number.POSITIVE_INFINITY, choices, pattern, what } = {}) => {
	return (value, pointer) => {
		if (typeof value !== "string") return wrong(pointer, "must be a string");
		if (choices && !choices.includes(value)) return wrong(pointer, `must be one of ${choices.join(", ")}`);
		if (value.length < min)
			return wrong(pointer, min === 1 ? "is required" : `must have at least ${min} characters`);
		if (value.length > max) return wrong(pointer, `must have at most ${max} characters`);
		return pattern && !pattern.test(value) ? wrong(pointer, `must be ${what}`) : [];
	};
};

/**
 * @param {{ min?: number; max?: number; choices?: readonly number[] }} [limits]
 * @returns {Check}
 */
export const integer = ({ min = -Infinity, max = Infinity, choices } = {}) => {
	return (value, pointer) => {
		if (!Number.isSafeInteger(value)) return wrong(pointer, "must be an integer");
		const number = Number(value);
		if (choices && !choices.includes(number)) return wrong(pointer, `must be one of ${choices.join(", ")}`);
		return number < min || number > max ? wrong(pointer, `must be from ${min} to ${max}`) : [];
	};
};

/** @type {Check} */
export const boolean = (value, pointer) =>
	typeof value === "boolean" ? [] : wrong(pointer, "must be true or false");

/** Any object. @type {Check} */
export const object = (value, pointer) => (isObject(value) ? [] : wrong(pointer, "must be an object"));

/**
 * @param {Check} check of each member
 * @returns {Check}
 */
export const record = (check) => (value, pointer) => {
	if (!isObject(value)) return wrong(pointer, "must be an object");
	return Object.entries(value).flatMap(([name, member]) => check(member, `${pointer}/${name}`));
};

/**
 * @param {Check} check of each item
 * @param {{ min?: number; max?: number }} [limits]
 * @returns {Check}
 */
export const list = (check, { min = 0, max = Number.POSITIVE_INFINITY } = {}) => {
	return (value, pointer) => {
		if (!Array.isArray(value)) return wrong(pointer, "must be an array");
		if (value.length < min) return wrong(pointer, `must have at least ${min} item${min === 1 ? "" : "s"}`);
		if (value.length > max) return wrong(pointer, `must have at most ${max} items`);
		return value.flatMap((item, index) => check(item, `${pointer}/${index}`));
	};
};

/**
 * An object by its members. Others are ignored, and so are optional ones that are `null`.
 *
 * @param {Record<string, Check>} required
 * @param {Record<string, Check>} [optional]
 * @returns {Check}
 */
export const shape = (required, optional = {}) => {
	return (value, pointer) => {
		if (!isObject(value)) return wrong(pointer, "must be an object");
		const missing = Object.keys(required).filter((name) => isMissing(value[name]));
		const problems = missing.flatMap((name) => wrong(`${pointer}/${name}`, "is required"));
		for (const [name, check] of Object.entries({ ...optional, ...required })) {
			const member = value[name];
			if (!isMissing(member)) problems.push(...check(member, `${pointer}/${name}`));
		}
		return problems;
	};
};

/** @param {Json | undefined} value */
export const isMissing = (value) => value === undefined || value === null;

/**
 * The members of an object that {@link shape} has checked. Those that are `null` count as left out.
 *
 * @param {Json | undefined} value
 * @param {readonly string[]} [names] all, unless given
 * @param {readonly string[]} [nullable] the members for which `null` means none
 * @returns {{ [name: string]: Json }}
 */
export function givenOf(value, names, nullable = ["reply_to_id"]) {
	const members = isObject(value) ? Object.entries(value) : [];
	return Object.fromEntries(
		members.filter(
			([name, member]) =>
				(names === undefined || names.includes(name)) && (member !== null || nullable.includes(name)),
		),
	);
}

/**
 * An object that has exactly one of some members.
 *
 * @param {Record<string, Check>} members
 * @returns {Check}
 */
export const oneMember = (members) => (value, pointer) => {
	if (!isObject(value)) return wrong(pointer, "must be an object");
	const [name, ...others] = Object.keys(value);
	if (name === undefined || others.length > 0 || !Object.hasOwn(members, name)) {
		return wrong(pointer, `must have exactly one of ${Object.keys(members).join(", ")}`);
	}
	return members[name](value[name], `${pointer}/${name}`);
};

/**
 * A value that fits at least one of several checks. The problems are those of the check that finds the fewest.
 *
 * @param {...Check} checks
 * @returns {Check}
 */
export const either = (...checks) => {
	return (value, pointer) =>
		checks
			.map((check) => check(value, pointer))
			.reduce((best, one) => (one.length < best.length ? one : best));
};
