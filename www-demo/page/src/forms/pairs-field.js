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
 * @property {string} noun the name of one row
 * @property {string[][]} rows
 * @property {string[]} about the arguments that this field provides, by their names in a ValidationError
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
 * Parses a value as JSON (`5`, `true`, `["a"]`, `"5"`) if possible. Otherwise, it is a string.
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
	return typeof value;
}

/**
 * @param {string[][]} rows
 * @param {PairsOptions} options
 */
function withKeys(rows, { about, noun }) {
	if (rows.some(([key]) => !key)) throw new FieldError(about[0] ?? "", `Each ${noun} needs a key.`);
	return rows.map(([key = "", value = "", ...more]) => /** @type {const} */ ([key, value, ...more]));
}

/**
 * Keys and values of free-form data. Each row shows the JSON type of its value.
 *
 * @param {PairsOptions} options
 * @returns {import("./fields.js").Field}
 */
export function dataField(options) {
	const { texts, ...field } = rowsField({ ...options, columns: COLUMNS, decorate: withKind });
	return {
		...field,
		read: () => Object.fromEntries(withKeys(texts(), options).map(([key, text]) => [key, parseValue(text)])),
	};
}

/** @type {(input: HTMLInputElement, column: string) => HTMLElement} */
function withKind(input, column) {
	if (column !== "value") return input;
	const kind = h("span");
	const show = () => {
		kind.textContent = kindOf(parseValue(input.value));
		kind.className = `kind ${kind.textContent}`;
	};
	input.addEventListener("input", show);
	show();
	return h("div", { class: "value-box" }, input, kind);
}

/**
 * Keys and string values. A key may repeat. Reads as `undefined` if there are none.
 *
 * @param {PairsOptions} options
 * @returns {import("./fields.js").Field}
 */
export function textPairsField(options) {
	const { texts, ...field } = rowsField({ ...options, columns: COLUMNS });
	return { ...field, read: () => grouped(withKeys(texts(), options)) };
}

/**
 * Text files of a multipart body. Reads as `{ fileData, fileDataFileNames }`, either of which may be `undefined`.
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
				fileData: grouped(files.map(([key, , content = ""]) => [key, content])),
				fileDataFileNames: isNamed ? grouped(files.map(([key, name]) => [key, name || key])) : undefined,
			};
		},
	};
}

/**
 * Groups values by key. The values of a repeated key become a list.
 *
 * @param {(readonly [key: string, value: string, ...rest: string[]])[]} pairs
 * @returns {Pairs | undefined}
 */
function grouped(pairs) {
	if (pairs.length === 0) return undefined;
	/** @type {Map<string, string[]>} */
	const values = new Map();
	for (const [key, value] of pairs) values.set(key, [...(values.get(key) ?? []), value]);
	return Object.fromEntries(
		[...values].map(([key, [first = "", ...more]]) => [key, more.length > 0 ? [first, ...more] : first]),
	);
}
