/**
 * Generates a sample file of people and events, with some invalid rows. The same number of rows always gives the same file.
 *
 * `node www-demo/host/make-sample.js csv 50000 > sample.csv` writes one. The other format is `jsonl`.
 */
import process from "node:process";
import { pathToFileURL } from "node:url";

/**
 * @typedef {object} Row
 * @property {string} id
 * @property {string} [email]
 * @property {string} [event] the name of an event; a row without one is a person
 * @property {number} [timestamp] unix seconds, only for an event
 * @property {Record<string, string | number | boolean>} attributes
 */

const NAMES = ["Ada", "Grace", "Radia", "Łukasz", "José", "Σοφία", "Anaïs", "Edsger", "Katherine", "Alan"];
const CITIES = ["London", "São Paulo, SP", "Łódź", "Київ", 'Paris "Nord"', "Nairobi", "Zürich", "Oslo"];
const PLANS = ["free", "basic", "pro"];
const PRODUCTS = ["Analytical Engine", 'Screen, 27"', "Mug", "Punch cards", "Slide rule"];
const EVENTS = ["purchase", "signed in", "upgraded", "invited a friend"];

/** 2025-10-09. */
const START = 1_760_000_000;

/** One row in this many is invalid. */
const ROWS_PER_INVALID_ROW = 2_000;

/**
 * @template T
 * @param {readonly [T, ...T[]] | T[]} list
 * @param {number} index
 */
const pick = (list, index) => /** @type {T} */ (list[index % list.length]);

/**
 * Two people, then three events of existing people.
 *
 * @param {number} index
 * @returns {Row}
 */
function rowAt(index) {
	const [group, offset] = [Math.floor(index / 5), index % 5];
	if (offset < 2) {
		const number = group * 2 + offset;
		return {
			id: `person-${number}`,
			email: `person-${number}@example.com`,
			attributes: {
				first_name: pick(NAMES, number * 7),
				city: pick(CITIES, number * 3),
				plan: pick(PLANS, number),
				seats: (number * 13) % 40,
				newsletter: number % 3 === 0,
			},
		};
	}
	const buyer = (index * 7_919) % (group * 2 + 2);
	return {
		id: `person-${buyer}`,
		event: pick(EVENTS, index),
		timestamp: START + index,
		attributes: { product: pick(PRODUCTS, index * 3), total: (index % 9_000) / 100 },
	};
}

const COLUMNS = [
	"id",
	"email",
	"event",
	"timestamp",
	"first_name",
	"city",
	"plan",
	"seats",
	"newsletter",
	"product",
	"total",
];

/** @param {unknown} value */
function csvCell(value) {
	const text = String(value ?? "");
	return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {Record<string, unknown>} cells */
const csvLine = (cells) => COLUMNS.map((column) => csvCell(cells[column])).join(",");

/** Lines that the reader, the client or the server rejects. */
const INVALID_CSV = [
	csvLine({ first_name: "Nobody", plan: "free" }),
	csvLine({ id: "x".repeat(151), first_name: "Long" }),
	`${csvLine({ id: "person-1", plan: "pro" })},one,too,many`,
	csvLine({ id: "person-2", event: "e".repeat(101) }),
	csvLine({ id: "person-4", plan: "p".repeat(32_001) }),
];

const INVALID_JSON_LINES = [
	'{ "type": "person", "action": "identify", ',
	'{"type":"person","action":"identify","identifiers":{},"attributes":{"plan":"free"}}',
	'{"type":"person","action":"identfy","identifiers":{"id":"person-1"}}',
	'{"type":"person","action":"event","identifiers":{"id":"person-2"},"name":"purchase","data":{"total":1}}',
	'{"type":"person","action":"add_device","identifiers":{"id":"person-3"},"device":{"id":"c7f3","platform":"ios"}}',
	`{"type":"person","action":"identify","identifiers":{"id":"person-4"},"attributes":{"plan":"${"p".repeat(32_001)}"}}`,
];

/** @param {Row} row */
function jsonLine({ id, email, event, timestamp, attributes }) {
	const identifiers = { id };
	return JSON.stringify(
		event === undefined
			? { type: "person", action: "identify", identifiers, attributes: { email, ...attributes } }
			: { type: "person", action: "event", identifiers, name: event, timestamp, attributes },
	);
}

/** @typedef {"csv" | "jsonl"} Format */

/** @type {Record<Format, { head: string[], line: (row: Row) => string, invalid: string[] }>} */
const FORMATS = {
	csv: {
		head: [COLUMNS.join(",")],
		line: ({ attributes, ...row }) => csvLine({ ...row, ...attributes }),
		invalid: INVALID_CSV,
	},
	jsonl: { head: [], line: jsonLine, invalid: INVALID_JSON_LINES },
};

/**
 * @param {Format} format
 * @param {number} rows
 * @returns {Generator<string, void, void>} lines with line ends
 */
export function* sampleLines(format, rows) {
	const { head, line, invalid } = FORMATS[format];
	for (const text of head) yield `${text}\n`;
	for (let index = 0; index < rows; index += 1) {
		const isInvalid = index % ROWS_PER_INVALID_ROW === ROWS_PER_INVALID_ROW - 1;
		yield `${isInvalid ? pick(invalid, Math.floor(index / ROWS_PER_INVALID_ROW)) : line(rowAt(index))}\n`;
	}
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
	const [format = "csv", rows = "50000"] = process.argv.slice(2);
	if (format !== "csv" && format !== "jsonl")
		throw new Error(`The format must be csv or jsonl, not ${format}.`);
	for (const line of sampleLines(format, Number(rows))) process.stdout.write(line);
}
