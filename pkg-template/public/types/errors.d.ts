import type { SendAllReport } from "./bulk.js";

/** One reason why Customer.io refused a request, in its own words. */
export interface Refusal {
	/** The kind of fault, such as `required`. Only v2 has it. */
	readonly reason?: string;
	/** The field at fault, such as `identifiers.id`. Only v2 has it. */
	readonly field?: string;
	/** A sentence for humans. */
	readonly message: string;
}

/** The data that an error is made from. */
export interface ErrorReport {
	/** The kind of failure, which decides the class of the error. */
	readonly code: CustomerIOError["code"];
	readonly message: string;
	readonly retryable: boolean;
	readonly mayHaveTakenEffect: boolean;
	readonly attempts: number;
	readonly argument?: string;
	readonly statusCode?: number;
	/** The reasons in the response; empty if it has none. */
	readonly errors: Refusal[];
	readonly retryAfterMs?: number;
}

/**
 * The base class of every error that a call rejects with. `instanceof` works across realms and duplicate installs. No error contains
 * credentials.
 *
 * @example
 * try {
 * 	await cio.track("42", { name: "purchase" });
 * } catch (error) {
 * 	if (error instanceof CustomerIOError && error.mayHaveTakenEffect) console.warn("it may have been counted");
 * 	else throw error;
 * }
 */
export declare class CustomerIOError extends Error {
	protected constructor(report: ErrorReport, cause?: unknown);
	/** The kind of failure. Each kind has a class of its own. */
	readonly code: "validation" | "request" | "network" | "timeout" | "aborted" | "region" | "load" | "state";
	/** Whether the same call may succeed later, unchanged. */
	readonly retryable: boolean;
	/**
	 * `true`: Customer.io may have processed the call although it failed. `false`: it certainly has not. After a
	 * `sendAll`, it says whether more operations may have been accepted than `report` counts.
	 */
	readonly mayHaveTakenEffect: boolean;
	/** How many attempts were made. 0 if nothing was sent. Those of a list or a wait are its requests, without their retries. */
	readonly attempts: number;
	/** The host's own error, or the reason of the abort; a redacted copy if there are credentials in it. */
	readonly cause?: unknown;
	/** What was accepted before this error stopped a `sendAll`; pass it as `resume` to continue. */
	readonly report?: SendAllReport;
	/** All fields, for logs, with the cause as text. */
	toJSON(): { readonly [name: string]: unknown };
}

/** An argument cannot be sent. Nothing was sent. */
export declare class ValidationError extends CustomerIOError {
	readonly code: "validation";
	/** The argument, with the path to the fault: `event.data.items[3].price`. A long path is cut. */
	readonly argument: string;
}

/** Customer.io responded with a status that is not a success, or with a success whose body is not JSON or is too long. */
export declare class CustomerIORequestError extends CustomerIOError {
	readonly code: "request";
	/** The HTTP status. */
	readonly statusCode: number;
	/** The reasons in the response. Empty if it has none, or none that are readable. */
	readonly errors: readonly Refusal[];
	/** The response. The names of its headers are in lower case. */
	readonly response: {
		readonly statusCode: number;
		readonly headers: { readonly [name: string]: string };
		/** Whether the status is a success, whose body is not JSON or is too long. */
		readonly ok: boolean;
	};
	/** The text of the response, up to 256 KiB. Empty for a success that is too long. */
	readonly body: string;
	/** The wait that the server asked for with `Retry-After`, in milliseconds. */
	readonly retryAfterMs?: number;
}

/**
 * No response: the connection or the `fetch` failed. The host's own error is the `cause`. It is not `retryable` if the `fetch` itself cannot
 * work, such as a mock that does not resolve with a `Response`.
 */
export declare class NetworkError extends CustomerIOError {
	readonly code: "network";
}

/** No complete response within the `timeout` of an attempt or the `totalTimeout` of the call. */
export declare class TimeoutError extends CustomerIOError {
	readonly code: "timeout";
}

/** The caller's signal aborted the call. The signal's reason is the `cause`. */
export declare class AbortError extends CustomerIOError {
	readonly code: "aborted";
}

/**
 * The response was a redirect that is not followed: the account is in another region, or `url` is wrong. In a page, the target of the
 * redirect is unknown.
 */
export declare class RegionError extends CustomerIOError {
	readonly code: "region";
}

/** The WebAssembly could not be loaded. Nothing was sent. The next call tries again. The host's own error is the `cause`. */
export declare class LoadError extends CustomerIOError {
	readonly code: "load";
}

/**
 * The state of Customer.io or of a store stops the call: a list that repeats itself, a failed export, a key that an earlier `sendOnce`
 * has claimed.
 */
export declare class StateError extends CustomerIOError {
	readonly code: "state";
}

/** Whether a value is an error of this package, even one of another realm or another installed copy. */
export declare function isCustomerIOError(value: unknown): value is CustomerIOError;
/** Whether a value is a {@link ValidationError}. */
export declare function isValidationError(value: unknown): value is ValidationError;
/** Whether a value is a {@link CustomerIORequestError}. */
export declare function isCustomerIORequestError(value: unknown): value is CustomerIORequestError;
/** Whether a value is a {@link NetworkError}. */
export declare function isNetworkError(value: unknown): value is NetworkError;
/** Whether a value is a {@link TimeoutError}. */
export declare function isTimeoutError(value: unknown): value is TimeoutError;
/** Whether a value is an {@link AbortError}. */
export declare function isAbortError(value: unknown): value is AbortError;
/** Whether a value is a {@link RegionError}. */
export declare function isRegionError(value: unknown): value is RegionError;
/** Whether a value is a {@link LoadError}. */
export declare function isLoadError(value: unknown): value is LoadError;
/** Whether a value is a {@link StateError}. */
export declare function isStateError(value: unknown): value is StateError;
