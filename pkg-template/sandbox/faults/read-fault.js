/** @import { Fault } from "../types/faults.d.ts" */

/** @typedef {Fault & { times: number }} CheckedFault */
/** @typedef {{ [name: string]: any }} Fields what has not been checked yet */

// The longest that a timer waits for.
const MAX_DELAY = 2 ** 31 - 1;

/** @param {number} status */
export const mayHaveBody = (status) => ![204, 205, 304].includes(status);

/** @type {Record<string, { expected: string; holds: (fault: Fields) => boolean }>} */
const COMMON_FIELDS = {
	kind: { expected: "a kind of fault", holds: () => true },
	method: { expected: "text", holds: ({ method = "" }) => typeof method === "string" },
	path: { expected: "text", holds: ({ path = "" }) => typeof path === "string" },
	times: { expected: "a positive integer, or Infinity", holds: ({ times }) => isCount(readTimes(times)) },
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
		headers: { expected: "an object of names and values that HTTP allows", holds: hasUsableHeaders },
		body: {
			expected: "text, bytes or a JSON value, and absent if the status allows none",
			holds: ({ status, body = "" }) => (mayHaveBody(status) ? isUsableBody(body) : body === ""),
		},
	},
	reset: COMMON_FIELDS,
	stall: COMMON_FIELDS,
	slow: {
		...COMMON_FIELDS,
		delay: { expected: "a number of milliseconds", holds: ({ delay }) => isBetween(0, delay, MAX_DELAY) },
	},
	truncate: COMMON_FIELDS,
};

/**
 * A fault as it came from outside, checked; a copy of it.
 *
 * @param {unknown} value
 * @returns {CheckedFault}
 * @throws {TypeError} if a field is unknown, missing or unusable
 */
export function readFault(value) {
	const fault = /** @type {Fields} */ (value ?? {});
	if (!Object.hasOwn(FIELDS, fault.kind)) {
		throw new TypeError(`kind must be one of ${Object.keys(FIELDS).join(", ")}`);
	}
	const fields = FIELDS[fault.kind];
	const unknown = Object.keys(fault).find((name) => !Object.hasOwn(fields, name));
	if (unknown !== undefined) throw new TypeError(`${unknown} is not a field of the fault ${fault.kind}`);
	for (const [name, { expected, holds }] of Object.entries(fields)) {
		if (!holds(fault)) throw new TypeError(`${name} must be ${expected}`);
	}
	return /** @type {CheckedFault} */ ({ ...fault, times: readTimes(fault.times) });
}

/**
 * JSON has `null` where JavaScript writes `Infinity`.
 *
 * @param {any} times
 */
const readTimes = (times = 1) => (times === null ? Number.POSITIVE_INFINITY : times);

/** @param {any} value */
const isCount = (value) => value === Number.POSITIVE_INFINITY || (Number.isInteger(value) && value > 0);

/**
 * @param {number} least
 * @param {any} value
 * @param {number} most
 */
const isBetween = (least, value, most) => typeof value === "number" && value >= least && value <= most;

/** @param {any} body */
function isUsableBody(body) {
	try {
		return JSON.stringify(body) !== undefined;
	} catch {
		return false;
	}
}

/** @param {Fields} fault */
function hasUsableHeaders({ headers = {} }) {
	try {
		new Headers(headers);
		return typeof headers === "object";
	} catch {
		return false;
	}
}
