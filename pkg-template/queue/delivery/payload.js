/** Payloads: what a queue delivers, and the operations in it. */
import { isObject } from "../../host/fault.js";
import { ownData } from "../../host/json.js";
import { invalid } from "../../host/report.js";

/**
 * A delivered message.
 *
 * @typedef {object} Delivered
 * @property {unknown} message the queue's own object, if it has one
 * @property {unknown} payload
 * @property {number} attempts how often it has been delivered, this time included
 * @property {unknown[]} operations empty if the payload cannot be read
 * @property {Error} [fault] why it cannot be read
 */

/** The name of the part in errors. */
export const ACTION = "consumer";

/**
 * Reads a delivered message. A payload that cannot be read becomes a fault.
 *
 * @param {unknown} message
 * @param {() => unknown} readPayload runs the caller's code
 * @param {() => unknown} readAttempts the same
 * @returns {Delivered}
 */
export function readDelivered(message, readPayload, readAttempts) {
	const attempts = attemptsOf(readAttempts);
	/** @type {unknown} */
	let payload;
	try {
		payload = readPayload();
		return { message, payload, attempts, operations: operationsOf(payload) };
	} catch (cause) {
		const fault = invalid(
			ACTION,
			"payload",
			"must be an operation, an array of operations, or their JSON text",
			cause,
		);
		return { message, payload, attempts, operations: [], fault };
	}
}

/** @param {() => unknown} read */
function attemptsOf(read) {
	try {
		const attempts = Number(read());
		return Number.isFinite(attempts) ? Math.max(Math.floor(attempts), 1) : 1;
	} catch {
		// Without the number, the message gets more attempts than it should, but is not lost.
		return 1;
	}
}

/** @param {unknown} payload @returns {unknown[]} */
function operationsOf(payload) {
	const value = typeof payload === "string" ? JSON.parse(payload) : payload;
	if (!isObject(value)) throw new TypeError(`it is ${value === null ? "null" : `a ${typeof value}`}`);
	if (!Array.isArray(value)) return [value];
	if (value.length === 0) throw new TypeError("it has no operations");
	return Array.from(value);
}

/**
 * Whether an operation may be performed twice: repeating it has no effect, or Customer.io recognises it by its `id`. (In the core, the
 * effects are in `operations/table.rs`.)
 *
 * @param {any} operation
 */
export function isRepeatable(operation) {
	try {
		// What counts is the JSON that is sent. `toJSON` can change any member, and only a string is a valid `id`.
		const isAsSent =
			operation.toJSON === undefined &&
			typeof operation.type === "string" &&
			typeof operation.action === "string";
		const { type, action, id } = isAsSent ? operation : /** @type {any} */ (ownData(operation));
		return type === "person" && ["event", "page", "screen"].includes(action)
			? typeof id === "string"
			: type !== "delivery";
	} catch {
		// It cannot be read, so it will be refused.
		return false;
	}
}
