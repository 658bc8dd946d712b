/** An item: what one call records, as the JSON text that is stored and sent. */
import { Fault } from "../host/fault.js";
import { copy } from "../host/json.js";

/** @typedef {"track" | "page" | "identify"} Type */

/** Bytes of the longest item that a relay accepts. */
export const MAX_ITEM_BYTES = 32_000;

/**
 * @param {Type} type also the method's name
 * @param {string} id
 * @param {unknown} name of the event, or the URL of the page; `undefined` for attributes
 * @param {unknown} data
 * @returns {string}
 * @throws {TypeError} for what cannot be sent
 */
export function encodeItem(type, id, name, data) {
	const isIdentify = type === "identify";
	const argument = isIdentify ? "attributes" : "data";
	if (!isIdentify && (typeof name !== "string" || name.trim() === ""))
		throw new TypeError(`${type}: name must be a string that is not blank`);
	toText(`${type}: name`, name);
	const text = toText(`${type}: ${argument}`, data);
	if (text === undefined ? isIdentify : !text.startsWith("{"))
		throw new TypeError(`${type}: ${argument} must be an object`);
	const head = JSON.stringify({ type, id, name, at: Date.now() / 1000 });
	const item = text === undefined ? head : `${head.slice(0, -1)},"data":${text}}`;
	const bytes = byteLength(item);
	if (bytes > MAX_ITEM_BYTES)
		throw new TypeError(`${type}: must have at most ${MAX_ITEM_BYTES} bytes, not ${bytes}`);
	return item;
}

/**
 * The length of a text in UTF-8. Not by a Blob, which takes a millisecond, or a TextEncoder, which Jest's jsdom lacks.
 *
 * @param {string} text
 */
export const byteLength = (text) =>
	text.replace(/[\u0080-\u07ff\ud800-\udfff]/g, "xx").replace(/[\u0800-\uffff]/g, "xxx").length;

/**
 * The JSON text of a value.
 *
 * @param {string} path of the value, which errors begin with
 * @param {unknown} value
 * @returns {string | undefined} `undefined` for a value that JSON leaves out
 */
function toText(path, value) {
	try {
		return JSON.stringify(copy(value, "", []));
	} catch (thrown) {
		if (!Fault.is(thrown)) throw thrown;
		throw new TypeError(`${path}${thrown.argument} ${thrown.problem}`, { cause: thrown.cause });
	}
}
