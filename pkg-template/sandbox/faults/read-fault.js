/** @import { Fault } from "../types/faults.d.ts" */

/** @typedef {Fault & { times: number }} CheckedFault */
/** @typedef {{ [name: string]: any }} Fields not validated yet */

// The longest delay of a timer.
const MAX_DELAY = 2 ** 31 - 1;

/** Headers that the transport sets. A server refuses or breaks a response in which they contradict the body. */
const TRANSPORT_HEADERS = new Set([
	"connection",
	"content-length",
	"keep-alive",
	"trailer",
	"transfer-encoding",
	"upgrade",
]);

/** @param {number} status */
export const mayHaveBody = (status) => ![204, 205, 304].includes(status);

/** @type {Record<string, { expected: string; holds: (fault: Fields) => boolean }>} */
const COMMON_FIELDS = {
	kind: { expected: "a fault kind", holds: () => true },
	method: { expected: "a string", holds: ({ method = "" }) => typeof method === "string" },
	path: { expected: "a string", holds: ({ path = "" }) => typeof path === "string" },
	times: { expected: "a positive integer or Infinity", holds: ({ times }) => isCount(readTimes(times)) },
	rate: { expected: "a number from 0 to 1", holds: ({ rate = 0 }) => isBetween(0, rate, 1) },
	processed: { expected: "a boolean", holds: ({ processed = true }) => typeof processed === "boolean" },
};

/** @type {Record<string, typeof COMMON_FIELDS>} */
const FIELDS = {
	answer: {
		...COMMON_FIELDS,
		status: {
			expected: "an integer from 200 to 599",
			holds: ({ status }) => Number.isInteger(status) && isBetween(200, status, 599),
		},
		headers: {
			expected: `an object of valid header names and values, without ${[...TRANSPORT_HEADERS].join(", ")}`,
			holds: hasValidHeaders,
		},
		body: {
			expected: "a string, bytes or a JSON value, or absent if the status allows no body",
			holds: ({ status, body = "" }) => (mayHaveBody(status) ? isValidBody(body) : body === ""),
		},
	},
	reset: COMMON_FIELDS,
	stall: COMMON_FIELDS,
	slow: {
		...COMMON_FIELDS,
		delay: {
			expected: "a number of milliseconds, at most 2147483647",
			holds: ({ delay }) => isBetween(0, delay, MAX_DELAY),
		},
	},
	truncate: COMMON_FIELDS,
};

/**
 * Validates a fault, and returns a copy of it.
 *
 * @param {unknown} value
 * @returns {CheckedFault}
 * @throws {TypeError} if a field is unknown, missing or invalid
 */
export function readFault(value) {
	const fault = /** @type {Fields} */ (value ?? {});
	if (!Object.hasOwn(FIELDS, fault.kind)) {
		throw new TypeError(`kind must be one of ${Object.keys(FIELDS).join(", ")}`);
	}
	const fields = FIELDS[fault.kind];
	const unknown = Object.keys(fault).find((name) => !Object.hasOwn(fields, name));
	if (unknown !== undefined)
		throw new TypeError(`${unknown} is not a field of a fault of the kind ${fault.kind}`);
	for (const [name, { expected, holds }] of Object.entries(fields)) {
		if (!holds(fault)) throw new TypeError(`${name} must be ${expected}`);
	}
	return /** @type {CheckedFault} */ ({ ...fault, times: readTimes(fault.times) });
}

/**
 * `JSON.stringify` turns `Infinity` into `null`.
 *
 * @param {any} times
 */
const readTimes = (times = 1) => (times === null ? Number.POSITIVE_INFINITY : times);

/** @param {any} value */
const isCount = (value) => value === Number.POSITIVE_INFINITY || (Number.isInteger(value) && value > 0);

/**
 * @param {number} min
 * @param {any} value
 * @param {number} max
 */
const isBetween = (min, value, max) => typeof value === "number" && value >= min && value <= max;

/** @param {any} body */
function isValidBody(body) {
	try {
		return JSON.stringify(body) !== undefined;
	} catch {
		return false;
	}
}

/** @param {Fields} fault */
function hasValidHeaders({ headers = {} }) {
	try {
		// `Headers` takes control characters that `node:http` refuses to send.
		return (
			typeof headers === "object" &&
			[...new Headers(headers)].every(
				([name, value]) => !TRANSPORT_HEADERS.has(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value),
			)
		);
	} catch {
		return false;
	}
}
