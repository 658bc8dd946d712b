/** @import { WireResponse } from "../http/responses.js" */
/** @import { Fault } from "../types/faults.d.ts" */
/** @import { CheckedFault } from "./read-fault.js" */

import { encode } from "../http/bytes.js";
import { accepted, json } from "../http/responses.js";
import { mayHaveBody } from "./read-fault.js";

/**
 * What the transport must do. `slow` sends `rest`, the second half of the body, after `delay`; `truncate` breaks the
 * connection after the body.
 *
 * @typedef {{ kind: "complete" | "truncate"; response: WireResponse }
 *   | { kind: "slow"; response: WireResponse; rest: Uint8Array; delay: number }
 *   | { kind: "reset" | "stall" }} Reply
 */

/** The pending faults, in insertion order. */
export class Faults {
	/** @type {CheckedFault[]} */
	#pending = [];
	#random;

	/** @param {() => number} random */
	constructor(random) {
		this.#random = random;
	}

	/**
	 * @param {CheckedFault} fault
	 * @returns {() => void} removes the fault
	 */
	add(fault) {
		this.#pending.push(fault);
		return () => this.#remove(fault);
	}

	get size() {
		return this.#pending.length;
	}

	/** @returns {Fault[]} copies in JSON's terms, where `Infinity` is `null` */
	list() {
		return this.#pending.map((fault) => ({
			...structuredClone(fault),
			times: fault.times === Number.POSITIVE_INFINITY ? null : fault.times,
		}));
	}

	clear() {
		this.#pending = [];
	}

	/**
	 * The first fault that matches a request. It counts as used.
	 *
	 * @param {{ method: string; path: string }} request
	 * @returns {CheckedFault | undefined}
	 */
	take(request) {
		const taken = this.#pending.find(
			(fault) => matches(fault, request) && (fault.rate === undefined || this.#random() < fault.rate),
		);
		if (taken === undefined) return undefined;
		taken.times -= 1;
		if (taken.times === 0) this.#remove(taken);
		return taken;
	}

	/** @param {CheckedFault} fault */
	#remove(fault) {
		this.#pending = this.#pending.filter((other) => other !== fault);
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
 * Makes a request fail.
 *
 * @param {CheckedFault} fault
 * @param {() => WireResponse} perform handles the request
 * @returns {Reply}
 */
export function applyFault(fault, perform) {
	if (fault.kind === "slow") return slowly(perform(), fault.delay);
	if (fault.processed) perform();
	if (fault.kind === "answer") return { kind: "complete", response: faultResponse(fault) };
	if (fault.kind === "truncate") return { kind: "truncate", response: truncated() };
	return { kind: fault.kind };
}

/**
 * @param {WireResponse} response
 * @param {number} delay
 * @returns {Reply}
 */
function slowly(response, delay) {
	const body = response.body ?? new Uint8Array();
	const half = Math.ceil(body.length / 2);
	const first = response.body && body.subarray(0, half);
	return { kind: "slow", response: { ...response, body: first }, rest: body.subarray(half), delay };
}

/** Half a response that declares the length of the whole. */
function truncated() {
	const { status, headers, body } = accepted();
	const declared = { ...headers, "content-length": String(body.length) };
	return { status, headers: declared, body: body.subarray(0, body.length / 2) };
}

/**
 * @param {Extract<CheckedFault, { kind: "answer" }>} fault
 * @returns {WireResponse}
 */
function faultResponse({ status, headers, body = "" }) {
	/** @type {Record<string, string>} */
	const given = {};
	new Headers(headers).forEach((value, name) => {
		given[name] = value;
	});
	if (!mayHaveBody(status)) return { status, headers: given, body: null };
	if (typeof body === "string") return { status, headers: given, body: encode(body) };
	if (body instanceof Uint8Array) return { status, headers: given, body: new Uint8Array(body) };
	const response = json(status, body);
	return { ...response, headers: { ...response.headers, ...given } };
}
