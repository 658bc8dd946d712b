/** Takes names and values apart: headers, parameters of a query, fields of a form. */

import { Fault, isFile, isObject, reading, wellFormed } from "./fault.js";

/**
 * Names and values, alternating, from an object, a list of pairs, or an iterable of pairs such as `URLSearchParams` and
 * `Headers`. An array as a value repeats its name; an `undefined` value is left out.
 *
 * @param {unknown} value
 * @param {boolean} files whether values may be bytes and Blobs, which stay as they are
 * @returns {unknown[]}
 * @throws {Fault}
 */
export function pairs(value, files) {
	return reading("", () => {
		if (!isObject(value)) throw new Fault("", "must be an object or a list of [name, value] pairs");
		/** @type {unknown[]} */
		const flat = [];
		if (Symbol.iterator in value) {
			let index = 0;
			for (const pair of /** @type {Iterable<unknown>} */ (value)) {
				const path = `[${index}]`;
				index += 1;
				if (!Array.isArray(pair) || pair.length !== 2 || typeof pair[0] !== "string") {
					throw new Fault(path, "must be a [name, value] pair");
				}
				push(flat, path, pair[0], pair[1], files);
			}
			return flat;
		}
		for (const [name, values] of Object.entries(value)) {
			for (const item of Array.isArray(values) ? values : [values]) {
				push(flat, `.${name}`, name, item, files);
			}
		}
		return flat;
	});
}

/**
 * @param {unknown[]} flat
 * @param {string} path
 * @param {string} name
 * @param {unknown} value
 * @param {boolean} files
 */
function push(flat, path, name, value, files) {
	if (value === undefined) return;
	const isScalar = /^(string|boolean|bigint)$/.test(typeof value) || Number.isFinite(value);
	if (isScalar) flat.push(wellFormed(name, path), wellFormed(String(value), path));
	else if (files && isFile(value)) flat.push(wellFormed(name, path), value);
	else if (files) throw new Fault(path, "must be text, a number, bytes or a Blob");
	else throw new Fault(path, "must be a string, a finite number, a bigint or a boolean");
}
