const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = [0x5b, 0x7b];
const CLOSING = [0x5d, 0x7d];
// Spaces, and what is between the parts of an object or an array.
const BETWEEN = [0x20, 0x09, 0x0a, 0x0d, 0x2c, 0x3a];

/**
 * How many bytes each item of an array takes as it was sent, without the spaces around it. What a parser gives back does
 * not tell: text may have been sent with escapes, and there may be spaces.
 *
 * @param {Uint8Array} bytes a JSON object
 * @param {string} name of the member that holds the array
 * @returns {number[]}
 */
export function itemSizes(bytes, name) {
	const members = [
		...parts(
			bytes,
			bytes.findIndex((byte) => OPENING.includes(byte)),
		),
	];
	/** @type {number[]} */
	let sizes = [];
	for (let index = 0; index < members.length; index += 2) {
		const [[start, end], [array]] = members.slice(index);
		const key = JSON.parse(new TextDecoder().decode(bytes.subarray(start, end)));
		// As in a parser, the last of several members with the same name counts.
		if (key === name) sizes = [...parts(bytes, array)].map(([from, to]) => to - from);
	}
	return sizes;
}

/**
 * Where the items of an array begin and end, or the names and the values of an object.
 *
 * @param {Uint8Array} bytes valid JSON
 * @param {number} opening where the array or the object begins
 * @returns {Generator<[start: number, end: number]>}
 */
function* parts(bytes, opening) {
	let index = opening + 1;
	for (;;) {
		while (BETWEEN.includes(bytes[index])) index += 1;
		if (CLOSING.includes(bytes[index])) return;
		const end = endOfValue(bytes, index);
		yield [index, end];
		index = end;
	}
}

/**
 * @param {Uint8Array} bytes
 * @param {number} start
 */
function endOfValue(bytes, start) {
	let index = start;
	let depth = 0;
	do {
		const byte = bytes[index];
		if (OPENING.includes(byte)) depth += 1;
		if (CLOSING.includes(byte)) depth -= 1;
		index = byte === QUOTE ? endOfText(bytes, index) : index + 1;
	} while (depth > 0 || !(BETWEEN.includes(bytes[index]) || CLOSING.includes(bytes[index])));
	return index;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} start
 */
function endOfText(bytes, start) {
	let index = start + 1;
	while (bytes[index] !== QUOTE) index += bytes[index] === BACKSLASH ? 2 : 1;
	return index + 1;
}
