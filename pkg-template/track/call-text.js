/** The text of a call of `batching`, as it is handed over. */
import { CHARACTERS } from "../host/chunk.js";
import { plainText } from "../host/json.js";

/** Whether the core would read an argument differently from JSON. @param {unknown} argument */
const isUnlikeItsText = (argument) =>
	argument === undefined || (typeof argument === "number" && !Number.isSafeInteger(argument));

/**
 * The JSON text of a call: the action and its arguments.
 *
 * @param {string} action
 * @param {unknown[]} parameters
 * @returns {string | undefined} `undefined` if JSON cannot carry the arguments as they are, or if the text is too long
 */
export function textOf(action, parameters) {
	let count = parameters.length;
	while (count > 0 && parameters[count - 1] === undefined) count -= 1;
	const given = parameters.slice(0, count);
	if (given.some(isUnlikeItsText)) return undefined;
	const text = plainText([action, ...given]);
	return text !== undefined && text.length <= CHARACTERS ? text : undefined;
}
