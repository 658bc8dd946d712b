import type { BatchError, Operation } from "./operations.js";

/**
 * Where `sendAll` takes its operations from: an array or another iterable, an async iterable, or a stream. It is read only
 * as there is room. If the run stops before the source ends, the source is told: the iterator by `return()`, the stream by
 * `cancel()`.
 */
export type BulkSource<CioId extends string = string> =
	| Iterable<Operation<CioId>>
	| AsyncIterable<Operation<CioId>>
	| ReadableStream<Operation<CioId>>;

/** How `sendAll` works. */
export interface SendAllOptions {
	/** Ends the run at once with an {@link AbortError}. `AbortSignal.timeout(ms)` limits the time of the whole run. */
	readonly signal?: AbortSignal;
	/**
	 * How long an attempt may take until its answer is read, in milliseconds; 0 for no limit. The client's `timeout` unless
	 * given. The client's `totalTimeout` holds for each request with its retries, not for the run.
	 */
	readonly timeout?: number;
	/** How many requests may be under way at once: 4 unless given. */
	readonly concurrency?: number;
	/** The longest operation that is sent, in bytes of its JSON in UTF-8: 32,000 unless given. Longer ones are rejected. */
	readonly maxItemBytes?: number;
	/** The longest body of a request, in bytes of UTF-8: 480,000 unless given. */
	readonly maxRequestBytes?: number;
	/**
	 * Whether the operations of one person or object are kept in order: the next one is in the same request, or is not sent
	 * before the one before it was answered. One is known by an identifier: the same person by `id` and by `email` is two.
	 * `false` unless given.
	 */
	readonly ordered?: boolean;
	/** How many rejections the report lists: the first 1,000 unless given. */
	readonly maxRejected?: number;
	/**
	 * Goes on where an earlier run over the same source stopped, with the report of its error. The source is read from its
	 * beginning; what the earlier run was done with is left out, also from the counts, and events get the same ids as before.
	 */
	readonly resume?: ResumePoint;
	/** Told of each rejection. What it throws is written to the console and changes nothing else. */
	readonly onRejected?: (error: Rejection) => void;
	/** Told of the state after each request. What it throws is written to the console and changes nothing else. */
	readonly onProgress?: (progress: SendAllProgress) => void;
}

/**
 * Why one operation was rejected. What could not be sent has the reason `invalid`, and the fault in `field` and `message` as
 * the API's own refusals do.
 */
export interface Rejection extends BatchError {
	/** What the caller's own code threw while the operation was read, if it did. */
	readonly cause?: unknown;
}

/** The state of a run. */
export interface SendAllProgress {
	/** Operations taken from the source. Those that an earlier run was done with do not count. */
	readonly read: number;
	/** Operations that Customer.io accepted. */
	readonly accepted: number;
	/** Operations that Customer.io refused, and those that could not be sent: too long or invalid. */
	readonly rejected: number;
	/** Bytes of the bodies sent, those of retries included. */
	readonly bytes: number;
	/** Requests made, retries not counted. */
	readonly requests: number;
	/** Attempts after the first ones. */
	readonly retries: number;
	/** Milliseconds since the start. */
	readonly elapsed: number;
}

/** Operations by their places in the source: from the first number on, up to but without the second, as for `slice`. */
export type IndexRange = readonly [start: number, end: number];

/** Where a run stopped. It is plain JSON, so it can be kept for another process. */
export interface ResumePoint {
	/** All operations before this place are done with: accepted or rejected. */
	readonly resumeFrom: number;
	/** Which ones after that place are done with too. Requests that overtook an earlier one are here, so it stays short. */
	readonly doneRanges: readonly IndexRange[];
	/**
	 * The ULID that the first operation of the source got, or would have; the one at `index` has that plus `index`. Events
	 * that bring their own `id` keep it.
	 */
	readonly firstEventId: string;
}

/**
 * What became of a run. `read` is `accepted` + `rejected` + `uncertain` + what was read but certainly not accepted; a run
 * that came to its end has only the first two.
 */
export interface SendAllReport extends SendAllProgress, ResumePoint {
	/** How many operations may have been accepted: they were sent, and no answer told. */
	readonly uncertain: number;
	/** Which ones those are, all from `resumeFrom` on. An event among them that is sent again with the same id counts once. */
	readonly uncertainRanges: readonly IndexRange[];
	/** The first rejections, at most `maxRejected`: one for each reason that an operation was rejected for. */
	readonly errors: readonly Rejection[];
}
