import type { SendAllReport } from "../../track/types/bulk.js";

/** One reason of a refusal, in the server's words. */
export interface Refusal {
	/** The kind of fault, such as `required` (v2 only). */
	readonly reason?: string;
	/** The field at fault (v2 only). */
	readonly field?: string;
	/** The server's sentence. */
	readonly message: string;
}

/** What an error is made from: the core's own account of a failure. */
export interface ErrorReport {
	readonly code: CustomerIOError["code"];
	readonly message: string;
	readonly retryable: boolean;
	readonly mayHaveTakenEffect: boolean;
	readonly attempts: number;
	readonly argument?: string;
	readonly statusCode?: number;
	readonly errors: Refusal[];
	readonly retryAfterMs?: number;
}

/**
 * Everything that a call rejects with. `instanceof` holds across realms and duplicate installs. No error holds credentials.
 */
export declare class CustomerIOError extends Error {
	protected constructor(report: ErrorReport, cause?: unknown);
	/** The kind of failure; each has a class of its own. */
	readonly code: "validation" | "request" | "network" | "timeout" | "aborted" | "region" | "load";
	/** Whether the same call may succeed later, unchanged. */
	readonly retryable: boolean;
	/**
	 * Whether the call may have taken effect all the same: an attempt was sent and its outcome is not known. `false` is
	 * certain.
	 */
	readonly mayHaveTakenEffect: boolean;
	/** How many attempts were made; 0 if nothing was sent. */
	readonly attempts: number;
	/** The host's own error behind this one, or the reason of an abort. */
	readonly cause?: unknown;
	/** What had become of the operations, if this ended a `sendAll`. */
	readonly report?: SendAllReport;
	/** The fields above and those of the class, for logs; the cause as text. */
	toJSON(): { readonly [name: string]: unknown };
}

/** An argument that cannot be sent; nothing was. */
export declare class ValidationError extends CustomerIOError {
	readonly code: "validation";
	/** The argument, with the path to the fault in it: `event.data.items[3].price`. */
	readonly argument: string;
}

/** Customer.io answered with a status outside 200 to 299, or with something else than the JSON that was asked for. */
export declare class CustomerIORequestError extends CustomerIOError {
	readonly code: "request";
	/** The HTTP status. */
	readonly statusCode: number;
	/** The reasons that the answer gave; empty if it gave none that are readable. */
	readonly errors: readonly Refusal[];
	/** The answer: its headers' names are in lower case. */
	readonly response: {
		readonly statusCode: number;
		readonly headers: { readonly [name: string]: string };
		readonly ok: boolean;
	};
	/** The answer's text. */
	readonly body: string;
	/** The wait that the server asked for by `Retry-After`, in milliseconds. */
	readonly retryAfterMs?: number;
}

/** No answer: the connection failed, or the host's `fetch` did. Its own error is the `cause`. */
export declare class NetworkError extends CustomerIOError {
	readonly code: "network";
}

/** No complete answer within the timeout, of the attempt or of the whole call. */
export declare class TimeoutError extends CustomerIOError {
	readonly code: "timeout";
}

/** The caller's signal ended the call. The signal's reason is the `cause`. */
export declare class AbortError extends CustomerIOError {
	readonly code: "aborted";
}

/**
 * The answer was a redirect that is not followed: the account is in another region, or `url` leads elsewhere. A page is not
 * told where to.
 */
export declare class RegionError extends CustomerIOError {
	readonly code: "region";
}

/** The WebAssembly could not be loaded; nothing was sent. The next call tries again. */
export declare class LoadError extends CustomerIOError {
	readonly code: "load";
}

/** Whether a value is an error of this package, whichever copy of it or realm it came from. */
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
