import type { Json } from "./json.js";

/** Which requests fail, how often, and whether they still take effect. */
export interface FaultRule {
	/** Only requests with this method. Default: any. */
	method?: string | undefined;
	/** Only requests to this path, as sent. A trailing `*` matches any continuation. Default: any. */
	path?: string | undefined;
	/** How many requests fail. Default 1; `Infinity` (`null` in JSON) means all. */
	times?: number | null | undefined;
	/** The probability, from 0 to 1, that a matching request fails. Default 1. The option `random` decides. */
	rate?: number | undefined;
	/** Whether the request takes effect before it fails. Default `false`; with `slow` it always does. */
	processed?: boolean | undefined;
}

/**
 * A response of your choice: a redirect, a `Retry-After`, the HTML page of a proxy.
 *
 * @example
 * sandbox.fail({ kind: "answer", status: 429, headers: { "retry-after": "7" }, times: 3 });
 */
export interface AnswerFault extends FaultRule {
	kind: "answer";
	/** From 200 to 599. */
	status: number;
	/**
	 * Sent in addition to `access-control-allow-origin: *`. Headers of the transport, such as `content-length` and
	 * `transfer-encoding`, are refused.
	 */
	headers?: Record<string, string> | undefined;
	/** Strings and bytes are sent as they are, other values as JSON, with its content type unless `headers` has one. */
	body?: Json | Uint8Array | undefined;
}

/**
 * Resets the connection before the first byte of the response. Over HTTP, a browser then repeats the request by itself, even
 * a POST, if the connection was reused. `times` counts that request as well.
 *
 * @example
 * // The event is stored, but the caller gets no response.
 * sandbox.fail({ kind: "reset", path: "/api/v1/events", processed: true });
 */
export interface ResetFault extends FaultRule {
	kind: "reset";
}

/**
 * Never responds, and keeps the connection open.
 *
 * @example
 * sandbox.fail({ kind: "stall", method: "PUT", path: "/api/v1/customers/*" });
 */
export interface StallFault extends FaultRule {
	kind: "stall";
}

/**
 * Sends the real response, but the second half of the body late. A response without a body is late as a whole.
 *
 * @example
 * sandbox.fail({ kind: "slow", delay: 500, times: Infinity });
 */
export interface SlowFault extends FaultRule {
	kind: "slow";
	/** The delay in the middle of the body, in milliseconds. */
	delay: number;
}

/**
 * Sends a response with status 200 whose body ends before its declared length.
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
