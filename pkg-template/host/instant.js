/** Objects that stand for an instant: Date, Temporal's, and those of date libraries. */
import { Fault, tagOf } from "./fault.js";

/**
 * The milliseconds since 1970 of an object that stands for an instant.
 *
 * @param {any} value
 * @returns {number | undefined} `undefined` for any other object
 * @throws {Fault} for an invalid date
 */
export function instantOf(value) {
	const ms = toMilliseconds(value);
	if (Number.isNaN(ms)) throw new Fault("", "is an invalid date");
	return ms;
}

/**
 * @param {any} value
 * @returns {number | undefined} NaN for an invalid date
 */
function toMilliseconds(value) {
	const tag = tagOf(value);
	// Not `value.getTime()`, nor its JSON: some libraries patch them.
	if (tag === "[object Date]") return Date.prototype.getTime.call(value);
	if (/^\[object Temporal\./.test(tag)) return value.epochMilliseconds;
	return typeof value.toJSON === "function" ? millisecondsOfLibrary(value) : undefined;
}

/**
 * An object of Moment, Luxon, Day.js and their like: its value is a number of milliseconds, and its JSON is text for the same instant.
 *
 * @param {any} value
 */
function millisecondsOfLibrary(value) {
	const ms = value.valueOf?.();
	if (typeof ms !== "number") return undefined;
	const json = value.toJSON();
	if (Number.isNaN(ms) && json === null) return Number.NaN;
	const isSameSecond =
		typeof json === "string" && Math.floor(Date.parse(json) / 1000) === Math.floor(ms / 1000);
	return isSameSecond ? ms : undefined;
}
