/** @import { Answer } from "../http/answers.js" */
/** @import { CheckedFault } from "./read-fault.js" */
import { accepted, json } from "../http/answers.js";
import { encode } from "../http/bytes.js";
import { mayHaveBody } from "./read-fault.js";

/**
 * What a transport is to do. Of a `slow` answer, `rest` is the part of the body that comes after `delay`; after the
 * body of a `truncate` the connection breaks.
 *
 * @typedef {{ kind: "answer" | "truncate"; answer: Answer }
 *   | { kind: "slow"; answer: Answer; rest: Uint8Array; delay: number }
 *   | { kind: "reset" | "stall" }} Reply
 */

/** The faults that are still to be met, in the order in which they were added. */
export class Faults {
	/** @type {CheckedFault[]} */
	#waiting = [];
	#random;

	/** @param {() => number} random */
	constructor(random) {
		this.#random = random;
	}

	/**
	 * @param {CheckedFault} fault
	 * @returns {() => void} takes it away
	 */
	add(fault) {
		this.#waiting.push(fault);
		return () => this.#remove(fault);
	}

	clear() {
		this.#waiting = [];
	}

	/**
	 * The fault that a request meets: the first that matches.
	 *
	 * @param {{ method: string; path: string }} request
	 * @returns {CheckedFault | undefined}
	 */
	meet(request) {
		const met = this.#waiting.find(
			(fault) => matches(fault, request) && (fault.rate === undefined || this.#random() < fault.rate),
		);
		if (met === undefined) return undefined;
		met.times -= 1;
		if (met.times === 0) this.#remove(met);
		return met;
	}

	/** @param {CheckedFault} fault */
	#remove(fault) {
		this.#waiting = this.#waiting.filter((other) => other !== fault);
	}
}

/**
 * @param {CheckedFault} fault
 * @param {{ method: string; path: string }} request
 */
function matches({ method, path }, request) {
	if (method !== undefined && method.toUpperCase() !== request.method) return false;
	if (path === undefined) return true;
	return path.endsWith("*") ? request.path.startsWith(path.slice(0, -1)) : request.path === path;
}

/**
 * What becomes of a request that meets a fault.
 *
 * @param {CheckedFault} fault
 * @param {() => Answer} perform lets the request take effect
 * @returns {Reply}
 */
export function suffer(fault, perform) {
	if (fault.kind === "slow") return slowly(perform(), fault.delay);
	if (fault.processed) perform();
	if (fault.kind === "answer") return { kind: "answer", answer: madeAnswer(fault) };
	if (fault.kind === "truncate") return { kind: "truncate", answer: truncated() };
	return { kind: fault.kind };
}

/**
 * @param {Answer} answer
 * @param {number} delay
 * @returns {Reply}
 */
function slowly(answer, delay) {
	const body = answer.body ?? new Uint8Array();
	const half = Math.ceil(body.length / 2);
	const first = answer.body && body.subarray(0, half);
	return { kind: "slow", answer: { ...answer, body: first }, rest: body.subarray(half), delay };
}

/** Half an answer, which declares the whole of it. */
function truncated() {
	const { status, headers, body } = accepted();
	const declared = { ...headers, "content-length": String(body.length) };
	return { status, headers: declared, body: body.subarray(0, body.length / 2) };
}

/**
 * @param {Extract<CheckedFault, { kind: "answer" }>} fault
 * @returns {Answer}
 */
function madeAnswer({ status, headers, body = "" }) {
	/** @type {Record<string, string>} */
	const given = {};
	new Headers(headers).forEach((value, name) => {
		given[name] = value;
	});
	if (!mayHaveBody(status)) return { status, headers: given, body: null };
	if (typeof body === "string") return { status, headers: given, body: encode(body) };
	if (body instanceof Uint8Array) return { status, headers: given, body: new Uint8Array(body) };
	const answer = json(status, body);
	return { ...answer, headers: { ...answer.headers, ...given } };
}
