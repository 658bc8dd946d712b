import type { Json } from "./json.js";

/** Which requests meet a fault, how often, and whether they take effect all the same. */
export interface FaultRule {
	/** Only requests with this method; any unless given. */
	method?: string;
	/** Only requests to this path, as it is on the wire, or to those that begin so if it ends with `*`; any unless given. */
	path?: string;
	/** How many requests meet it: 1 unless given; `Infinity` (in JSON: `null`) for no end. */
	times?: number | null;
	/** The chance, from 0 to 1, that a request that matches meets it; 1 unless given. The option `random` is the die. */
	rate?: number;
	/** Whether the request takes effect before it fails; `false` unless given. With `slow` it always does. */
	processed?: boolean;
}

/**
 * An answer of your own: a redirect, a `Retry-After`, the HTML page of a proxy.
 *
 * @example
 * sandbox.fail({ kind: "answer", status: 429, headers: { "retry-after": "7" }, times: 3 });
 */
export interface AnswerFault extends FaultRule {
	kind: "answer";
	/** From 200 to 599. */
	status: number;
	/** Added to `access-control-allow-origin: *`. */
	headers?: Record<string, string>;
	/** Text and bytes go out as they are, other values as JSON, with its content type unless `headers` has one. */
	body?: Json | Uint8Array;
}

/**
 * The connection is reset before any byte of an answer. Over HTTP, browsers then send the request once more by themselves,
 * even a POST, if the connection had been used before: that one is counted by `times` as well.
 *
 * @example
 * // The event counts, but the caller does not learn it.
 * sandbox.fail({ kind: "reset", path: "/api/v1/events", processed: true });
 */
export interface ResetFault extends FaultRule {
	kind: "reset";
}

/**
 * There is never an answer; the connection stays open.
 *
 * @example
 * sandbox.fail({ kind: "stall", method: "PUT", path: "/api/v1/customers/*" });
 */
export interface StallFault extends FaultRule {
	kind: "stall";
}

/**
 * The real answer, of which half the body comes later. An answer without a body comes later as a whole.
 *
 * @example
 * sandbox.fail({ kind: "slow", delay: 500, times: Infinity });
 */
export interface SlowFault extends FaultRule {
	kind: "slow";
	/** The wait in the middle of the body, in milliseconds. */
	delay: number;
}

/**
 * An answer with status 200 whose body breaks off before its declared length.
 *
 * @example
 * sandbox.fail({ kind: "truncate", rate: 0.1, times: Infinity });
 */
export interface TruncateFault extends FaultRule {
	kind: "truncate";
}

/**
 * How a request fails.
 *
 * @example
 * const fault: Fault = { kind: "answer", status: 503, body: "later" };
 */
export type Fault = AnswerFault | ResetFault | StallFault | SlowFault | TruncateFault;
