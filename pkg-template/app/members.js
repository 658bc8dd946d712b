/** Objects whose members the official client reads by their names, so that inherited ones and getters count, too. */
import { isRecord } from "../host/fault.js";

/**
 * The members of an object, with those of its classes. Methods are not members.
 *
 * @param {object} object
 * @returns {any} plain data
 */
export function allMembers(object) {
	if (isRecord(object)) return { ...object };
	const members = Object.create(null);
	for (let at = object; at !== null && !isRoot(at); at = Object.getPrototypeOf(at)) {
		for (const name of Object.getOwnPropertyNames(at)) {
			const value = name in members ? undefined : /** @type {any} */ (object)[name];
			const isMethod = typeof value === "function" && at !== object;
			if (value !== undefined && !isMethod) members[name] = value;
		}
	}
	return members;
}

/** Whether an object is the prototype of all, of any realm. @param {object} object */
const isRoot = (object) => Object.getPrototypeOf(object) === null && Object.hasOwn(object, "hasOwnProperty");
