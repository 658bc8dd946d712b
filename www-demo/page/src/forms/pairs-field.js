import { h } from "../dom/elements.js";
import { FieldError } from "./fields.js";
import { rowsField } from "./rows-field.js";

/**
 * @typedef {import("../../../shared/actions.js").Json} Json
 * @typedef {import("../../../shared/actions.js").Pairs} Pairs
 */

/**
 * @typedef {object} PairsOptions
 * @property {string} label
 * @property {string} noun what one row is called
 * @property {string[][]} rows
 * @property {string[]} about the arguments, as a ValidationError names them, that this field gives
 */

const COLUMNS = [
	{ name: "key", label: "Key" },
	{ name: "value", label: "Value" },
];

const FILE_COLUMNS = [
	{ name: "field", label: "Field" },
	{ name: "filename", label: "File name" },
	{ name: "content", label: "Content" },
];

/**
 * What a value's text means: JSON where it is JSON (`5`, `true`, `["a"]`, `"5"`), else the text itself.
 *
 * @param {string} text
 * @returns {Json}
 */
function parseValue(text) {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** @param {Json} value */
function kindOf(value) {
	if (value === null) return "null";
	if (Array.isArray(value)) return "list";
	return typeof value === "string" ? "text" : typeof value;
}

/**
 * @param {string[][]} rows
 * @param {PairsOptions} options
 */
function withKeys(rows, { about, noun }) {
	if (rows.some(([key]) => !key)) throw new FieldError(about[0] ?? "", `Give each ${noun} a key.`);
	return rows.map(([key = "", value = "", ...more]) => /** @type {const} */ ([key, value, ...more]));
}

/**
 * Keys and values of free-form data. Each row shows the type that its value is sent as.
 *
 * @param {PairsOptions} options
 * @returns {import("./fields.js").Field}
 */
export function dataField(options) {
	const { texts, ...field } = rowsField({ ...options, columns: COLUMNS, dress: withKind });
	return {
		...field,
		read: () => Object.fromEntries(withKeys(texts(), options).map(([key, text]) => [key, parseValue(text)])),
	};
}

/** @type {(input: HTMLInputElement, column: string) => HTMLElement} */
function withKind(input, column) {
	if (column !== "value") return input;
	const kind = h("span", { class: "kind" });
	const show = () => {
		kind.textContent = kindOf(parseValue(input.value));
	};
	input.addEventListener("input", show);
	show();
	return h("div", { class: "value-box" }, input, kind);
}

/**
 * Keys and values that are text, whatever they look like; a key may repeat. Reads as `undefined` if there are none.
 *
 * @param {PairsOptions} options
 * @returns {import("./fields.js").Field}
 */
export function textPairsField(options) {
	const { texts, ...field } = rowsField({ ...options, columns: COLUMNS });
	return { ...field, read: () => gathered(withKeys(texts(), options)) };
}

/**
 * Files of a multipart body, as text. Reads as `{ fileData, fileDataFileNames }`, either of which may be `undefined`.
 *
 * @param {PairsOptions} options
 * @returns {import("./fields.js").Field}
 */
export function filesField(options) {
	const { texts, ...field } = rowsField({ ...options, columns: FILE_COLUMNS });
	return {
		...field,
		read() {
			const files = withKeys(texts(), options);
			const isNamed = files.some(([, name]) => name !== "");
			return {
				fileData: gathered(files.map(([key, , content = ""]) => [key, content])),
				fileDataFileNames: isNamed ? gathered(files.map(([key, name]) => [key, name || key])) : undefined,
			};
		},
	};
}

/**
 * The values by their keys; those of a key that repeats as a list.
 *
 * @param {(readonly [key: string, value: string, ...rest: string[]])[]} pairs
 * @returns {Pairs | undefined}
 */
function gathered(pairs) {
	if (pairs.length === 0) return undefined;
	/** @type {Map<string, string[]>} */
	const values = new Map();
	for (const [key, value] of pairs) values.set(key, [...(values.get(key) ?? []), value]);
	return Object.fromEntries(
		[...values].map(([key, [first = "", ...more]]) => [key, more.length > 0 ? [first, ...more] : first]),
	);
}
